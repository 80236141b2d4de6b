import { useCallback, useDeferredValue, useMemo, type ReactNode } from 'react';
import type { Address } from '../address/address.ts';
import type { ExecutionRow } from '../executions/executionRow.ts';
import { lookOfExecution } from '../statuses/executionLook.ts';
import { summarise } from '../executions/summary.ts';
import type { Executions } from '../executions/useExecutions.ts';
import type { ImageBuilder } from '../imagebuilder/client.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import styles from './TimelinePanel.module.css';
import { useTimelineSteps } from './useTimelineSteps.ts';

type ViewState = Pick<Address, 'filter' | 'status' | 'type'> & { readonly open: readonly string[] };

export interface TimelinePanelProps {
  readonly imageBuilder: ImageBuilder;
  readonly executions: Executions;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  /** Stands where lanes would, when there are none. */
  readonly empty: ReactNode;
  readonly tools?: ReactNode;
  /** The filters. */
  readonly toolbar?: ReactNode;
  /** What is below the last lane. */
  readonly footer?: ReactNode;
}

/** The executions of one build against time, with the table's filters. */
export function TimelinePanel(props: TimelinePanelProps) {
  const { imageBuilder, executions, view, onView, empty, tools, toolbar, footer } = props;
  const { state, more } = executions;
  const rows = useDeferredValue(executions.rows);
  const filter = useDeferredValue(view.filter.trim().toLowerCase());
  const { status, type } = view;
  const shown = useMemo(
    () => rows.filter((row) => matches(row, filter, status, type)),
    [rows, filter, status, type],
  );
  const open = useMemo(() => new Set(view.open), [view.open]);
  const isOpen = useCallback((key: string) => open.has(key), [open]);
  const toggle = useCallback(
    (key: string) =>
      onView({ open: open.has(key) ? [...open].filter((one) => one !== key) : [...open, key] }),
    [open, onView],
  );
  const stepsOf = useTimelineSteps(imageBuilder, shown, isOpen);
  return (
    <section className={styles['panel']} aria-labelledby="timeline-summary">
      <header className={styles['head']}>
        <h2 id="timeline-summary" className={styles['summary']} aria-live="polite">
          {state.kind === 'loading' ? 'Workflow executions' : summarise(executions.rows)}
        </h2>
        {tools}
        {toolbar}
      </header>
      {shown.length < rows.length && (
        <p className={styles['scope']} role="status">
          {shown.length.toLocaleString('en')} of {rows.length.toLocaleString('en')} loaded executions match.
        </p>
      )}
      {executions.rows.length === 0 && state.kind !== 'loading' && more.kind === 'end'
        ? empty
        : shown.length > 0 && (
            <Timeline
              rows={shown}
              lookOf={lookOfExecution}
              isOpen={isOpen}
              toggle={toggle}
              stepsOf={stepsOf}
            />
          )}
      {footer}
    </section>
  );
}

function matches(
  { execution, haystack }: ExecutionRow,
  filter: string,
  status: readonly string[],
  type: readonly string[],
): boolean {
  if (status.length > 0 && !status.includes(execution.status ?? '')) return false;
  if (type.length > 0 && !type.includes(execution.type ?? '')) return false;
  return filter.split(/\s+/).every((word) => haystack.includes(word));
}
