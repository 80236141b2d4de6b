import { CopyButton } from '../ui/CopyButton.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { ExecutionsFacts } from './executionsQuery.ts';
import styles from './ResponseFacts.module.css';

export interface ResponseFactsProps {
  /** The facts of each page. */
  readonly facts: readonly ExecutionsFacts[];
  /** The ARN of the request; the responses name it too. */
  readonly arn: string;
}

/** What the service's responses say beside their executions: the build's ARN, its own reason, and the request ids. */
export function ResponseFacts({ facts, arn }: ResponseFactsProps) {
  const responseArn = facts.find((fact) => fact.imageBuildVersionArn)?.imageBuildVersionArn ?? arn;
  const message = facts.find((fact) => fact.message)?.message;
  const requestIds = facts.flatMap(({ requestId }) => requestId ?? []);
  const [last] = requestIds.slice(-1);
  return (
    <footer className={styles['facts']}>
      <Facts
        facts={[
          [
            'ARN',
            <>
              <code>
                <Untrusted text={responseArn} />
              </code>
              <CopyButton label="Copy ARN" text={responseArn} />
            </>,
          ],
          ['Message', message && <Untrusted key="message" text={message} />],
          [
            'Request ID',
            last && (
              <>
                <code>
                  <Untrusted text={last} />
                </code>
                <CopyButton label="Copy request IDs" text={requestIds.join('\n')} />
                {requestIds.length > 1 && <span>the last of {requestIds.length}</span>}
              </>
            ),
          ],
        ]}
      />
    </footer>
  );
}
