import { useCallback, useMemo } from 'react';
import type { ReadAddress } from '../address/address.ts';
import type { ExecutionRow } from '../executions/executionRow.ts';
import { ExecutionsPanel } from '../executions/ExecutionsPanel.tsx';
import { RefreshControl } from '../executions/RefreshControl.tsx';
import { canPressChange } from '../executions/refreshPresses.ts';
import { ResponseFacts } from '../executions/ResponseFacts.tsx';
import { ResumeToken } from '../executions/ResumeToken.tsx';
import { useExecutions } from '../executions/useExecutions.ts';
import type { ImageBuildVersion } from '../imagebuilder/arn.ts';
import { describeError, type ListError } from '../imagebuilder/describeError.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Untrusted } from '../ui/Untrusted.tsx';
import styles from './BuildPage.module.css';
import { ExecutionInside } from './ExecutionInside.tsx';
import { listSettings } from './listSettings.ts';
import type { Services } from './services.ts';
import { useRefresh } from './useRefresh.ts';

export interface BuildPageProps extends Services {
  readonly build: ImageBuildVersion;
  readonly view: ReadAddress['address'];
}

/** One build, read from the top like an answer to "what happened?". */
export function BuildPage({ build, view, access, address }: BuildPageProps) {
  const { pageSize, maxItems, startingToken } = view;
  const settings = useMemo(
    () => listSettings(build.arn, { pageSize, maxItems, startingToken }),
    [build.arn, pageSize, maxItems, startingToken],
  );
  const imageBuilder = access.imageBuilder(build.region);
  const executions = useExecutions(imageBuilder, settings);
  const refresh = useRefresh(imageBuilder, settings);
  const { state, presses, resumeToken } = executions;
  const onView = useCallback((change: Partial<typeof view>) => address.replace(change), [address]);
  const renderDetail = useCallback(
    (row: ExecutionRow) => <ExecutionInside imageBuilder={imageBuilder} build={build} row={row} />,
    [imageBuilder, build],
  );
  const message = presses.find((press) => press.message)?.message;

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
      {message && (
        <Notice tone="danger" title="The image’s own reason">
          <p>
            <Untrusted text={message} />
          </p>
        </Notice>
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
        <ExecutionsPanel
          executions={executions}
          view={view}
          onView={onView}
          renderDetail={renderDetail}
          empty={<p className={styles['empty']}>This build has no workflow executions.</p>}
          tools={
            <>
              {presses[0] && (
                <RefreshControl
                  since={presses[0].readAt}
                  look={refresh.look}
                  canChangeNow={refresh.canChangeNow}
                  canChange={presses.some(canPressChange)}
                />
              )}
              {resumeToken && (
                <ResumeToken
                  imageBuildVersionArn={build.arn}
                  region={build.region}
                  pageSize={settings.pageSize}
                  resumeToken={resumeToken}
                  href={address.href({
                    startingToken: resumeToken,
                    pageSize: settings.pageSize,
                    open: [],
                  })}
                />
              )}
            </>
          }
        />
      )}
      <ResponseFacts presses={presses} arn={build.arn} />
    </main>
  );
}

interface FailedFirstPageProps {
  readonly error: ListError;
  readonly fromToken: boolean;
  readonly onRetry: () => void;
}

function FailedFirstPage({ error, fromToken, onRetry }: FailedFirstPageProps) {
  const { title, advice, detail } = describeError(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The workflow executions could not be read: ${title}`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      <p>{fromToken ? `${advice} The address asks for a start in the middle of the list.` : advice}</p>
      <details>
        <summary>Details</summary>
        <code>
          <Untrusted text={detail} />
        </code>
      </details>
    </Notice>
  );
}
