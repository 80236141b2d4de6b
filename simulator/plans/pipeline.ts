/** A pipeline of the simulator, and how its builds come about. */
import { arnOf } from '../arns.ts';
import type { ImageFamily } from './families.ts';
import type { BuildPlan } from './plan.ts';

export interface PipelineSchedule {
  /** `cron(…)` or `rate(…)`, as the service accepts it. */
  readonly expression: string;
  /** An IANA name; UTC without one. */
  readonly timezone?: string;
  readonly condition?: 'EXPRESSION_MATCH_ONLY' | 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE';
  readonly failureCount?: number;
}

export interface PipelinePlan {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly description?: string;
  readonly image: ImageFamily;
  /** The version of the images that it builds. */
  readonly version: string;
  readonly status: 'ENABLED' | 'DISABLED';
  readonly schedule?: PipelineSchedule;
  readonly logGroupName?: string;
  /** What a build does that a user starts. */
  readonly started: Pick<BuildPlan, 'executions' | 'regions' | 'distribution'>;
}

/** The ARN of a pipeline. */
export function arnOfPipeline({ accountId, region, name }: PipelinePlan): string {
  return arnOf(`image-pipeline/${name}`, region, accountId);
}

/** The ARN of one of the builds of a pipeline. */
export function arnOfBuild({ accountId, region, image, version }: PipelinePlan, build: number): string {
  return arnOf(`image/${image.name.toLowerCase()}/${version}/${build}`, region, accountId);
}
