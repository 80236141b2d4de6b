import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ReadAddress } from '../../address/address.ts';
import type { ExecutionRow } from '../../executions/executionRow.ts';
import { ExecutionsPanel } from '../../executions/ExecutionsPanel.tsx';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { WorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { afterRows, rowsAreShown } from './afterRows.ts';
import { BuildName } from './BuildName.tsx';
import styles from './BuildPage.module.css';
import { loadFailedFirstPage } from './loadFailedFirstPage.ts';
import { firstFailed } from './rowTimes.ts';
import type { Services } from '../shell/services.ts';
import { useBuild } from './useBuild.ts';

const BuildTools = afterRows(async () => (await import('./BuildTools.tsx')).BuildTools);
const BuildTop = afterRows(async () => (await import('./BuildTop.tsx')).BuildTop);
const ExecutionInside = afterRows(async () => (await import('./ExecutionInside.tsx')).ExecutionInside);
const ExecutionsMore = afterRows(
  async () => (await import('../../executions/ExecutionsMore.tsx')).ExecutionsMore,
);
const FailedFirstPage = lazy(async () => ({ default: await loadFailedFirstPage() }));
const NoExecutions = afterRows(async () => (await import('../../failure/NoExecutions.tsx')).NoExecutions);
const ResponseFacts = afterRows(
  async () => (await import('../../executions/ResponseFacts.tsx')).ResponseFacts,
);
const RowMark = afterRows(async () => (await import('./RowMark.tsx')).RowMark);
const StartsInTheMiddle = afterRows(async () => (await import('./StartsInTheMiddle.tsx')).StartsInTheMiddle);
const TimelinePanel = lazy(async () => ({ default: (await import('./TimelinePanel.tsx')).TimelinePanel }));
const Toolbar = afterRows(async () => (await import('../../executions/Toolbar.tsx')).Toolbar);
const Why = afterRows(async () => (await import('./Why.tsx')).Why);

export interface BuildPageProps extends Services {
  readonly build: ImageBuildVersion;
  readonly view: ReadAddress['address'];
}

/** One build, read from the top like an answer to "what happened?". */
export function BuildPage({ build, view, ...services }: BuildPageProps) {
  const { access, address, config, host } = services;
  const client = access.client(build.region);
  const { settings, executions, image, message } = useBuild(client, build, view);
  const { state, presses, rows } = executions;
  useEffect(() => {
    if (state.kind !== 'loading') rowsAreShown();
  }, [state.kind]);
  const onView = useCallback((change: Partial<typeof view>) => address.replace(change), [address]);
  const renderDetail = useCallback(
    (row: ExecutionRow) => (
      <Suspense fallback={<div className={styles['inside']} />}>
        <ExecutionInside client={client} build={build} row={row} />
      </Suspense>
    ),
    [client, build],
  );

  const renderMark = useCallback(
    ({ execution }: ExecutionRow) =>
      execution.status === 'RUNNING' && (
        <Suspense>
          <RowMark room={{ access, address, config }} build={build} id={execution.workflowExecutionId} />
        </Suspense>
      ),
    [access, address, config, build],
  );

  // What had failed when the page was opened is open at once. What fails while somebody looks opens nothing: the page
  // would move under the reader.
  const [failedAtFirst, setFailedAtFirst] = useState<readonly string[] | undefined>();
  if (failedAtFirst === undefined && state.kind === 'shown') setFailedAtFirst(firstFailed(rows));
  const somethingFailed = message !== undefined || (failedAtFirst?.length ?? 0) > 0;
  const open = view.open ?? failedAtFirst ?? [];
  const show = ({ workflowExecutionId }: WorkflowExecution) => {
    if (workflowExecutionId === undefined) return;
    address.replace({ open: [...new Set([...open, workflowExecutionId])] });
    document
      .querySelector(`#${CSS.escape(`row-${workflowExecutionId}`)}`)
      ?.scrollIntoView({ block: 'start' });
  };

  const tools = state.kind === 'shown' && (
    <Suspense>
      <BuildTools
        client={client}
        build={build}
        settings={settings}
        executions={executions}
        session={access.session}
        address={address}
        host={host}
        view={view.view}
        image={image.data}
      />
    </Suspense>
  );
  const toolbar = rows.length > 0 && (
    <Suspense fallback={<div className={styles['toolbar']} />}>
      <Toolbar rows={rows} filters={view} onFilter={onView} />
    </Suspense>
  );
  const footer = state.kind === 'shown' && (
    <Suspense fallback={<div className={styles['footer']} />}>
      <ExecutionsMore executions={executions} />
    </Suspense>
  );
  const empty = (
    <Suspense>
      <NoExecutions build={build} image={image.data} message={message} reading={image.isLoading} />
    </Suspense>
  );

  return (
    <main className={styles['page']}>
      <Suspense fallback={<BuildName build={build} />}>
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
      </Suspense>
      {state.kind === 'shown' && (
        <Suspense fallback={somethingFailed && <div className={styles['why']} />}>
          <Why client={client} build={build} image={image.data} message={message} rows={rows} onShow={show} />
        </Suspense>
      )}
      {view.startingToken !== undefined && state.kind !== 'loading' && (
        <Suspense>
          <StartsInTheMiddle pageSize={settings.pageSize} address={address} />
        </Suspense>
      )}
      {state.kind === 'failed' ? (
        <Suspense>
          <FailedFirstPage
            error={state.error}
            build={build}
            config={config}
            access={access}
            fromToken={view.startingToken !== undefined}
            onRetry={executions.retry}
          />
        </Suspense>
      ) : (
        <Suspense>
          {view.view === 'timeline' ? (
            <TimelinePanel
              client={client}
              executions={executions}
              view={{ ...view, open }}
              onView={onView}
              empty={empty}
              tools={tools}
              toolbar={toolbar}
              footer={footer}
            />
          ) : (
            <ExecutionsPanel
              executions={executions}
              view={{ ...view, open }}
              onView={onView}
              renderDetail={renderDetail}
              renderMark={renderMark}
              empty={empty}
              tools={tools}
              toolbar={toolbar}
              footer={footer}
            />
          )}
        </Suspense>
      )}
      {state.kind !== 'loading' && (
        <Suspense>
          <ResponseFacts presses={presses} arn={build.arn} />
        </Suspense>
      )}
    </main>
  );
}
