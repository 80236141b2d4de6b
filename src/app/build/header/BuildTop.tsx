import type { ComponentProps } from 'react';
import type { ExecutionsSettings } from '../../../executions/executionsQuery.ts';
import { BuildHeader } from '../../../builds/header/BuildHeader.tsx';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { recentBuildsIn } from '../../../builds/recent/recentBuilds.ts';
import { useRecord } from '../../../builds/recent/useRecord.ts';
import type { Executions } from '../../../executions/useExecutions.ts';
import { canStillChange } from '../../../aws/imagebuilder/executionStatus.ts';
import type { Services } from '../../shell/services.ts';
import { BuildActions } from '../actions/BuildActions.tsx';
import { stateOfBuild } from './buildState.ts';
import { canBuildChange } from '../canBuildChange.ts';
import { nameOfBuild } from './nameOfBuild.ts';
import { latestEnd } from '../rowTimes.ts';
import { useTellHost } from './useTellHost.ts';
import { sessionActionsOf } from '../actions/sessionActions.ts';
import { useTab } from './useTab.ts';
import { useWaitingSteps } from '../actions/useWaitingSteps.ts';
import type { useBuild } from '../useBuild.ts';

type HeaderProps = ComponentProps<typeof BuildHeader>;

export interface BuildTopProps extends Services, Pick<HeaderProps, 'build' | 'client'> {
  readonly settings: ExecutionsSettings;
  readonly executions: Executions;
  readonly image: ReturnType<typeof useBuild>['image'];
}

/** Which build the page is about, said at its top, in its tab and among the builds that were opened. */
export function BuildTop(props: BuildTopProps) {
  const { build, client, settings, executions, image, ...services } = props;
  const { address, browser, host } = services;
  const { rows, more } = executions;
  const isRunning = rows.some(({ execution }) => canStillChange(execution.status));
  const { actions } = sessionActionsOf(services);
  const isWaiting = useWaitingSteps(actions, client, build, isRunning).steps.length > 0;
  useTab(nameOfBuild(build, image.data), stateOfBuild(image.data, rows, isWaiting));
  useRecord(isPartOfAnother(address) ? undefined : recentBuildsIn(browser), build.arn, image);
  useTellHost(host, build, executions, image.data);
  const ended = !canBuildChange(rows, image.data) && more.kind === 'end';
  return (
    <BuildHeader
      build={build}
      image={image}
      client={client}
      address={address}
      isWaiting={isWaiting}
      endedAt={ended ? latestEnd(rows) : undefined}
      actions={
        <BuildActions
          build={build}
          client={client}
          settings={settings}
          rows={rows}
          image={image.data}
          services={services}
        />
      }
    />
  );
}
