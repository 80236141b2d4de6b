import { describeError } from '../../aws/describeError.ts';
import type { ServiceError } from '../../aws/serviceError.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { RequestIds } from '../../ui/RequestIds.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { type LogProblem, policyStatement } from './logProblem.ts';

export interface LogProblemNoticeProps {
  readonly problem: LogProblem;
  /** The request that failed, if one did. */
  readonly error?: ServiceError | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** Why there are no log lines, and what to do about it. */
export function LogProblemNotice({ problem, error, onRetry }: LogProblemNoticeProps) {
  const { title, detail, nextStep, permission, mayRetry } = problem;
  return (
    <Notice
      tone="attention"
      role="status"
      title={title}
      actions={
        (permission || (mayRetry && onRetry)) && (
          <>
            {mayRetry && onRetry && <Button onClick={onRetry}>Retry</Button>}
            {permission && <CopyButton label="Copy policy statement" text={policyStatement(permission)} />}
          </>
        )
      }
    >
      <p>
        <Untrusted text={detail} />
      </p>
      <p>
        <Untrusted text={nextStep} />
      </p>
      {error && <RequestIds ids={describeError(error).requestIds} />}
    </Notice>
  );
}
