import { CopyButton } from '../ui/CopyButton.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { Press } from './press.ts';
import styles from './ResponseFacts.module.css';

export interface ResponseFactsProps {
  readonly presses: readonly Press[];
  /** The ARN that was asked for; the answers name it too. */
  readonly arn: string;
}

/** What the service's answers say of themselves: which build they are about, its own reason, and the request. */
export function ResponseFacts({ presses, arn }: ResponseFactsProps) {
  const answeredArn = presses.find((press) => press.imageBuildVersionArn)?.imageBuildVersionArn ?? arn;
  const message = presses.find((press) => press.message)?.message;
  const requestIds = presses.flatMap(({ requestId }) => requestId ?? []);
  const [last] = requestIds.slice(-1);
  return (
    <footer className={styles['facts']}>
      <Facts
        facts={[
          [
            'ARN',
            <>
              <code>
                <Untrusted text={answeredArn} />
              </code>
              <CopyButton label="Copy ARN" text={answeredArn} />
            </>,
          ],
          ['Message', message && <Untrusted key="message" text={message} />],
          [
            'Request id',
            last && (
              <>
                <code>
                  <Untrusted text={last} />
                </code>
                <CopyButton label="Copy request ids" text={requestIds.join('\n')} />
                {requestIds.length > 1 && <span>the last of {requestIds.length}</span>}
              </>
            ),
          ],
        ]}
      />
    </footer>
  );
}
