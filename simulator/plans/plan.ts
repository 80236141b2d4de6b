/**
 * A plan describes a build. What the API returns is computed from the plan, the actions on it and the time (see
 * `projection/`), so the simulator needs no timers.
 */
import type { Json, JsonObject } from '../json.ts';
import type { ImageFamily } from './families.ts';

export type StepEnd = 'COMPLETED' | 'FAILED' | 'SKIPPED';
export type RollbackEnd = 'COMPLETED' | 'SKIPPED' | 'FAILED';

/** What a step's inputs, outputs and messages may refer to once it runs. */
export interface StepFacts {
  readonly imageArn: string;
  readonly imageName: string;
  readonly version: string;
  readonly build: string;
  readonly region: string;
  readonly partition: string;
  readonly accountId: string;
  readonly workflowExecutionId: string;
  readonly stepExecutionId: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** `length` hex digits that belong to this step and `kind`. */
  hex(kind: string, length: number): string;
  uuid(kind: string): string;
  /** The AMI of this build in a region: the same from whichever step it is named. */
  ami(region: string): string;
  /** The build instance of this build, or the test instance of this execution. */
  instance(): string;
  /** A log of a component's run, in the form the service writes into a failed step's output. */
  logUrl(): string;
}

export interface ComponentFailure {
  readonly component: string;
  readonly phaseName: string;
  readonly stepName: string;
  readonly action: string;
  readonly exitCode: number;
  /** The whole error output. The failure context has its first 1,024 characters, the log all of it. */
  readonly errorMessage: string;
}

export interface RegionFailure {
  readonly region: string;
  readonly status: 'FAILED' | 'CANCELLED' | 'TIMED_OUT';
  readonly errorMessage: string;
  readonly imageConfigurationStep?: string;
}

/** What a failed step adds to the image: the reason of its state and, for some, a failure context. */
export interface StepFailure {
  readonly reason: (facts: StepFacts) => string;
  readonly component?: ComponentFailure;
  readonly regions?: readonly RegionFailure[];
}

export interface WaitPlan {
  /** What resumes the step. A Lambda function does so after `answersAfter` ms, when that is given. */
  readonly by: 'person' | 'lambda' | 'none';
  readonly answersAfter?: number;
  readonly reason?: string;
}

export interface StepPlan {
  readonly name: string;
  readonly action: string;
  readonly description?: string;
  /** How long the service idles before the step starts, ms. */
  readonly pause?: number;
  readonly takes: number;
  readonly ends: StepEnd;
  readonly inputs?: JsonObject;
  /** A string is given out as it is, anything else as JSON. */
  readonly outputs?: (facts: StepFacts) => Json;
  readonly message?: (facts: StepFacts) => string;
  readonly onFailure?: 'Abort' | 'Continue';
  readonly timeoutSeconds: number;
  readonly attempt?: { readonly number: number; readonly of: number };
  readonly wait?: WaitPlan;
  readonly rollback?: RollbackEnd;
  readonly failure?: StepFailure;
  readonly condition?: string;
  /** Lines that the components of this step write beside their usual ones. */
  readonly prints?: { readonly count: number; readonly line: (index: number) => string };
}

export interface Workflow {
  readonly type: 'BUILD' | 'TEST' | 'DISTRIBUTION';
  readonly name: string;
  /** Version and build: `1.0.3/1`. */
  readonly version: string;
  /** Managed workflows belong to `aws`, the account's own to the account. */
  readonly owner: 'aws' | 'self';
  readonly description: string;
  /** Its steps in a successful run. */
  readonly steps: readonly StepPlan[];
}

export interface ExecutionPlan {
  readonly workflow: Workflow;
  readonly steps: readonly StepPlan[];
  readonly group?: string;
  readonly message?: string;
  /** What a failed workflow does to the build. Tests of a recipe may be allowed to fail. */
  readonly onFailure?: 'CONTINUE' | 'ABORT';
  /** How long the rollback takes once this execution has failed. Without it there is no rollback. */
  readonly rollbackTakes?: number;
  /** The steps of the second, third, … attempt. Without it every later attempt succeeds. */
  readonly again?: readonly (readonly StepPlan[])[];
}

/** Distribution by the service itself, which no execution shows: only the image's state moves. */
export interface ServiceDistribution {
  readonly takes: number;
  readonly failsWith?: { readonly reason: string; readonly regions: readonly RegionFailure[] };
}

export type PlannedAction =
  | { readonly kind: 'cancel'; readonly after: number }
  | { readonly kind: 'retry'; readonly after: number };

export interface BuildPlan {
  readonly arn: string;
  readonly image: ImageFamily;
  /** How long before the simulator's first moment the build was created, ms. Negative for a build still to come. */
  readonly createdAgo: number;
  /** When its rows appear and its first workflow starts, ms after creation. */
  readonly listedAfter?: number;
  readonly startsAfter?: number;
  readonly executions: readonly ExecutionPlan[];
  readonly distribution?: ServiceDistribution;
  /** A failure before any workflow could start. */
  readonly failsEarly?: { readonly after: number; readonly reason: string };
  /** Actions of the past, ms after creation. */
  readonly history?: readonly PlannedAction[];
  /** Whether the service no longer has the rows. */
  readonly recordsExpired?: boolean;
  readonly finalStatus?: 'AVAILABLE' | 'DEPRECATED' | (string & {});
  readonly cancelTakes?: number;
  /** Whether GetImage carries the documented, optional failureContext when the build has failed. */
  readonly givesFailureContext?: boolean;
  readonly logGroupName?: string;
  /** How the build's log differs from a usual one: what is missing from it, or how requests for it are refused. */
  readonly log?:
    | 'progressOnly'
    | 'noGroup'
    | 'noStream'
    | 'expired'
    | 'emptyPages'
    | 'forbidden'
    | 'throttled';
  /** The account that the owner of the build has shared it with: it may read the build, and not the log. */
  readonly sharedWith?: string;
  /** The `buildType` in the API. Default: USER_INITIATED. */
  readonly buildType?: 'SCHEDULED' | 'IMPORT';
  readonly regions?: readonly string[];
}
