import { useCallback, useDeferredValue, useMemo, type ReactNode } from 'react';
import { ListNotes } from '../../executions/ListNotes.tsx';
import { matchesFilters, type RowFilters } from '../../executions/rowFilter.ts';
import { lookOfExecution } from '../../statuses/executionLook.ts';
import { summarise } from '../../executions/summary.ts';
import type { Executions } from '../../executions/useExecutions.ts';
import { useOpenRows } from '../../executions/useOpenRows.ts';
import type { AwsClient } from '../../aws/client.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../timeline/Timeline.tsx';
import { useTimelineSteps } from './useTimelineSteps.ts';

type ViewState = RowFilters & { readonly open: readonly string[] };

export interface TimelinePanelProps {
  readonly client: AwsClient;
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
  const { client, executions, view, onView, empty, tools, toolbar, footer } = props;
  const { state, more } = executions;
  const rows = useDeferredValue(executions.rows);
  const { status, type } = view;
  const filter = useDeferredValue(view.filter.trim());
  const shown = useMemo(
    () => rows.filter((row) => matchesFilters(row, { filter, status, type })),
    [rows, filter, status, type],
  );
  const onOpen = useCallback((keys: readonly string[]) => onView({ open: keys }), [onView]);
  const { isOpen, toggle } = useOpenRows(view.open, onOpen);
  const stepsOf = useTimelineSteps(client, shown, isOpen);
  return (
    <Panel
      heading={
        state.kind === 'loading' ? 'Workflow executions' : summarise(executions.rows, more.kind === 'end')
      }
      tools={
        <>
          {tools}
          {toolbar}
        </>
      }
    >
      <ListNotes
        executions={executions}
        filters={view}
        isSorted={false}
        matching={shown.length}
        onFilter={onView}
      />
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
    </Panel>
  );
}
