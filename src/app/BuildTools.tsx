import type { Address } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';
import type { ExecutionsSettings } from '../executions/executionsQuery.ts';
import { RefreshControl } from '../executions/RefreshControl.tsx';
import { ResumeToken } from '../executions/ResumeToken.tsx';
import type { Executions } from '../executions/useExecutions.ts';
import type { ImageBuildVersion } from '../imagebuilder/arn.ts';
import type { ImageBuilder } from '../imagebuilder/client.ts';
import { NotifyWhenEnded } from './NotifyWhenEnded.tsx';
import { useRefresh } from './useRefresh.ts';
import { ViewSwitch } from './ViewSwitch.tsx';

export interface BuildToolsProps {
  readonly imageBuilder: ImageBuilder;
  readonly build: ImageBuildVersion;
  readonly settings: ExecutionsSettings;
  readonly executions: Executions;
  readonly address: AddressStore;
  readonly view: Address['view'];
  /** What a notification is about: `Golden-AMI 1.4.2 / 17`. */
  readonly name: string;
  /** The build's state in a word. */
  readonly state: string;
  /** Whether anything on the screen can still change. */
  readonly canChange: boolean;
}

/** What can be done with the list: see it against time, keep it fresh, be told of its end, continue it elsewhere. */
export function BuildTools(props: BuildToolsProps) {
  const { imageBuilder, build, settings, executions, address, view, name, state, canChange } = props;
  const refresh = useRefresh(imageBuilder, settings);
  const { presses, resumeToken } = executions;
  const { pageSize } = settings;
  return (
    <>
      <ViewSwitch view={view} onView={address.replace} />
      {presses[0] && (
        <RefreshControl
          since={presses[0].readAt}
          look={refresh.look}
          canChangeNow={refresh.canChangeNow}
          canChange={canChange}
        />
      )}
      <NotifyWhenEnded build={name} state={state} canChange={canChange} />
      {resumeToken && (
        <ResumeToken
          imageBuildVersionArn={build.arn}
          region={build.region}
          pageSize={pageSize}
          resumeToken={resumeToken}
          href={address.href({ startingToken: resumeToken, pageSize, open: undefined })}
        />
      )}
    </>
  );
}
