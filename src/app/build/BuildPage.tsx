import { useCallback, useMemo, useState } from 'react';
import type { ReadAddress } from '../../address/address.ts';
import { isPartOfAnother } from '../../address/addressStore.ts';
import type { ExecutionRow } from '../../executions/executionRow.ts';
import { ExecutionsPanel } from '../../executions/ExecutionsPanel.tsx';
import { Toolbar } from '../../executions/Toolbar.tsx';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { useSorting } from '../../lists/useSortedRows.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { fromRest } from './fromRest.ts';
import { BuildLoading } from './BuildLoading.tsx';
import { BuildFactsContext } from './buildFacts.ts';
import { BuildName } from './header/BuildName.tsx';
import styles from './BuildPage.module.css';
import { BuildTools } from './header/BuildTools.tsx';
import { BuildTop } from './header/BuildTop.tsx';
import { ExecutionInside } from './ExecutionInside.tsx';
import { firstFailed } from './rowTimes.ts';
import type { Services } from '../shell/services.ts';
import { useView } from '../shell/useView.ts';
import { useBuild } from './useBuild.ts';
import { useCause } from './cause/useCause.ts';
import { useFirstView } from './useFirstView.ts';
import { CausePanel } from './cause/CausePanel.tsx';

const ExecutionsMore = fromRest((rest) => rest.ExecutionsMore);
const FailedFirstPage = fromRest((rest) => rest.FailedFirstPage);
const NoExecutions = fromRest((rest) => rest.NoExecutions);
const PartialList = fromRest((rest) => rest.PartialList);
const ResponseFacts = fromRest((rest) => rest.ResponseFacts);
const RowBadge = fromRest((rest) => rest.RowBadge);
const RunningStep = fromRest((rest) => rest.RunningStep);
const LogPanel = lazyPart(async () => (await import('./log/LogPanel.tsx')).LogPanel);
const TimelinePanel = lazyPart(async () => (await import('./TimelinePanel.tsx')).TimelinePanel);

export interface BuildPageProps extends Services {
  readonly build: ImageBuildVersion;
  readonly view: ReadAddress['address'];
  /** Called once the first view is on the screen. */
  readonly onShown?: () => void;
}

/** One build, read from the top like an answer to "what happened?". */
export function BuildPage({ build, view, onShown, ...services }: BuildPageProps) {
  const { access, address, browser, config, host } = services;
  useView(`${build.image} ${build.version} / ${build.build}`, build.arn);
  const client = access.client(build.region, build.account);
  const { settings, executions, image, message } = useBuild(client, build, view);
  const { state, facts, rows } = executions;
  const cause = useCause({ client, build, image: image.data, message, rows });
  const sorting = useSorting(view.sort !== undefined);
  const isRead = !image.isLoading && !cause.isReading && !sorting.isLoading;
  const isShown = useFirstView(state.kind !== 'loading', isRead || state.kind === 'failed', onShown);
  const onView = useCallback((change: Partial<typeof view>) => address.replace(change), [address]);
  const renderDetail = useCallback(
    (row: ExecutionRow) => (
      <Part name={`Details of ${row.workflowName}`}>
        <ExecutionInside
          client={client}
          build={build}
          row={row}
          address={config.logLines ? address : undefined}
        />
      </Part>
    ),
    [client, build, address, config],
  );

  const renderBadge = useCallback(
    ({ execution }: ExecutionRow) =>
      execution.status === 'RUNNING' && (
        <Part name="Waiting steps" afterPaint>
          <RowBadge
            services={{ access, address, browser, config }}
            build={build}
            id={execution.workflowExecutionId}
          />
        </Part>
      ),
    [access, address, browser, config, build],
  );

  const renderProgress = useCallback(
    ({ execution: { status, workflowExecutionId } }: ExecutionRow) =>
      status === 'RUNNING' &&
      workflowExecutionId !== undefined && (
        <Part name="Current step" afterPaint>
          <RunningStep client={client} workflowExecutionId={workflowExecutionId} status={status} />
        </Part>
      ),
    [client],
  );

  // Executions that failed before the page was opened are open at first. Later failures open nothing, so that the page does not
  // move.
  const [failedAtFirst, setFailedAtFirst] = useState<readonly string[] | undefined>();
  if (failedAtFirst === undefined && state.kind === 'shown') setFailedAtFirst(firstFailed(rows));
  const open = view.open ?? failedAtFirst ?? [];
  const show = ({ workflowExecutionId }: WorkflowExecution) => {
    if (workflowExecutionId === undefined) return;
    address.replace({ open: [...new Set([...open, workflowExecutionId])] });
    // A superseded attempt has no row before it is open.
    requestAnimationFrame(() => {
      const row = document.querySelector(`#${CSS.escape(`row-${workflowExecutionId}`)}`);
      row?.scrollIntoView({ block: 'start' });
      row?.querySelector<HTMLElement>('button[aria-expanded]')?.focus({ preventScroll: true });
    });
  };

  const tools = state.kind === 'shown' && (
    <Part name="Refresh and view">
      <BuildTools
        client={client}
        build={build}
        settings={settings}
        executions={executions}
        session={access.session}
        config={config}
        address={address}
        host={host}
        view={view.view}
        hasLog={config.logLines}
        image={image.data}
      />
    </Part>
  );
  const toolbar = rows.length > 0 && (
    <Part name="Filters">
      <Toolbar rows={rows} filters={view} onFilter={onView} />
    </Part>
  );
  const footer = state.kind === 'shown' && (
    <Part name="Load more" afterPaint fallback={<div className={styles['footer']} />}>
      <ExecutionsMore executions={executions} canDownload={!isPartOfAnother(address)} />
    </Part>
  );
  const empty = (
    <Part name="Why there are no executions" afterPaint>
      <NoExecutions build={build} image={image.data} message={message} reading={image.isLoading} />
    </Part>
  );
  const panelProps = { executions, view: { ...view, open }, onView, empty, tools, toolbar, footer };
  const buildFacts = useMemo(() => ({ rows, message }), [rows, message]);
  const table = (
    <BuildFactsContext value={buildFacts}>
      <ExecutionsPanel
        {...panelProps}
        renderDetail={renderDetail}
        renderBadge={renderBadge}
        renderProgress={renderProgress}
      />
    </BuildFactsContext>
  );

  if (!isShown) return <BuildLoading build={build} />;
  return (
    <main className={styles['page']} data-view={view.view}>
      <Part name="Build" instead={<BuildName build={build} />}>
        <BuildTop
          build={build}
          client={client}
          settings={settings}
          executions={executions}
          image={image}
          found={cause.found}
          {...services}
        />
      </Part>
      {state.kind === 'shown' && (
        <Part name="Cause">
          <CausePanel
            client={client}
            build={build}
            found={cause.found}
            image={image.data}
            imageIsLoading={image.isLoading}
            message={message}
            rows={rows}
            services={{ access, address, config }}
            onShow={show}
          />
        </Part>
      )}
      {view.startingToken !== undefined && (
        <Part name="Where the list starts" afterPaint>
          <PartialList pageSize={settings.pageSize} address={address} />
        </Part>
      )}
      {state.kind === 'failed' ? (
        <Part name="Why the list could not be read" afterPaint>
          <FailedFirstPage
            error={state.error}
            build={build}
            config={config}
            access={access}
            fromToken={view.startingToken !== undefined}
            onRetry={executions.refresh}
            retryAt={executions.retryAt}
          />
        </Part>
      ) : view.view === 'timeline' ? (
        <Part name="Timeline" instead={table}>
          <TimelinePanel client={client} {...panelProps} />
        </Part>
      ) : view.view === 'log' ? (
        <Part name="Log" instead={table}>
          <LogPanel
            client={client}
            build={build}
            image={image.data}
            imageIsLoading={image.isLoading}
            executions={executions}
            view={view}
            services={{ access, address, config }}
            tools={tools}
          />
        </Part>
      ) : (
        table
      )}
      <Part name="Response facts" afterPaint>
        <ResponseFacts facts={facts} arn={build.arn} />
      </Part>
    </main>
  );
}
