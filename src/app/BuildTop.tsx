import type { ComponentProps } from 'react';
import { BuildHeader } from '../builds/BuildHeader.tsx';
import { recentBuildsIn } from '../builds/recentBuilds.ts';
import { useRecord } from '../builds/useRecord.ts';
import type { Executions } from '../executions/useExecutions.ts';
import { stateOfBuild } from './buildState.ts';
import { canBuildChange } from './canBuildChange.ts';
import { nameOfBuild } from './nameOfBuild.ts';
import { latestEnd } from './rowTimes.ts';
import { useTab } from './useTab.ts';
import type { useBuild } from './useBuild.ts';

type HeaderProps = ComponentProps<typeof BuildHeader>;

export interface BuildTopProps extends Pick<HeaderProps, 'build' | 'imageBuilder' | 'address'> {
  readonly executions: Executions;
  readonly image: ReturnType<typeof useBuild>['image'];
  readonly browser: Window;
}

/** Which build the page is about, said at its top, in its tab and among the builds that were opened. */
export function BuildTop({ build, imageBuilder, address, executions, image, browser }: BuildTopProps) {
  const { presses, rows, more } = executions;
  useTab(nameOfBuild(build, image.data), stateOfBuild(image.data, rows));
  useRecord(recentBuildsIn(browser), build.arn, image);
  const ended = !canBuildChange(presses, image.data) && more.kind === 'end';
  return (
    <BuildHeader
      build={build}
      image={image}
      imageBuilder={imageBuilder}
      address={address}
      endedAt={ended ? latestEnd(rows) : undefined}
    />
  );
}
