import { useEffect } from 'react';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import type { AwsClient } from '../../../aws/client.ts';
import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import { canStillChange } from '../../../aws/imagebuilder/executionStatus.ts';
import { recentBuildsIn } from '../../../builds/recent/recentBuilds.ts';
import { useRecord } from '../../../builds/recent/useRecord.ts';
import type { Executions } from '../../../executions/useExecutions.ts';
import type { Services } from '../../shell/services.ts';
import { sessionActionsOf } from '../actions/sessionActions.ts';
import { useAnnounceState } from './useAnnounceState.ts';
import type { useBuild } from '../useBuild.ts';
import type { useCause } from '../cause/useCause.ts';
import { useReportToHost } from './useReportToHost.ts';
import { useWaitingSteps } from '../actions/useWaitingSteps.ts';

export interface BuildReportProps {
  readonly services: Services;
  readonly client: AwsClient;
  readonly build: ImageBuildVersion;
  readonly executions: Executions;
  readonly image: ReturnType<typeof useBuild>['image'];
  readonly found: ReturnType<typeof useCause>['found'];
  /** Told whether a step of the build waits. */
  readonly onWaiting: (isWaiting: boolean) => void;
}

/** Announces changes of the build, reports it to the host page and the header, and keeps it among the recent ones. It shows nothing. */
export function BuildReport(props: BuildReportProps) {
  const { services, client, build, executions, image, found, onWaiting } = props;
  const { address, browser, host } = services;
  useRecord(isPartOfAnother(address) ? undefined : recentBuildsIn(browser), build.arn, image);
  useAnnounceState(image.data, executions.rows, found);
  useReportToHost(host, build, executions, image.data);
  const isRunning = executions.rows.some(({ execution }) => canStillChange(execution.status));
  const { actions } = sessionActionsOf(services);
  const isWaiting = useWaitingSteps(actions, client, build, isRunning).steps.length > 0;
  useEffect(() => onWaiting(isWaiting), [onWaiting, isWaiting]);
  return null;
}
