import type { OperationName } from '../aws/registry.ts';

/** An answer to a step that waits. */
export interface StepAction {
  /** RESUME completes the step. STOP fails it. */
  readonly kind: 'RESUME' | 'STOP';
  readonly imageBuildVersionArn: string;
  readonly stepExecutionId: string;
  /** For the reader alone. Untrusted text. */
  readonly stepName: string | undefined;
  /** 1 to 1024 characters, or none. */
  readonly reason: string | undefined;
}

/** What is done to a whole build. */
export interface ImageAction {
  readonly kind: 'RETRY' | 'CANCEL';
  readonly imageBuildVersionArn: string;
}

/** Something that a person wants done, with everything that is sent but its token. */
export type Action = StepAction | ImageAction;

export type ActionKind = Action['kind'];

export const operationOf = {
  RESUME: 'SendWorkflowStepAction',
  STOP: 'SendWorkflowStepAction',
  RETRY: 'RetryImage',
  CANCEL: 'CancelImageCreation',
} as const satisfies Record<ActionKind, OperationName>;

/** Whether two kinds belong together, so that one dialog asks for either: the two answers to a step. */
export function isOneWish(a: ActionKind, b: ActionKind): boolean {
  return operationOf[a] === operationOf[b];
}

/** What an action is done to, the step's id or the image's ARN: one thing at a time is done to each. */
export function targetOf(action: Action): string {
  return 'stepExecutionId' in action ? action.stepExecutionId : action.imageBuildVersionArn;
}

/** Whether two actions would send the same, so that one token may stand for both. */
export function isSameAction(a: Action, b: Action): boolean {
  const sent = (action: Action) => [
    action.kind,
    action.imageBuildVersionArn,
    targetOf(action),
    'reason' in action ? action.reason : undefined,
  ];
  return JSON.stringify(sent(a)) === JSON.stringify(sent(b));
}
