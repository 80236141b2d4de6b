import type { PipelineState } from '../../../address/address.ts';
import { formatDuration } from '../../../lib/time.ts';
import type { OverviewFilter } from './overviewFilter.ts';
import type { PartName } from './data/overviewState.ts';
import type { RunState } from './data/runState.ts';

const states = {
  failed: 'Failed',
  waiting: 'Waiting',
  running: 'Running',
  slow: 'Slow',
  missed: 'Missed',
  disabled: 'Disabled',
  available: 'Last build available',
} as const satisfies Record<PipelineState, string>;

const parts = {
  pipelines: 'the pipelines',
  builds: 'the builds',
  waiting: 'the waiting steps',
} as const satisfies Record<PartName, string>;

/** The texts of the overview. */
export const overviewTexts = {
  attention: (count: number) => (count === 0 ? 'Nothing needs attention' : `Needs attention: ${count}`),
  nothing: 'No build failed or waits, none takes longer than usual, and every scheduled build started.',
  nothingReadable: 'This holds only for the accounts and Regions that could be read.',
  nothingMatches: 'Nothing that needs attention matches the filter.',
  reading: (places: readonly string[]) =>
    places.length === 0 ? 'Reading the account…' : `Reading ${places.join(', ')}…`,
  pipelines: (shown: number, total: number) =>
    shown === total
      ? `${total} ${total === 1 ? 'pipeline' : 'pipelines'}`
      : `${shown} of ${total} ${total === 1 ? 'pipeline' : 'pipelines'}`,
  noPipelines: (place: string) => `There are no pipelines in ${place}.`,
  noPipelineMatches: 'No pipeline matches the filter.',
  notConfigured: (account: string) => `This page is not set up to read account ${account}.`,
  columns: {
    pipeline: 'Pipeline',
    place: 'Account and Region',
    builds: 'Last builds',
    lastRun: 'Last run',
    nextRun: 'Next run',
    failures: 'Failures in a row',
    duration: 'Duration',
  },
  states,
  failuresInARow: (count: number, limit: number) =>
    count >= 2
      ? `${count} scheduled builds in a row failed; at ${limit} the pipeline is disabled`
      : undefined,
  waitsFor: (step: string) => `${step} waits for an action`,
  timesOutIn: (milliseconds: number) => `times out in ${formatDuration(milliseconds)}`,
  timedOut: 'timed out',
  timeoutUnknown: 'time left not known',
  runningFor: (elapsed: number, usual: number) =>
    `Running for ${formatDuration(elapsed)}, usually ${formatDuration(usual)}`,
  missed: (due: string) => `Was due ${due} and did not start. The API does not say why`,
  disabledBy: {
    probablyFailures: (inARow: number) =>
      `Disabled, probably by its auto-disable policy after ${inARow} failures in a row`,
    user: 'Disabled by a user: it failed less often than its auto-disable policy allows',
  },
  usual: (usual: number) => `usually ${formatDuration(usual)}`,
  noDuration: 'Durations are read when a build is opened or pointed at, and with later refreshes.',
  sharedRecipe: (count: number) =>
    `${count} pipelines build from this recipe: the list of builds does not tell them apart`,
  moreBuilds: 'Older builds exist that are not shown.',
  filters: {
    label: 'Filter the pipelines',
    account: 'Account',
    region: 'Region of the pipelines',
    state: 'State',
    name: 'Filter by name',
    allAccounts: 'All accounts',
    allRegions: 'All Regions',
    otherRegions: 'Other Regions',
    allStates: 'All states',
    clear: 'Clear filters',
  },
  savedViews: {
    label: 'Saved views',
    manage: 'Saved views…',
    save: 'Save',
    saveAs: 'Name of the current view',
    none: 'No view is saved in this browser.',
    notStored: 'The browser did not store the view: its storage is full or blocked. Copy the link instead.',
    rename: 'Rename',
    newName: 'New name',
    cancel: 'Cancel',
    copyLink: 'Copy link',
    remove: 'Delete',
    unfiltered: 'All pipelines',
    name: (words: string) => `name has “${words}”`,
    where: 'Views are kept in this browser, for the user who saved them. A link opens a view anywhere.',
  },
  retry: 'Retry',
  retrying: 'Retrying…',
  currentStep: (number: number, of: number) => `step ${number} of ${of}: `,
  /** What could not be read, and why. `place` is left out where the page reads one account and Region. */
  notRead: (place: string | undefined, names: readonly PartName[], isAgain: boolean, why: string) => {
    const listed = names.map((name) => parts[name]).join(' and ');
    const whole = place ?? 'The account';
    const some = place === undefined ? `T${listed.slice(1)}` : `${place}: ${listed}`;
    return `${names.length === 3 ? whole : some} could not be read${isAgain ? ' again' : ''}: ${why}.`;
  },
} as const;

/** A filter in words: `444455556666, eu-central-1, failed or waiting, name has “base”`. */
export function describeFilter({ account, region, state, name }: OverviewFilter): string {
  const words = [
    account,
    region,
    state.map((each) => states[each].toLowerCase()).join(' or '),
    name.trim() === '' ? '' : overviewTexts.savedViews.name(name.trim()),
  ].filter((part) => part !== '');
  return words.length === 0 ? overviewTexts.savedViews.unfiltered : words.join(', ');
}

/** Why a pipeline ran last or did not, in a sentence. `due` is the time at which it was due, in words. */
export function runStateText(state: RunState, inARow: number, due: string): string {
  switch (state.kind) {
    case 'noSchedule':
      return 'It has no schedule: builds start only when a user or a program starts them.';
    case 'disabled':
      return state.cause === 'user'
        ? `${overviewTexts.disabledBy.user}. Scheduled builds do not start until it is enabled.`
        : `${overviewTexts.disabledBy.probablyFailures(inARow)}. A user may also have disabled it: the API does not tell the two apart. Scheduled builds do not start until it is enabled.`;
    case 'scheduleUnknown':
      return 'Missed builds are detected for cron schedules only. This pipeline has another kind of schedule, or one that could not be parsed.';
    case 'ranOnTime':
      return `A build has started since it was last due, ${due}.`;
    case 'notDueYet':
      return 'It has not been due since it was created or changed.';
    case 'noUpdateOrFailed':
      return `It was due ${due} and no build started. Its start condition asks for an update of the base image or of a component: either there was none, or the start failed. The API does not tell the two apart.`;
    case 'missed':
      return `It was due ${due} and no build started, although each match of its schedule should start one. The API does not say why: a quota, the service role or a resource of the pipeline that was deleted are possible reasons.`;
  }
}
