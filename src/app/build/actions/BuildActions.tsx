import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Action } from '../../../actions/action.ts';
import { retryFactsOf } from '../../../actions/dialogs/retryFacts.ts';
import { useActions } from '../../../actions/store/useActions.ts';
import { startView } from '../../../address/address.ts';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { imageQuery } from '../../../builds/imageQuery.ts';
import type { ExecutionRow } from '../../../executions/executionRow.ts';
import type { ExecutionsSettings } from '../../../executions/executionsQuery.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import type { AwsClient } from '../../../aws/client.ts';
import { canStillChange } from '../../../aws/imagebuilder/executionStatus.ts';
import type { Image } from '../../../aws/imagebuilder/image.ts';
import { canImageStillChange } from '../../../aws/imagebuilder/imageStatus.ts';
import { Button } from '../../../ui/Button.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { sessionActionsOf } from './sessionActions.ts';
import { ActionButton } from '../../shell/ActionButton.tsx';
import styles from './BuildActions.module.css';
import { nameOfBuild } from '../header/nameOfBuild.ts';
import { ActionDialogs } from './ActionDialogs.tsx';
import { StartBuild } from './StartBuild.tsx';
import type { Services } from '../../shell/services.ts';
import { useFollow } from './useFollow.ts';
import { useRefresh } from '../useRefresh.ts';
import { useWaitingSteps } from './useWaitingSteps.ts';
import { WaitingUnread } from './WaitingUnread.tsx';

export interface BuildActionsProps {
  readonly build: ImageBuildVersion;
  readonly client: AwsClient;
  readonly settings: ExecutionsSettings;
  readonly rows: readonly ExecutionRow[];
  readonly image: Image | undefined;
  readonly services: Services;
}

/** The actions of a build in its current state: answer waiting steps, retry, cancel, and the activity log. */
export function BuildActions({ build, client, settings, rows, image, services }: BuildActionsProps) {
  const { address, config } = services;
  const { actions, dialogs } = sessionActionsOf(services);
  const { log, requests } = useActions(actions);
  useFollow(actions, useBuildCheck(build, client, settings));
  const status = image?.state?.status;
  const request = requests.get(build.arn);
  useEffect(() => {
    if (request && status !== undefined) actions.observeStatus(build.arn, status);
  }, [actions, build.arn, request, status]);
  const isRunning = rows.some(({ execution }) => canStillChange(execution.status));
  const { steps, error } = useWaitingSteps(actions, client, build, isRunning);
  const canRetry = status === 'FAILED' || status === 'CANCELLED';
  const canCancel = status === undefined ? isRunning : canImageStillChange(status);
  const retry = useMemo(
    () => retryFactsOf(image ?? { type: undefined, state: undefined }, rows),
    [image, rows],
  );
  // A retry would be rejected, or cannot repeat what failed.
  const isNewBuildNeeded = canRetry && (retry.whyNot ?? retry.doubt) !== undefined;
  if (isPartOfAnother(address)) {
    const canAct = canRetry || canCancel;
    return canAct && <FullPage href={address.href({ embed: false })} waiting={steps.length} />;
  }
  const name = nameOfBuild(build, image);
  return (
    <div className={styles['actions']} role="group" aria-label="Build actions" data-skip-target="actions">
      {steps.map((step) => (
        <Button
          key={step.stepExecutionId}
          size="small"
          aria-haspopup="dialog"
          className={styles['waiting']}
          onClick={() => dialogs.open({ kind: 'answer', step })}
        >
          <span>
            Answer <Untrusted text={step.name ?? 'a step'} />…
          </span>
        </Button>
      ))}
      {canRetry && (
        <ActionButton
          actions={actions}
          kind="RETRY"
          imageBuildVersionArn={build.arn}
          onOpen={() => dialogs.open({ kind: 'retry' })}
        >
          Retry…
        </ActionButton>
      )}
      {isNewBuildNeeded && image?.sourcePipelineArn !== undefined && (
        <StartBuild
          client={client}
          imagePipelineArn={image.sourcePipelineArn}
          name={image.sourcePipelineName ?? 'the pipeline'}
          services={services}
        >
          Start a new build…
        </StartBuild>
      )}
      {canCancel && (
        <ActionButton
          actions={actions}
          kind="CANCEL"
          imageBuildVersionArn={build.arn}
          onOpen={() => dialogs.open({ kind: 'cancel' })}
        >
          Cancel…
        </ActionButton>
      )}
      {(canCancel || steps.length > 0) && (
        <AddressLink
          address={address}
          to={{ ...startView, list: 'waiting', region: build.region === config.region ? '' : build.region }}
        >
          All waiting steps
        </AddressLink>
      )}
      {(canRetry || canCancel || log.length > 0) && (
        <Button
          variant="quiet"
          size="small"
          aria-haspopup="dialog"
          onClick={() => dialogs.open({ kind: 'log' })}
        >
          Activity log{log.length > 0 && ` (${log.length})`}
        </Button>
      )}
      {error && <WaitingUnread error={error} />}
      <ActionDialogs
        actions={actions}
        dialogs={dialogs}
        client={client}
        build={{ arn: build.arn, name, imageName: image?.name ?? build.image }}
        retry={retry}
      />
    </div>
  );
}

/** Embedded pages cannot submit actions: a link to the full page. */
function FullPage({ href, waiting }: { readonly href: string; readonly waiting: number }) {
  return (
    <a className={styles['full']} href={href} target="_blank" rel="noopener">
      {waiting > 0 ? 'Open full page to answer' : 'Open full page to act'}
      <span aria-hidden="true"> ↗</span>
    </a>
  );
}

/** Reads the effect of an action on this build. The image status may show a retry late. */
function useBuildCheck(build: ImageBuildVersion, client: AwsClient, settings: ExecutionsSettings) {
  const queryClient = useQueryClient();
  const refresh = useRefresh(client, settings);
  return async (action: Action, signal: AbortSignal): Promise<boolean> => {
    if (action.kind === 'START' || action.imageBuildVersionArn !== build.arn) return true;
    await refresh.refreshAll();
    await refresh.refresh(signal, true);
    const { queryKey } = imageQuery(client, build.arn);
    const status = queryClient.getQueryData(queryKey)?.state?.status;
    return action.kind !== 'RETRY' || (status !== 'FAILED' && status !== 'CANCELLED');
  };
}
