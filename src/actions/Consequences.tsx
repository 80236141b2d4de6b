import styles from './dialogs.module.css';

export interface ConsequencesProps {
  readonly does: readonly string[];
  readonly doesNot: readonly string[];
}

/** What an action will and will not do, in sentences: said before it is sent. */
export function Consequences({ does, doesNot }: ConsequencesProps) {
  return (
    <>
      <Sentences heading="What it does" sentences={does} />
      <Sentences heading="What it does not do" sentences={doesNot} />
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
