import { isRegionName } from '../aws/endpoint.ts';
import type { OutputResources } from '../aws/imagebuilder/imageState.ts';
import { readStepOutputs } from '../aws/imagebuilder/evidence/stepOutputs.ts';
import type { WorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import type { WorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { type FailureFacts, stepsOf } from './facts.ts';

/** An AMI that a failed build created. It is billed until it is deleted. */
export interface MadeAmi {
  readonly imageId: string;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
}

export interface MadeImages {
  readonly amis: readonly MadeAmi[];
  readonly containers: OutputResources['containers'];
  /** Whether there may be an image although none is named: the failure came after the step that makes it. */
  readonly mayExist: boolean;
}

const makers = new Set(['CreateImage', 'RegisterImage']);

/**
 * The images that exist although the build failed or was cancelled: what GetImage names, what a CreateImage step put out,
 * and the copies that a distribution step made before another region failed.
 */
export function madeImages(facts: FailureFacts): MadeImages {
  const { image, build, executions } = facts;
  const region = build?.region;
  const amis = new Map<string, MadeAmi>();
  const add = (ami: MadeAmi) => {
    const key = `${ami.imageId} ${ami.region ?? region ?? ''}`;
    if (!amis.has(key)) amis.set(key, ami);
  };
  for (const ami of image?.outputResources?.amis ?? []) {
    if (ami.image === undefined || !/^ami-[0-9a-f]{8,17}$/.test(ami.image)) continue;
    const named = ami.region !== undefined && isRegionName(ami.region) ? ami.region : undefined;
    add({ imageId: ami.image, region: named, accountId: ami.accountId });
  }
  const readSteps = executions.flatMap((execution) => stepsOf(facts, execution));
  for (const step of readSteps) {
    const outputs = readStepOutputs(step.outputs);
    // An AMI whose making was undone is gone again.
    if (isMaker(step) && step.rollbackStatus !== 'COMPLETED' && outputs.imageId !== undefined) {
      add({ imageId: outputs.imageId, region, accountId: build?.account });
    }
    for (const { amiId, accountId, region: there } of outputs.regions) {
      if (amiId !== undefined && isRegionName(there)) add({ imageId: amiId, region: there, accountId });
    }
  }
  const containers = image?.outputResources?.containers ?? [];
  const named = amis.size > 0 || containers.length > 0;
  return {
    amis: [...amis.values()],
    containers,
    mayExist: !named && (readSteps.some(isMaker) || executions.some(isCompletedBuild) || failedLate(facts)),
  };
}

function isMaker({ action, status }: WorkflowStep): boolean {
  return makers.has(action ?? '') && status === 'COMPLETED';
}

function isCompletedBuild({ type, status }: WorkflowExecution): boolean {
  return type === 'BUILD' && status === 'COMPLETED';
}

function failedLate({ image }: FailureFacts): boolean {
  return ['TESTING', 'DISTRIBUTING', 'INTEGRATING'].includes(image?.failureContext?.imageStatus ?? '');
}
