import styles from './dialogs.module.css';

export interface ConsequencesProps {
  readonly does: readonly string[];
  readonly doesNot: readonly string[];
}

/** The consequences of an action, shown before it is submitted. */
export function Consequences({ does, doesNot }: ConsequencesProps) {
  return (
    <>
      <Sentences heading="What happens" sentences={does} />
      <Sentences heading="Limits" sentences={doesNot} />
    </>
  );
}

function Sentences({
  heading,
  sentences,
}: {
  readonly heading: string;
  readonly sentences: readonly string[];
}) {
  return (
    <div>
      <h3 className={styles['heading']}>{heading}</h3>
      <ul className={styles['points']}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
