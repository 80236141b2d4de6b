/** A plan laid out in time: when each step and execution starts and ends, if nothing more is done to the build. */
import type { ExecutionPlan, StepPlan } from '../plans/plan.ts';

export type StepStatus = 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';
export type ExecutionStatus = 'COMPLETED' | 'FAILED' | 'CANCELLED';
export type ImageStatus =
  | 'PENDING'
  | 'CREATING'
  | 'BUILDING'
  | 'TESTING'
  | 'DISTRIBUTING'
  | 'INTEGRATING'
  | 'AVAILABLE'
  | 'CANCELLED'
  | 'FAILED'
  | (string & {});

export interface TimedStep {
  readonly id: string;
  readonly plan: StepPlan;
  /** Absent for a step that is never reached. */
  readonly start?: number;
  readonly end?: number;
  readonly ends: StepStatus;
  readonly answer?: { readonly action: 'RESUME' | 'STOP'; readonly reason: string | undefined };
  readonly timedOut?: boolean;
}

export interface TimedExecution {
  readonly id: string;
  /** Its place in the plan: what attempts of one workflow have in common. */
  readonly index: number;
  readonly plan: ExecutionPlan;
  /** 0 for the first attempt. */
  readonly attempt: number;
  readonly listedAt: number;
  /** When a retry took its row over: only for one that never started. */
  readonly unlistedAt?: number;
  readonly start?: number;
  /** When it ended; for one that never started, when it was given up. */
  readonly end?: number;
  readonly ends: ExecutionStatus;
  /** When undoing had ended, for one that failed and is undone. */
  readonly rolledBackAt?: number;
  readonly steps: readonly TimedStep[];
}

/** The image's state from a moment on. */
export interface Milestone {
  readonly at: number;
  readonly status: ImageStatus;
  readonly reason?: string;
}

export interface Timeline {
  readonly createdAt: number;
  readonly executions: readonly TimedExecution[];
  readonly milestones: readonly Milestone[];
  /** From when on the AMIs or containers exist. Infinity when they never will. */
  readonly distributedAt: number;
  /** The step the image failed for, when it failed for one. */
  readonly failedStep?: {
    readonly execution: TimedExecution;
    readonly step: TimedStep;
    readonly during: ImageStatus;
  };
  /** From when on nothing changes by itself. */
  readonly settledAt: number;
}
