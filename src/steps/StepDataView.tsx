import { LongText } from '../ui/LongText.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { readData } from './readData.ts';
import styles from './StepDataView.module.css';

export interface StepDataViewProps {
  readonly title: string;
  readonly data: string | undefined;
}

/** A step's inputs or outputs. */
export function StepDataView({ title, data }: StepDataViewProps) {
  const read = readData(data);
  if (read.kind === 'none') return null;
  return (
    <section className={styles['data']}>
      <h4 className={styles['title']}>{title}</h4>
      {read.kind === 'text' ? (
        <LongText text={read.text} label={title} />
      ) : (
        <dl className={styles['members']}>
          {read.members.map(([name, text]) => (
            <div key={name} className={styles['member']}>
              <dt>
                <code>
                  <Untrusted text={name} />
                </code>
              </dt>
              <dd>
                <LongText text={text} label={`${title}: ${name}`} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
