import { formatDuration } from '../../../lib/time.ts';
import type { RunState } from './runState.ts';

/** The texts of the overview. */
export const overviewTexts = {
  attention: (count: number) => (count === 0 ? 'Nothing needs attention' : `Needs attention: ${count}`),
  nothing: 'No build failed or waits, none takes longer than usual, and every scheduled build started.',
  reading: 'Reading the account…',
  pipelines: (count: number) => `${count} ${count === 1 ? 'pipeline' : 'pipelines'}`,
  noPipelines: (place: string) => `This account has no pipelines in ${place}.`,
  columns: {
    pipeline: 'Pipeline',
    builds: 'Last builds',
    lastRun: 'Last run',
    nextRun: 'Next run',
    failures: 'Failures in a row',
    duration: 'Duration',
  },
  kind: {
    failed: 'Failed',
    waiting: 'Waiting',
    long: 'Slow',
    missed: 'Missed',
    disabled: 'Disabled',
  },
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
  notRead: { pipelines: 'The pipelines', builds: 'The builds', waiting: 'The waiting steps' },
} as const;

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
      return 'This page cannot compute the times of its schedule, and so does not know whether a build was missed.';
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
