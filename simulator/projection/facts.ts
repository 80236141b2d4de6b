import { parseBuildArn } from '../arns.ts';
import { hexOf, uuidOf } from '../hash.ts';
import type { BuildPlan, StepFacts } from '../plans/plan.ts';
import type { TimedExecution, TimedStep } from './timed.ts';

/** The AMI of a build in a region, the same wherever it is named. */
export function amiOf(seed: number, arn: string, region: string): string {
  return `ami-0${hexOf(`${seed}/${arn}/${region}/ami`, 16)}`;
}

/** What a step's inputs, outputs and messages may refer to. */
export function factsOf(
  plan: BuildPlan,
  execution: TimedExecution,
  step: TimedStep,
  seed: number,
): StepFacts {
  const parts = parseBuildArn(plan.arn);
  if (!parts) throw new Error(`${plan.arn} is not the ARN of a build`);
  const hex = (kind: string, length: number) => hexOf(`${seed}/${step.id}/${kind}`, length);
  return {
    imageArn: plan.arn,
    imageName: plan.image.name,
    version: parts.version,
    build: parts.build,
    region: parts.region,
    partition: parts.partition,
    accountId: parts.accountId,
    workflowExecutionId: execution.id,
    stepExecutionId: step.id,
    startedAt: step.start ?? 0,
    endedAt: step.end ?? step.start ?? 0,
    hex,
    uuid: (kind) => uuidOf(`${seed}/${step.id}/${kind}`),
    ami: (region) => amiOf(seed, plan.arn, region),
    instance: () => `i-0${hexOf(`${seed}/${execution.id}/instance`, 16)}`,
    logUrl: () =>
      `https://s3.${parts.region}.${parts.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}/` +
      `${parts.accountId}-imagebuilder-logs/${plan.image.name}/${parts.version}/${parts.build}/` +
      `${hexOf(`${seed}/${execution.id}/log`, 8)}/console.log`,
  };
}

/** The reason of the image's state, in the service's words, from a failed step. */
export function reasonOf(
  plan: BuildPlan,
  failed: { readonly execution: TimedExecution; readonly step: TimedStep },
  seed: number,
): string {
  const { execution, step } = failed;
  if (step.plan.failure) return step.plan.failure.reason(factsOf(plan, execution, step, seed));
  const why = step.answer
    ? `stopped by a user: ${step.answer.reason ?? 'no reason given'}`
    : 'Step timed out';
  return `Workflow Execution ID: '${execution.id}' failed with reason: Workflow step '${step.plan.name}' ${step.timedOut || step.answer ? why : 'failed'}.`;
}
