import { LongText } from '../ui/LongText.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import styles from './StepDataView.module.css';
import { readStepDocument, type StepReference, type StepValue } from './stepDocument.ts';

export interface StepDataViewProps {
  readonly title: string;
  /** The API's `inputs` or `outputs`. */
  readonly data: string | undefined;
}

/** A step's inputs or outputs. */
export function StepDataView({ title, data }: StepDataViewProps) {
  const document = readStepDocument(data);
  if (document.kind === 'nothing') return null;
  return (
    <section className={styles['data']}>
      <h4 className={styles['title']}>{title}</h4>
      {document.kind === 'value' ? (
        <Value value={document.value} label={title} />
      ) : (
        <dl className={styles['members']}>
          {document.members.map(({ name, value }) => (
            <div key={name} className={styles['member']}>
              <dt>
                <code>
                  <Untrusted text={name} />
                </code>
              </dt>
              <dd>
                <Value value={value} label={`${title}: ${name}`} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function Value({ value, label }: { value: StepValue; label: string }) {
  switch (value.kind) {
    case 'text':
    case 'json':
      return <LongText text={value.text} label={label} />;
    case 'reference':
      return <Reference reference={value.reference} label={label} />;
  }
}

function Reference({ reference, label }: { reference: StepReference; label: string }) {
  return (
    <span className={styles['reference']}>
      <LongText text={reference.path} label={label} />
      <span className={styles['note']}>
        {reference.step === undefined ? (
          'not resolved'
        ) : (
          <>
            not resolved: an output of <Untrusted text={reference.step} />
          </>
        )}
      </span>
    </span>
  );
}
