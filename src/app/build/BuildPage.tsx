import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReadAddress } from '../../address/address.ts';
import { isPartOfAnother } from '../../address/addressStore.ts';
import type { ExecutionRow } from '../../executions/executionRow.ts';
import { ExecutionsPanel } from '../../executions/ExecutionsPanel.tsx';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { Part } from '../../ui/Part.tsx';
import { afterRows, rowsAreShown } from './afterRows.ts';
import { BuildFactsContext } from './buildFacts.ts';
import { BuildName } from './header/BuildName.tsx';
import styles from './BuildPage.module.css';
import { loadFailedFirstPage } from './loadFailedFirstPage.ts';
import { firstFailed } from './rowTimes.ts';
import type { Services } from '../shell/services.ts';
import { useBuild } from './useBuild.ts';
import { useView } from '../shell/useView.ts';

const BuildTools = afterRows(async () => (await import('./header/BuildTools.tsx')).BuildTools);
const BuildTop = afterRows(async () => (await import('./header/BuildTop.tsx')).BuildTop);
const ExecutionInside = afterRows(async () => (await import('./ExecutionInside.tsx')).ExecutionInside);
const ExecutionsMore = afterRows(
  async () => (await import('../../executions/ExecutionsMore.tsx')).ExecutionsMore,
);
const FailedFirstPage = lazyPart(loadFailedFirstPage);
const NoExecutions = afterRows(async () => (await import('../../failure/NoExecutions.tsx')).NoExecutions);
const ResponseFacts = afterRows(
  async () => (await import('../../executions/ResponseFacts.tsx')).ResponseFacts,
);
const RowBadge = afterRows(async () => (await import('./actions/RowBadge.tsx')).RowBadge);
const RunningStep = afterRows(async () => (await import('./RunningStep.tsx')).RunningStep);
const PartialList = afterRows(async () => (await import('./PartialList.tsx')).PartialList);
const LogPanel = lazyPart(async () => (await import('./log/LogPanel.tsx')).LogPanel);
const TimelinePanel = lazyPart(async () => (await import('./TimelinePanel.tsx')).TimelinePanel);
const Toolbar = afterRows(async () => (await import('../../executions/Toolbar.tsx')).Toolbar);
const CausePanel = afterRows(async () => (await import('./cause/CausePanel.tsx')).CausePanel);

export interface BuildPageProps extends Services {
  readonly build: ImageBuildVersion;
  readonly view: ReadAddress['address'];
}

/** One build, read from the top like an answer to "what happened?". */
export function BuildPage({ build, view, ...services }: BuildPageProps) {
  const { access, address, browser, config, host } = services;
  useView(`${build.image} ${build.version} / ${build.build}`, build.arn);
  const client = access.client(build.region, build.account);
  const { settings, executions, image, message } = useBuild(client, build, view);
  const { state, facts, rows } = executions;
  useEffect(() => {
    if (state.kind !== 'loading') rowsAreShown();
  }, [state.kind]);
  const onView = useCallback((change: Partial<typeof view>) => address.replace(change), [address]);
  const renderDetail = useCallback(
    (row: ExecutionRow) => (
      <Part name={`Details of ${row.workflowName}`} fallback={<div className={styles['inside']} />}>
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
        <Part name="Waiting steps">
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
        <Part name="Current step">
          <RunningStep client={client} workflowExecutionId={workflowExecutionId} status={status} />
        </Part>
      ),
    [client],
  );

  // Executions that failed before the page was opened are open at first. Later failures open nothing, so that the page does not
  // move.
  const [failedAtFirst, setFailedAtFirst] = useState<readonly string[] | undefined>();
  if (failedAtFirst === undefined && state.kind === 'shown') setFailedAtFirst(firstFailed(rows));
  const somethingFailed = message !== undefined || (failedAtFirst?.length ?? 0) > 0;
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
    <Part name="Filters" fallback={<div className={styles['toolbar']} />}>
      <Toolbar rows={rows} filters={view} onFilter={onView} />
    </Part>
  );
  const footer = state.kind === 'shown' && (
    <Part name="Load more" fallback={<div className={styles['footer']} />}>
      <ExecutionsMore executions={executions} canDownload={!isPartOfAnother(address)} />
    </Part>
  );
  const empty = (
    <Part name="Why there are no executions">
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

  return (
    <main className={styles['page']} data-view={view.view}>
      <Part name="Build" fallback={<BuildName build={build} />} instead={<BuildName build={build} />}>
        {state.kind === 'loading' ? (
          <BuildName build={build} />
        ) : (
          <BuildTop
            build={build}
            client={client}
            settings={settings}
            executions={executions}
            image={image}
            {...services}
          />
        )}
      </Part>
      {state.kind === 'shown' && (
        <Part name="Cause" fallback={somethingFailed && <div className={styles['why']} />}>
          <CausePanel
            client={client}
            build={build}
            image={image.data}
            imageIsLoading={image.isLoading}
            message={message}
            rows={rows}
            services={{ access, address, config }}
            onShow={show}
          />
        </Part>
      )}
      {view.startingToken !== undefined && state.kind !== 'loading' && (
        <Part name="Where the list starts">
          <PartialList pageSize={settings.pageSize} address={address} />
        </Part>
      )}
      {state.kind === 'failed' ? (
        <Part name="Why the list could not be read">
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
      {state.kind !== 'loading' && (
        <Part name="Response facts">
          <ResponseFacts facts={facts} arn={build.arn} />
        </Part>
      )}
    </main>
  );
}
