import { ServiceError } from '../errors.ts';
import { partitionOf } from '../arns.ts';
import { customWorkflows } from '../plans/custom.ts';
import { workflowDocument } from '../plans/document.ts';
import { managedWorkflows } from '../plans/managed.ts';
import { manyWorkflows } from '../plans/many.ts';
import type { Workflow } from '../plans/plan.ts';
import { workflowArn } from '../plans/workflow.ts';
import { requirePattern } from '../validation.ts';
import type { Call, OperationHandler } from './operation.ts';

const workflows = [...managedWorkflows, ...customWorkflows, ...manyWorkflows];

/** A workflow with its YAML document. An ARN without its build, or with wildcards, matches the newest one. */
const getWorkflow: OperationHandler = (call) => {
  const arn = requirePattern(call.input, 'workflowBuildVersionArn', 'workflowBuildVersionArn');
  const workflow = workflows.find((each) => namesIt(arnIn(call, each), arn));
  if (!workflow)
    throw new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' does not exist.`);
  const full = arnIn(call, workflow);
  const versionArn = full.slice(0, full.lastIndexOf('/'));
  const nameArn = versionArn.slice(0, versionArn.lastIndexOf('/'));
  // The plan's version ends with the build: 1.0.3/1.
  const [number = ''] = workflow.version.split('/');
  const [major = '1', minor = '0'] = number.split('.');
  return {
    workflow: {
      arn: full,
      name: workflow.name,
      version: number,
      description: workflow.description,
      type: workflow.type,
      owner: workflow.owner === 'aws' ? 'Amazon' : call.account.id,
      data: workflowDocument(workflow),
      dateCreated: '2026-01-19T10:00:00.000Z',
      ...(workflow.owner === 'aws'
        ? {}
        : {
            changeDescription: 'Fewer waits',
            parameters: [
              {
                name: 'waitFor',
                type: 'string',
                defaultValue: ['ssmAgent'],
                description: 'What to wait for after launch',
              },
            ],
          }),
    },
    latestVersionReferences: {
      latestVersionArn: `${nameArn}/x.x.x`,
      latestMajorVersionArn: `${nameArn}/${major}.x.x`,
      latestMinorVersionArn: `${nameArn}/${major}.${minor}.x`,
      latestPatchVersionArn: versionArn,
    },
  };
};

function arnIn(call: Call, workflow: Workflow): string {
  const { region } = call;
  return workflowArn(workflow, { partition: partitionOf(region), region, accountId: call.account.id });
}

function namesIt(full: string, asked: string): boolean {
  if (full === asked) return true;
  const given = asked.split(/[/.]/);
  const own = full.split(/[/.]/);
  return given.length < own.length && given.every((part, at) => part === 'x' || part === own[at]);
}

export const workflowHandlers = {
  GetWorkflow: getWorkflow,
};
