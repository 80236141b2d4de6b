import { useQuery } from '@tanstack/react-query';
import type { AwsClient } from '../../aws/client.ts';
import { answererOf } from '../../aws/imagebuilder/waiting.ts';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { actionTexts } from '../actionTexts.ts';
import type { AnswerableStep } from './waitingSteps.ts';
import { TimeLeft } from './TimeLeft.tsx';
import { timesOutAt, waitingFactsQuery } from './waitingFacts.ts';
import styles from './WaitingBadge.module.css';

export interface WaitingBadgeProps {
  readonly client: AwsClient;
  readonly step: AnswerableStep;
  /** Opens the dialog; without it the badge is not a button. */
  readonly onAnswer: (() => void) | undefined;
}

/** A waiting step on its execution's row: what it waits for, the time left, and a button that opens its dialog. */
export function WaitingBadge({ client, step, onAnswer }: WaitingBadgeProps) {
  const facts = useQuery(waitingFactsQuery(client, step)).data;
  const until = timesOutAt(step, facts);
  const content = (
    <>
      <StatusIcon shape="hand" />
      <span>
        <Untrusted text={step.name ?? 'A step'} /> waits
        {facts && ` for ${actionTexts.answerer[answererOf(facts.detail).kind]}`}
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
    <span className={styles['container']}>
      {onAnswer ? (
        <button type="button" className={styles['badge']} aria-haspopup="dialog" onClick={onAnswer}>
          {content}
        </button>
      ) : (
        <span className={styles['badge']}>{content}</span>
      )}
    </span>
  );
}
