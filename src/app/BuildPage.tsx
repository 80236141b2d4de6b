import { lazy, Suspense, useCallback, useState } from 'react';
import type { ReadAddress } from '../address/address.ts';
import type { ExecutionRow } from '../executions/executionRow.ts';
import { ExecutionsPanel } from '../executions/ExecutionsPanel.tsx';
import { RefreshControl } from '../executions/RefreshControl.tsx';
import { ResponseFacts } from '../executions/ResponseFacts.tsx';
import { ResumeToken } from '../executions/ResumeToken.tsx';
import type { ImageBuildVersion } from '../imagebuilder/arn.ts';
import type { WorkflowExecution } from '../imagebuilder/workflowExecution.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './BuildPage.module.css';
import { stateOfBuild } from './buildState.ts';
import { ExecutionInside } from './ExecutionInside.tsx';
import { FailedFirstPage } from './FailedFirstPage.tsx';
import { NotifyWhenEnded } from './NotifyWhenEnded.tsx';
import type { Services } from './services.ts';
import { useBuild } from './useBuild.ts';
import { useTab } from './useTab.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

const TimelinePanel = lazy(async () => ({ default: (await import('./TimelinePanel.tsx')).TimelinePanel }));
const Why = lazy(async () => ({ default: (await import('./Why.tsx')).Why }));

export interface BuildPageProps extends Services {
  readonly build: ImageBuildVersion;
  readonly view: ReadAddress['address'];
}

/** One build, read from the top like an answer to "what happened?". */
export function BuildPage({ build, view, access, address }: BuildPageProps) {
  const imageBuilder = access.imageBuilder(build.region);
  const { settings, executions, image, refresh, message, canChange } = useBuild(imageBuilder, build, view);
  const { state, presses, rows, resumeToken } = executions;
  const name = `${image.data?.name ?? build.image} ${build.version} / ${build.build}`;
  const buildState = stateOfBuild(image.data, rows);
  useTab(name, buildState);
  const onView = useCallback((change: Partial<typeof view>) => address.replace(change), [address]);
  const renderDetail = useCallback(
    (row: ExecutionRow) => <ExecutionInside imageBuilder={imageBuilder} build={build} row={row} />,
    [imageBuilder, build],
  );

  // What had failed when the page was opened is open at once. What fails while somebody looks opens nothing: the page
  // would move under the reader.
  const [failedAtFirst, setFailedAtFirst] = useState<readonly string[] | undefined>();
  if (failedAtFirst === undefined && state.kind === 'shown') setFailedAtFirst(firstFailed(rows));
  const open = view.open ?? failedAtFirst ?? [];
  const show = ({ workflowExecutionId }: WorkflowExecution) => {
    if (workflowExecutionId === undefined) return;
    address.replace({ open: [...new Set([...open, workflowExecutionId])] });
    document
      .querySelector(`#${CSS.escape(`row-${workflowExecutionId}`)}`)
      ?.scrollIntoView({ block: 'start' });
  };

  const tools = (
    <>
      <ViewSwitch view={view.view} onView={onView} />
      {presses[0] && (
        <RefreshControl
          since={presses[0].readAt}
          look={refresh.look}
          canChangeNow={refresh.canChangeNow}
          canChange={canChange}
        />
      )}
      <NotifyWhenEnded build={name} state={buildState.word} canChange={canChange} />
      {resumeToken && (
        <ResumeToken
          imageBuildVersionArn={build.arn}
          region={build.region}
          pageSize={settings.pageSize}
          resumeToken={resumeToken}
          href={address.href({
            startingToken: resumeToken,
            pageSize: settings.pageSize,
            open: undefined,
          })}
        />
      )}
    </>
  );
  const empty = <p className={styles['empty']}>This build has no workflow executions.</p>;

  return (
    <main className={styles['page']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>
          {build.image}{' '}
          <span className={styles['version']}>
            {build.version} / {build.build}
          </span>
        </h1>
        <p className={styles['where']}>
          {build.region} · {build.account}
        </p>
      </header>
      {state.kind === 'shown' && (
        <Suspense>
          <Why
            imageBuilder={imageBuilder}
            build={build}
            image={image.data}
            message={message}
            rows={rows}
            onShow={show}
          />
        </Suspense>
      )}
      {view.startingToken !== undefined && (
        <Notice
          tone="neutral"
          title="This list starts in the middle"
          actions={
            <Button onClick={() => address.push({ startingToken: undefined })}>From the beginning</Button>
          }
        >
          <p>It begins where a resume token says, at a page size of {settings.pageSize}.</p>
        </Notice>
      )}
      {state.kind === 'failed' ? (
        <FailedFirstPage
          error={state.error}
          fromToken={view.startingToken !== undefined}
          onRetry={executions.retry}
        />
      ) : (
        <Suspense>
          {view.view === 'timeline' ? (
            <TimelinePanel
              imageBuilder={imageBuilder}
              executions={executions}
              view={{ ...view, open }}
              onView={onView}
              empty={empty}
              tools={tools}
            />
          ) : (
            <ExecutionsPanel
              executions={executions}
              view={{ ...view, open }}
              onView={onView}
              renderDetail={renderDetail}
              empty={empty}
              tools={tools}
            />
          )}
        </Suspense>
      )}
      <ResponseFacts presses={presses} arn={build.arn} />
    </main>
  );
}

/** The first execution that failed, in the order of their ends. */
function firstFailed(rows: readonly ExecutionRow[]): string[] {
  const [first] = rows
    .filter(({ execution }) => execution.status === 'FAILED')
    .toSorted((a, b) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity));
  return first ? [first.key] : [];
}
