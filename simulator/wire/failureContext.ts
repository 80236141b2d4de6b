import { accountId } from '../arns.ts';
import type { JsonObject } from '../json.ts';
import type { BuildPlan, RegionFailure } from '../plans/plan.ts';
import { workflowArn } from '../plans/workflow.ts';
import type { Timeline } from '../projection/timed.ts';
import { stateAt } from '../projection/view.ts';
import { placeOf } from './execution.ts';

/**
 * The optional failureContext in the state that GetImage gives: for builds whose plan gives one, once they have failed. It
 * is in the API reference and not yet in the SDK's model.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageState.html
 */
export function failureContext(plan: BuildPlan, timeline: Timeline, now: number): JsonObject | undefined {
  const { failedStep } = timeline;
  if (!plan.givesFailureContext || !failedStep || stateAt(timeline, now).status !== 'FAILED')
    return undefined;
  const { execution, step, during } = failedStep;
  const { component, regions } = step.plan.failure ?? {};
  const place = placeOf(plan);
  return {
    imageStatus: during,
    workflowExecutionId: execution.id,
    workflowArn: workflowArn(execution.plan.workflow, place),
    stepExecutionId: step.id,
    failedStep: step.plan.name,
    ...(component
      ? {
          componentFailure: {
            componentArn: `arn:${place.partition}:imagebuilder:${place.region}:${place.accountId}:component/${component.component}/1`,
            phaseName: component.phaseName,
            stepName: component.stepName,
            action: component.action,
            errorMessage: component.errorMessage.slice(0, 1024),
          },
        }
      : {}),
    ...(regions
      ? {
          distributionFailure: {
            errorMessage: stateAt(timeline, now).reason ?? '',
            regionFailures: regions.map(regionFailure),
          },
        }
      : {}),
  };
}

function regionFailure(failure: RegionFailure): JsonObject {
  return { ...failure, targetAccountId: accountId };
}
