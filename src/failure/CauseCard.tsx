import type { ReactNode } from 'react';
import { parseWorkflowArn } from '../aws/imagebuilder/workflowArn.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { Places, type Place } from '../ui/Places.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { formatDuration, parseInstant } from '../lib/time.ts';
import { Untrusted } from '../ui/Untrusted.tsx';
import type { Cause } from './cause.ts';
import { causeTitle } from './causeTitle.ts';
import { textSourceLabels } from './causeText.ts';
import styles from './CauseCard.module.css';
import type { Hint } from './hintRule.ts';
import { MadeImagesNote } from './MadeImagesNote.tsx';
import { OtherFailures } from './OtherFailures.tsx';

export interface CauseCardProps {
  readonly cause: Cause;
  readonly hints: readonly Hint[];
  /** Where the evidence is. */
  readonly places: readonly Place[];
  /** Whether the failed step is still being read: what is shown may get more exact. */
  readonly reading: boolean;
  /** Opens an execution in the list. */
  readonly onShow: (execution: WorkflowExecution) => void;
  /** The whole text, where another source has more of it than the cause. Untrusted. */
  readonly fullText?: string | undefined;
  /** The log lines of the failure. */
  readonly children?: ReactNode;
}

/** The cause of a failed build: what failed, its error text, the next steps and the evidence. */
export function CauseCard(props: CauseCardProps) {
  const { cause, hints, places, reading, onShow, children } = props;
  const { execution, step, stepName, text, otherTexts, exitCode, component, regions } = cause;
  const whole = props.fullText ?? text?.text ?? '';
  return (
    <section
      className={styles['card']}
      data-kind={cause.kind}
      data-skip-target="cause"
      aria-label="Cause"
      aria-busy={reading}
    >
      <h2 className={styles['title']}>
        <StatusIcon shape={cause.kind === 'failed' ? 'cross' : 'slash'} />
        <span>{causeTitle(cause)}</span>
      </h2>
      {execution && (
        <p className={styles['where']}>
          <Button variant="quiet" size="small" onClick={() => onShow(execution)}>
            <Untrusted text={workflowName(execution)} />
          </Button>
          {(stepName ?? step?.name) && (
            <>
              <span aria-hidden="true">›</span>
              <strong>
                <Untrusted text={stepName ?? step?.name ?? ''} />
              </strong>
            </>
          )}
          <span>{circumstances(cause)}</span>
        </p>
      )}
      {text ? (
        <div className={styles['words']}>
          <p className={styles['line']}>
            <Untrusted text={text.line} />
          </p>
          <p className={styles['facts']}>
            {joined([
              exitCode !== undefined && `exit code ${exitCode}`,
              component?.name && (
                <>
                  component <Untrusted text={`${component.name} ${component.version ?? ''}`.trim()} />
                </>
              ),
              component?.phase && (
                <>
                  phase <Untrusted text={component.phase} />
                </>
              ),
              component?.step && (
                <>
                  step <Untrusted text={component.step} />
                </>
              ),
              `from ${textSourceLabels[text.source]}`,
            ])}
            <CopyButton label="Copy text" text={whole} />
          </p>
          {whole.trim() !== text.line.trim() && (
            <details>
              {/* One line in either case: the log may be read later, and nothing must move. */}
              <summary>{props.fullText === undefined ? 'Full text' : 'Full text, from the log'}</summary>
              <pre className={styles['whole']}>
                <Untrusted text={whole} />
              </pre>
            </details>
          )}
        </div>
      ) : (
        <p>{reading ? 'Reading the failed step…' : 'No error message returned.'}</p>
      )}
      {children}
      {otherTexts.length > 0 && (
        <details className={styles['more']}>
          <summary>Other error messages ({otherTexts.length})</summary>
          <ul>
            {otherTexts.map((other) => (
              <li key={other.source + other.line}>
                <Untrusted text={other.line} />{' '}
                <span className={styles['muted']}>from {textSourceLabels[other.source]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {regions.length > 1 && (
        <ul className={styles['regions']} aria-label="Failed regions">
          {regions.map(({ region, status, errorMessage }) => (
            <li key={region}>
              <strong>
                <Untrusted text={region} />
              </strong>{' '}
              <Untrusted text={[status, errorMessage].filter(Boolean).join(': ')} />
            </li>
          ))}
        </ul>
      )}
      {hints.length > 0 && (
        <ul className={styles['hints']} aria-label="What this usually means">
          {hints.map(({ id, means, nextStep }) => (
            <li key={id}>
              {means} <span className={styles['next']}>{nextStep}</span>
            </li>
          ))}
        </ul>
      )}
      <MadeImagesNote made={cause.made} />
      {places.length > 0 && <Places places={places} />}
      <OtherFailures cause={cause} onShow={onShow} />
    </section>
  );
}

/** The parts with a dot between them; parts that are absent are left out. */
function joined(parts: readonly ReactNode[]): ReactNode {
  return parts
    .filter((part) => part !== undefined && part !== false && part !== '')
    .map((part, index) => (
      // The parts of one sentence never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index}>
        {index > 0 && ' · '}
        {part}
      </span>
    ));
}

function workflowName(execution: WorkflowExecution): string {
  return (
    parseWorkflowArn(execution.workflowBuildVersionArn)?.name ??
    execution.workflowBuildVersionArn ??
    'Unnamed workflow'
  );
}

function circumstances({ step, attempt, execution }: Cause): string {
  const from = parseInstant(execution?.startTime);
  const to = parseInstant(execution?.endTime);
  const stepAttempt =
    step?.attemptNumber !== undefined && step.maxAttempts !== undefined && step.maxAttempts > 1
      ? `attempt ${step.attemptNumber} of ${step.maxAttempts}`
      : undefined;
  return [
    step?.action && `(${step.action})`,
    attempt && `attempt ${attempt.number} of ${attempt.of} of the workflow`,
    stepAttempt,
    from !== undefined && to !== undefined && to >= from && `after ${formatDuration(to - from)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
