import { type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { StartDialog } from '../../../actions/dialogs/StartDialog.tsx';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { type AwsClient, scopeOf } from '../../../aws/client.ts';
import { canImageStillChange } from '../../../aws/imagebuilder/imageStatus.ts';
import { listImagePipelineImages } from '../../../aws/imagebuilder/operations/listImagePipelineImages.ts';
import { viewOfImage } from '../../../builds/views.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Services } from '../../shell/services.ts';
import { sessionActionsOf } from './sessionActions.ts';

export interface StartBuildProps {
  readonly client: AwsClient;
  readonly imagePipelineArn: string;
  /** Untrusted text. */
  readonly name: string;
  readonly isDisabled?: boolean;
  readonly services: Services;
  /** The text of the button. */
  readonly children: ReactNode;
}

const buildsKey = 'buildsBeforeStart';

/** Opens the dialog that starts a build of a pipeline, and then the page of the new build. Embedded pages submit no actions. */
export function StartBuild({
  client,
  imagePipelineArn,
  name,
  isDisabled = false,
  services,
  children,
}: StartBuildProps) {
  const { address } = services;
  const { actions, dialogs } = sessionActionsOf(services);
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.read);
  const isOpen = open?.kind === 'start';
  const builds = useQuery({
    queryKey: [buildsKey, scopeOf(client), imagePipelineArn],
    queryFn: ({ signal }) => listImagePipelineImages(client, { imagePipelineArn }, signal),
    enabled: isOpen,
    // The builds at the time of each start.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  useEffect(() => () => dialogs.open(undefined), [dialogs]);
  const queryClient = useQueryClient();
  useEffect(
    () =>
      actions.onSettled((action) => {
        if (action.kind !== 'START') return;
        // The pipeline and its builds, as they were before.
        const isOld = ({ queryKey }: Query) =>
          queryKey[0] !== buildsKey && queryKey.includes(action.imagePipelineArn);
        void queryClient.resetQueries({ predicate: isOld });
      }),
    [actions, queryClient],
  );
  if (isPartOfAnother(address)) return null;
  const listed = builds.data?.imageSummaryList ?? [];
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => dialogs.open({ kind: 'start' })}>
        {children}
      </Button>
      {isOpen && (
        <StartDialog
          actions={actions}
          facts={{
            imagePipelineArn,
            name,
            knownBuilds: builds.data && listed.flatMap(({ arn }) => arn ?? []),
            isReading: builds.isFetching,
            isDisabled,
            isBuilding: listed.some(({ state }) => canImageStillChange(state?.status)),
          }}
          onStarted={(build) => {
            dialogs.open(undefined);
            address.push(viewOfImage(build));
          }}
          onClose={() => dialogs.open(undefined)}
        />
      )}
    </>
  );
}
