import type { OperationName } from '../aws/registry.ts';

/** An action on a waiting step. */
export interface StepAction {
  /** RESUME completes the step. STOP fails it. */
  readonly kind: 'RESUME' | 'STOP';
  readonly imageBuildVersionArn: string;
  readonly stepExecutionId: string;
  /** For display. Untrusted text. */
  readonly stepName: string | undefined;
  /** 1 to 1024 characters, or none. */
  readonly reason: string | undefined;
}

/** An action on a whole build. */
export interface ImageAction {
  readonly kind: 'RETRY' | 'CANCEL';
  readonly imageBuildVersionArn: string;
}

/** Starts a new build of a pipeline. */
export interface StartAction {
  readonly kind: 'START';
  readonly imagePipelineArn: string;
  /**
   * The builds of the pipeline that were listed before, so that a new one is recognized when the response is lost. Undefined when they
   * could not be listed: then the date of a build says whether it is new.
   */
  readonly knownBuilds: readonly string[] | undefined;
  /** When the action was prepared, in milliseconds since the epoch. */
  readonly preparedAt: number;
}

/** An action with everything that is sent except the client token. */
export type Action = StepAction | ImageAction | StartAction;

export type ActionKind = Action['kind'];

export const operationOf = {
  RESUME: 'SendWorkflowStepAction',
  STOP: 'SendWorkflowStepAction',
  RETRY: 'RetryImage',
  CANCEL: 'CancelImageCreation',
  START: 'StartImagePipelineExecution',
} as const satisfies Record<ActionKind, OperationName>;

/** Whether two kinds are sent by the same operation, and so by the same dialog: RESUME and STOP. */
export function isSameOperation(a: ActionKind, b: ActionKind): boolean {
  return operationOf[a] === operationOf[b];
}

/** The target of an action: the step execution id, or the ARN of the image or pipeline. */
export function targetOf(action: Action): string {
  return 'stepExecutionId' in action ? action.stepExecutionId : arnOf(action);
}

/** The ARN of the image or pipeline that an action is sent for. */
export function arnOf(action: Action): string {
  return action.kind === 'START' ? action.imagePipelineArn : action.imageBuildVersionArn;
}

/** Whether two actions send the same parameters, so that they share a client token. */
export function isSameAction(a: Action, b: Action): boolean {
  const sent = (action: Action) => [
    action.kind,
    arnOf(action),
    targetOf(action),
    'reason' in action ? action.reason : undefined,
  ];
  return JSON.stringify(sent(a)) === JSON.stringify(sent(b));
}
