import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../aws/client.ts';
import { answererOf } from '../aws/imagebuilder/waiting.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { AnswerableStep } from './answerableStep.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { timesOutAt, waitingFactsQuery } from './waitingFacts.ts';
import styles from './WaitingMark.module.css';
import { answererLabel } from './waitingWords.ts';

export interface WaitingMarkProps {
  readonly client: AwsClient;
  readonly step: AnswerableStep;
  /** Opens its dialog. Without it the mark is only a mark. */
  readonly onAnswer: (() => void) | undefined;
}

/** Says on an execution's row that one of its steps waits, for whom and how long yet, and leads to the answer. */
export function WaitingMark({ client, step, onAnswer }: WaitingMarkProps) {
  const facts = useQuery(waitingFactsQuery(client, step)).data;
  const until = timesOutAt(step, facts);
  const words = (
    <>
      <StatusIcon shape="hand" />
      <span>
        <Untrusted text={step.name ?? 'A step'} /> waits
        {facts && ` for ${answererLabel[answererOf(facts.detail).kind]}`}
        {until !== undefined && (
          <>
            {' '}
            · <TimeLeft at={until} />
          </>
        )}
        {onAnswer && (
          <>
            {' '}
            <span className={styles['answer']}>Answer…</span>
          </>
        )}
      </span>
    </>
  );
  return (
    <span className={styles['place']}>
      {onAnswer ? (
        <button type="button" className={styles['mark']} aria-haspopup="dialog" onClick={onAnswer}>
          {words}
        </button>
      ) : (
        <span className={styles['mark']}>{words}</span>
      )}
    </span>
  );
}
