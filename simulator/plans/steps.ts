/** Steps of the managed workflows, one function an action: inputs, outputs and timeouts as the service's tables give them. */
import { hours, minutes, seconds } from '../clock.ts';
import type { JsonObject } from '../json.ts';
import type { StepPlan } from './plan.ts';

type Change = Partial<StepPlan>;

/** The reference a step's inputs use for what an earlier step put out. */
export function outputOf(step: string, member: string): string {
  return `$.stepOutputs.${step}.${member}`;
}

const onInstance = (launchedBy: string): JsonObject => ({
  'instanceId.$': outputOf(launchedBy, 'instanceId'),
});

export function launch(name: string, change: Change = {}): StepPlan {
  return {
    name,
    action: 'LaunchInstance',
    description: name.includes('Test')
      ? 'Launch an instance from the image under test'
      : 'Launch the build instance',
    takes: minutes(2) + seconds(27),
    ends: 'COMPLETED',
    inputs: { waitFor: 'ssmAgent' },
    outputs: (facts) => ({ instanceId: facts.instance() }),
    timeoutSeconds: 75 * 60,
    ...change,
  };
}

export function executeComponents(name: string, launchedBy: string, change: Change = {}): StepPlan {
  return {
    name,
    action: 'ExecuteComponents',
    takes: minutes(3) + seconds(4),
    ends: 'COMPLETED',
    inputs: onInstance(launchedBy),
    outputs: (facts) => ({ runCommandId: facts.uuid('command'), status: 'Success', output: '' }),
    timeoutSeconds: 12 * 3600,
    ...change,
  };
}

export function collectMetadata(
  name: string,
  launchedBy: string,
  osVersion: string,
  change: Change = {},
): StepPlan {
  return {
    name,
    action: 'CollectImageMetadata',
    takes: minutes(1) + seconds(34),
    ends: 'COMPLETED',
    inputs: onInstance(launchedBy),
    outputs: (facts) => ({ osVersion, associationId: facts.uuid('association') }),
    timeoutSeconds: 30 * 60,
    ...change,
  };
}

/** SanitizeInstance, RunSysPrep, BootstrapInstanceForContainer, CollectImageScanFindings, RunCommand: all are a Run Command. */
export function command(name: string, action: string, launchedBy: string, change: Change = {}): StepPlan {
  return {
    name,
    action,
    takes: seconds(10),
    ends: 'COMPLETED',
    inputs: onInstance(launchedBy),
    outputs: (facts) => ({
      runCommandId: facts.uuid('command'),
      status: 'Success',
      output: action === 'RunCommand' ? ['ok'] : '',
    }),
    timeoutSeconds: action === 'RunCommand' ? 12 * 3600 : action === 'CollectImageScanFindings' ? 7200 : 3600,
    ...change,
  };
}

export function createImage(name: string, launchedBy: string, change: Change = {}): StepPlan {
  return {
    name,
    action: 'CreateImage',
    takes: minutes(2) + seconds(25),
    ends: 'COMPLETED',
    inputs: onInstance(launchedBy),
    outputs: (facts) => ({ imageId: facts.ami(facts.region) }),
    timeoutSeconds: 12 * 3600,
    ...change,
  };
}

export function terminate(name: string, launchedBy: string, change: Change = {}): StepPlan {
  return {
    name,
    action: 'TerminateInstance',
    takes: seconds(4),
    ends: 'COMPLETED',
    inputs: onInstance(launchedBy),
    timeoutSeconds: 30 * 60,
    ...change,
  };
}

/** A step that did not apply: it begins and ends at once, and puts nothing out. */
export function skipped(step: StepPlan): StepPlan {
  const { outputs: _, ...rest } = step;
  return { ...rest, takes: 0, ends: 'SKIPPED' };
}

/** A wait until a user or a function sends RESUME or STOP. */
export function waitForAction(name: string, inputs: JsonObject, change: Change = {}): StepPlan {
  return {
    name,
    action: 'WaitForAction',
    takes: 0,
    ends: 'COMPLETED',
    inputs,
    timeoutSeconds: hours(72) / 1000,
    wait: { by: 'person' },
    ...change,
  };
}

/** `steps` with one of them changed. Names it when there is no such step, since a misspelt plan would say nothing. */
export function withStep(steps: readonly StepPlan[], name: string, change: Change): readonly StepPlan[] {
  if (!steps.some((step) => step.name === name)) throw new Error(`There is no step ${name} in this workflow`);
  return steps.map((step) => (step.name === name ? { ...step, ...change } : step));
}
