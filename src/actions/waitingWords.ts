import type { Answerer } from '../aws/imagebuilder/waiting.ts';

/** What a waiting step waits for. */
export const answererLabel = {
  topic: 'a user',
  lambda: 'a Lambda function',
  nobody: 'an action',
} as const satisfies Record<Answerer['kind'], string>;

/** What STOP leads to. `onFailure` is `Abort`, which is the default, or `Continue`; untrusted text otherwise. */
export function stopLeadsTo(onFailure: string | undefined): string {
  switch (onFailure) {
    case 'Continue':
      return 'The step fails and the workflow continues with the next step (onFailure: Continue).';
    case 'Abort':
      return 'The step, its workflow and the build fail (onFailure: Abort).';
    case undefined:
      return 'The step fails. Unless its onFailure is Continue, its workflow and the build fail too.';
    default:
      return `The step fails (onFailure: ${onFailure}).`;
  }
}

/** Whether the wait costs anything. `keeps` is undefined when it could not be read. */
export function meanwhile(keeps: boolean | undefined): string {
  if (keeps === undefined) return 'It is not known whether an instance keeps running.';
  return keeps
    ? 'The instance keeps running, and is billed, until the step is answered or times out.'
    : 'No instance is running.';
}
