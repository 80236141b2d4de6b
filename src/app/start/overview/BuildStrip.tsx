import { useId, useRef, useState } from 'react';
import type { AddressStore } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { viewOfImage } from '../../../builds/views.ts';
import { imageStatusMeaning } from '../../../aws/imagebuilder/imageStatus.ts';
import { formatDuration } from '../../../lib/time.ts';
import { Duration } from '../../../ui/Duration.tsx';
import { StatusIcon } from '../../../ui/StatusIcon.tsx';
import { Time } from '../../../ui/Time.tsx';
import { Untrusted } from '../../../ui/Untrusted.tsx';
import { Ago } from './Ago.tsx';
import styles from './BuildStrip.module.css';
import { causeOf } from '../../../builds/lists/buildList.tsx';
import type { CurrentStep } from '../../../steps/currentStep.ts';
import { type BuildRun, durationOf } from './data/buildRuns.ts';
import { isUnderWay } from './data/overviewDetails.ts';
import { overviewTexts } from './overviewTexts.ts';
import type { OverviewBuild } from './data/pipelineRows.ts';
import type { RegionOverview } from './useOverview.ts';

/** Builds that a strip shows. */
export const stripLength = 10;

export interface BuildStripProps {
  /** The newest first. */
  readonly builds: readonly OverviewBuild[];
  /** The account and Region of the builds. */
  readonly within: RegionOverview;
  readonly address: AddressStore;
}

/** The last builds of a pipeline as status marks, the newest at the end. Each is a link, with details on hover and focus. */
export function BuildStrip({ builds, within, address }: BuildStripProps) {
  if (builds.length === 0) return <span className={styles['none']}>no builds</span>;
  return (
    <ol className={styles['strip']} reversed>
      {builds
        .slice(0, stripLength)
        .toReversed()
        .map((build) => (
          <BuildMark key={build.build.arn} build={build} within={within} address={address} />
        ))}
    </ol>
  );
}

interface BuildMarkProps extends Pick<BuildStripProps, 'address' | 'within'> {
  readonly build: OverviewBuild;
}

const waitingAppearance = { tone: 'attention', shape: 'hand', label: 'Waiting' } as const;

function BuildMark({ build, within, address }: BuildMarkProps) {
  const { state, store, waiting } = within;
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  const [isShown, setShown] = useState(false);
  const { arn, version, build: number } = build.build;
  const { tone, shape, label } = waiting.has(arn) ? waitingAppearance : imageStatusMeaning(build.status);
  const show = () => {
    setShown(true);
    void store.readBuild(build);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the details inside keep open what the link opened
    <li
      ref={item}
      className={styles['item']}
      onPointerEnter={show}
      onPointerLeave={() => setShown(false)}
      onFocus={show}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setShown(false);
      }}
    >
      <AddressLink
        className={styles['mark']}
        data-tone={tone}
        address={address}
        to={viewOfImage(arn)}
        aria-label={`${label}: build ${version} / ${number}`}
        aria-describedby={isShown ? id : undefined}
      >
        <StatusIcon shape={shape} />
      </AddressLink>
      {isShown && (
        <div
          id={id}
          role="tooltip"
          popover="manual"
          className={styles['details']}
          ref={(element) => {
            if (element && item.current) place(element, item.current);
          }}
        >
          <BuildDetails
            build={build}
            label={label}
            run={state.runs.get(arn)}
            step={state.currentSteps.get(arn)}
          />
        </div>
      )}
    </li>
  );
}

interface BuildDetailsProps {
  readonly build: OverviewBuild;
  readonly label: string;
  readonly run: BuildRun | undefined;
  readonly step: CurrentStep | undefined;
}

/** Time, duration, current step and cause of one build. */
function BuildDetails({ build, label, run, step }: BuildDetailsProps) {
  const cause = causeOf(build.summary);
  const duration = durationOf(run);
  return (
    <>
      <strong>
        {label}: {build.build.version} / {build.build.build}
      </strong>
      <span>
        <Time value={build.summary.dateCreated} /> (<Ago at={build.createdAt} />)
      </span>
      {duration !== undefined && <span>took {formatDuration(duration)}</span>}
      {isUnderWay(build) && run && (
        <span>
          running for <Duration from={run.startedAt} to={undefined} running />
        </span>
      )}
      {step && (
        <span>
          {overviewTexts.currentStep(step.number, step.of)}
          <Untrusted text={step.name} />
          {step.startedAt !== undefined && (
            <>
              , <Duration from={step.startedAt} to={undefined} running />
            </>
          )}
        </span>
      )}
      {build.summary.buildType === 'SCHEDULED' && <span>started by its schedule</span>}
      {cause !== undefined && (
        <span className={styles['cause']}>
          <Untrusted text={cause.slice(0, 300)} />
        </span>
      )}
    </>
  );
}

/** Shows the details in the top layer, below their mark or above it, within the window. */
function place(details: HTMLElement, mark: HTMLElement): void {
  details.showPopover();
  const anchor = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = details;
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(4, Math.min(anchor.left, clientWidth - width - 4));
  const below = anchor.bottom + height + 4 <= clientHeight;
  details.style.left = `${left}px`;
  details.style.top = `${below ? anchor.bottom : Math.max(4, anchor.top - height)}px`;
}
