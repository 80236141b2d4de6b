import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import { type LogProblem, policyStatement } from './logProblem.ts';

export interface LogProblemNoticeProps {
  readonly problem: LogProblem;
  readonly onRetry?: (() => void) | undefined;
}

/** Why there are no log lines, and what to do about it. */
export function LogProblemNotice({ problem, onRetry }: LogProblemNoticeProps) {
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
    </Notice>
  );
}
