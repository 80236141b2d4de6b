import { type ComponentProps, useState } from 'react';
import type { ExecutionsSettings } from '../../../executions/executionsQuery.ts';
import { BuildHeader } from '../../../builds/header/BuildHeader.tsx';
import type { Executions } from '../../../executions/useExecutions.ts';
import type { Services } from '../../shell/services.ts';
import { Part } from '../../../ui/Part.tsx';
import { fromRest } from '../fromRest.ts';
import { ActionsToCome } from '../actions/ActionsToCome.tsx';
import { stateOfBuild } from './buildState.ts';
import { canBuildChange } from '../canBuildChange.ts';
import { nameOfBuild } from './nameOfBuild.ts';
import { latestEnd } from '../rowTimes.ts';
import { useTab } from './useTab.ts';
import type { useBuild } from '../useBuild.ts';
import type { useCause } from '../cause/useCause.ts';

const BuildActions = fromRest((rest) => rest.BuildActions);
const BuildReport = fromRest((rest) => rest.BuildReport);

type HeaderProps = ComponentProps<typeof BuildHeader>;

export interface BuildTopProps extends Services, Pick<HeaderProps, 'build' | 'client'> {
  readonly settings: ExecutionsSettings;
  readonly executions: Executions;
  readonly image: ReturnType<typeof useBuild>['image'];
  readonly found: ReturnType<typeof useCause>['found'];
}

/** Which build the page is about, said at its top, in its tab and among the builds that were opened. */
export function BuildTop(props: BuildTopProps) {
  const { build, client, settings, executions, image, found, ...services } = props;
  const { address } = services;
  const { rows, more } = executions;
  const [isWaiting, setIsWaiting] = useState(false);
  const { accountRegions } = services.access;
  // Several accounts and Regions may have builds of the same name.
  const where = accountRegions.length > 1 ? ` · ${build.account} ${build.region}` : '';
  useTab(nameOfBuild(build, image.data) + where, stateOfBuild(image.data, rows, isWaiting));
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
        <>
          <Part name="Recent builds" afterPaint>
            <BuildReport
              services={services}
              client={client}
              build={build}
              executions={executions}
              image={image}
              found={found}
              onWaiting={setIsWaiting}
            />
          </Part>
          <Part name="Actions" afterPaint fallback={<ActionsToCome rows={rows} image={image.data} />}>
            <BuildActions
              build={build}
              client={client}
              settings={settings}
              rows={rows}
              image={image.data}
              services={services}
            />
          </Part>
        </>
      }
    />
  );
}
