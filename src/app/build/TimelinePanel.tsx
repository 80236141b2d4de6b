import { useCallback, useDeferredValue, type ReactNode } from 'react';
import { ListNotes } from '../../executions/ListNotes.tsx';
import { executionFilter } from '../../executions/table/executionColumns.tsx';
import { executionStatusMeaning } from '../../aws/imagebuilder/executionStatus.ts';
import { summarise } from '../../executions/summary.ts';
import type { Executions } from '../../executions/useExecutions.ts';
import { useMatchingRows } from '../../executions/table/useMatchingRows.ts';
import { useOpenRows } from '../../executions/table/useOpenRows.ts';
import type { Filters } from '../../lists/rowFilter.ts';
import type { AwsClient } from '../../aws/client.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../timeline/Timeline.tsx';
import { useTimelineSteps } from './useTimelineSteps.ts';

type ViewState = Filters & { readonly open: readonly string[] };

export interface TimelinePanelProps {
  readonly client: AwsClient;
  readonly executions: Executions;
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  /** Shown in place of lanes when there are none. */
  readonly empty: ReactNode;
  readonly tools?: ReactNode;
  /** The filters. */
  readonly toolbar?: ReactNode;
  /** Shown below the last lane. */
  readonly footer?: ReactNode;
}

/** The executions of one build against time, with the table's filters. */
export function TimelinePanel(props: TimelinePanelProps) {
  const { client, executions, view, onView, empty, tools, toolbar, footer } = props;
  const { state, more } = executions;
  const rows = useDeferredValue(executions.rows);
  const shown = useMatchingRows(rows, view);
  const onOpen = useCallback((keys: readonly string[]) => onView({ open: keys }), [onView]);
  const { isOpen, toggle } = useOpenRows(view.open, onOpen);
  const stepsOf = useTimelineSteps(client, shown, isOpen);
  return (
    <Panel
      skipTarget="executions"
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
        isFiltering={executionFilter.isActive(view)}
        isSorted={false}
        matching={shown.length}
        onClear={() => onView(executionFilter.cleared)}
      />
      {executions.rows.length === 0 && state.kind !== 'loading' && more.kind === 'end'
        ? empty
        : shown.length > 0 && (
            <Timeline
              rows={shown}
              appearanceOf={executionStatusMeaning}
              isOpen={isOpen}
              toggle={toggle}
              stepsOf={stepsOf}
            />
          )}
      {footer}
    </Panel>
  );
}
