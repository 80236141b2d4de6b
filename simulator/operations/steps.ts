import { ServiceError } from '../errors.ts';
import { refuseSteps } from '../faults/operations.ts';
import { tamperWithStep } from '../faults/rows.ts';
import { timestamp } from '../clock.ts';
import { isObject } from '../json.ts';
import type { FoundExecution, FoundStep } from '../account.ts';
import { workflowArn } from '../plans/workflow.ts';
import { viewStep } from '../projection/view.ts';
import { requirePattern } from '../validation.ts';
import { placeOf } from '../wire/execution.ts';
import { stepDetail, stepRow } from '../wire/step.ts';
import { optional, page, type Call, type OperationHandler } from './operation.ts';

const listWorkflowStepExecutions: OperationHandler = (call) => {
  const id = requirePattern(call.input, 'workflowExecutionId', 'workflowExecutionId');
  const found = call.account.findExecution(id);
  if (!found || elsewhere(call, found)) {
    throw new ServiceError('ResourceNotFoundException', `The workflow execution '${id}' does not exist.`);
  }
  refuseSteps(found.plan, 'ListWorkflowStepExecutions');
  const context = { ...found, seed: call.account.seed, now: call.account.now() };
  const { rows, nextToken } = page(call, `steps/${id}`, found.execution.steps, (step) =>
    tamperWithStep(found.plan, stepRow(context, step), found.execution.steps.indexOf(step)),
  );
  return {
    requestId: call.requestId,
    steps: rows,
    workflowBuildVersionArn: workflowArn(found.execution.plan.workflow, placeOf(found.plan)),
    workflowExecutionId: id,
    imageBuildVersionArn: found.plan.arn,
    ...optional('nextToken', nextToken),
  };
};

const getWorkflowStepExecution: OperationHandler = (call) => {
  const id = requirePattern(call.input, 'stepExecutionId', 'stepExecutionId');
  const found = call.account.findStep(id);
  if (!found || elsewhere(call, found)) {
    throw new ServiceError(
      'ResourceNotFoundException',
      `The workflow step execution '${id}' does not exist.`,
    );
  }
  refuseSteps(found.plan, 'GetWorkflowStepExecution');
  const context = { ...found, seed: call.account.seed, now: call.account.now() };
  const detail = stepDetail(context, found.step);
  const tampered = tamperWithStep(found.plan, detail, found.execution.steps.indexOf(found.step));
  return {
    requestId: call.requestId,
    workflowBuildVersionArn: workflowArn(found.execution.plan.workflow, placeOf(found.plan)),
    workflowExecutionId: found.execution.id,
    imageBuildVersionArn: found.plan.arn,
    ...(isObject(tampered) ? tampered : detail),
  };
};

const listWaitingWorkflowSteps: OperationHandler = (call) => {
  const { rows, nextToken } = page(
    call,
    `waiting/${call.region}`,
    waitingSteps(call),
    ({ plan, execution, step }) => ({
      stepExecutionId: step.id,
      imageBuildVersionArn: plan.arn,
      workflowExecutionId: execution.id,
      workflowBuildVersionArn: workflowArn(execution.plan.workflow, placeOf(plan)),
      name: step.plan.name,
      action: step.plan.action,
      startTime: timestamp(step.start ?? 0),
    }),
  );
  return { steps: rows, ...optional('nextToken', nextToken) };
};

/** The steps of the region that wait by now, those that have waited longest first. */
function waitingSteps(call: Call): readonly FoundStep[] {
  const now = call.account.now();
  return call.account
    .plansIn(call.region)
    .filter((plan) => plan.executions.some(({ steps }) => steps.some(({ wait }) => wait)))
    .flatMap((plan) =>
      call.account
        .timelineOf(plan)
        .executions.flatMap((execution) => execution.steps.map((step) => ({ plan, execution, step }))),
    )
    .filter(({ execution, step }) => step.plan.wait && viewStep(execution, step, now).status === 'RUNNING')
    .toSorted((a, b) => (a.step.start ?? 0) - (b.step.start ?? 0));
}

function elsewhere(call: Call, { plan }: FoundExecution): boolean {
  return plan.arn.split(':')[3] !== call.region;
}

export const stepHandlers = {
  ListWorkflowStepExecutions: listWorkflowStepExecutions,
  GetWorkflowStepExecution: getWorkflowStepExecution,
  ListWaitingWorkflowSteps: listWaitingWorkflowSteps,
};
