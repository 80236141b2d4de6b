import type { Answerer } from '../aws/imagebuilder/waiting.ts';

/** What answers a waiting step, in a line. */
export const answererLabel = {
  topic: 'a person',
  lambda: 'a Lambda function',
  nobody: 'nobody in particular',
} as const satisfies Record<Answerer['kind'], string>;

/** What STOP leads to. `onFailure` is `Abort`, which is the default, or `Continue`; untrusted text otherwise. */
export function stopLeadsTo(onFailure: string | undefined): string {
  switch (onFailure) {
    case 'Continue':
      return 'The step fails, and the workflow goes on with its next step: its onFailure is Continue.';
    case 'Abort':
      return 'The step fails, and its workflow and the build fail with it: its onFailure is Abort.';
    case undefined:
      return 'The step fails. Its onFailure decides what follows; unless set, its workflow and the build fail with it.';
    default:
      return `The step fails. Its onFailure decides what follows: ${onFailure}.`;
  }
}

/** Whether the wait costs anything. `keeps` is undefined when it could not be read. */
export function meanwhile(keeps: boolean | undefined): string {
  if (keeps === undefined) return 'Whether an instance is kept running could not be read.';
  return keeps
    ? 'An instance is kept running, and billed, until it is answered or times out.'
    : 'No instance is kept running.';
}
