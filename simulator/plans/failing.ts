/** The ways a step fails, with outputs, messages and reasons in the service's words. */
import { minutes, seconds } from '../clock.ts';
import type { ComponentFailure, RegionFailure, StepFacts, StepPlan } from './plan.ts';

type Change = Partial<StepPlan>;

interface Component {
  /** `check-http/1.0.2` */
  readonly component: string;
  readonly phase: 'build' | 'validate' | 'test';
  readonly step: string;
  readonly action: string;
  readonly exitCode: number;
  readonly errorMessage: string;
  readonly state: 'BUILDING' | 'TESTING';
  /** Whether the outputs are JSON. Where they are not, they are what the command wrote. */
  readonly json?: boolean;
}

const documentArn = (facts: StepFacts, component: string) =>
  `arn:${facts.partition}:imagebuilder:${facts.region}:${facts.accountId}:component/${component}/1`;

/** A component that failed inside an ExecuteComponents step. No message: AWS often has none for these. */
export function failedComponent(how: Component, change: Change = {}): Change {
  const failure: ComponentFailure = {
    component: how.component,
    phaseName: how.phase,
    stepName: how.step,
    action: how.action,
    exitCode: how.exitCode,
    errorMessage: how.errorMessage,
  };
  return {
    ends: 'FAILED',
    outputs: (facts) => {
      const failureMessage = `Document ${documentArn(facts, how.component)} failed!`;
      if (how.json === false) {
        return `${how.errorMessage}\nexit status ${how.exitCode}\n${failureMessage} Logs: ${facts.logUrl()}`;
      }
      return {
        runCommandId: facts.uuid('command'),
        status: 'Failed',
        output: [
          `Stderr: ${how.errorMessage}`,
          `ExitCode ${how.exitCode}`,
          {
            executionId: facts.hex('toe', 32),
            status: 'failed',
            failedStepCount: 1,
            executedStepCount: 4,
            failureMessage,
            logUrl: facts.logUrl(),
          },
        ],
      };
    },
    failure: {
      component: failure,
      reason: (facts) =>
        `Workflow Execution ID: '${facts.workflowExecutionId}' failed with reason: SSM execution '${facts.uuid('command')}' failed with status = 'Failed' in state = '${how.state}' and failure message = 'Document ${documentArn(facts, how.component)} failed!'`,
    },
    ...change,
  };
}

export const curlFailure = failedComponent(
  {
    component: 'check-http/1.0.2',
    phase: 'test',
    step: 'GetHealth',
    action: 'ExecuteBash',
    exitCode: 7,
    errorMessage: 'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused',
    state: 'TESTING',
  },
  { takes: minutes(1) + seconds(28) },
);

/** The instance could not be launched. The message has the reason; there are no outputs. */
export function failedLaunch(step: string, error: string, change: Change = {}): Change {
  const message = `Failed to run RunInstances in step ${step}: ${error}`;
  return {
    ends: 'FAILED',
    takes: seconds(41),
    outputs: () => message,
    message: () => message.slice(0, 500),
    failure: {
      reason: (facts) =>
        `Workflow Execution ID: '${facts.workflowExecutionId}' failed with reason: ${message}`,
    },
    ...change,
  };
}

/** The instance never registered with Systems Manager, so that the service could send it nothing. */
export const neverReachedSsm: Change = {
  ends: 'FAILED',
  takes: minutes(38),
  outputs: (facts) => ({ status: 'Failed', error: invalidInstance(facts) }),
  message: invalidInstance,
  failure: {
    reason: (facts) =>
      `Workflow Execution ID: '${facts.workflowExecutionId}' failed with reason: ${invalidInstance(facts)}`,
  },
};

function invalidInstance(facts: StepFacts): string {
  return (
    `An error occurred (InvalidInstanceId) when calling the SendCommand operation: Instances [[${facts.instance()}]] not in a valid state for account ${facts.accountId}. ` +
    'The SSM Agent did not become available on the instance.'
  );
}

/** A distribution step of which some regions failed. */
export function failedRegions(regions: readonly RegionFailure[], change: Change = {}): Change {
  const text = regions.map(({ region, errorMessage }) => `${region}: ${errorMessage}`).join('; ');
  return {
    ends: 'FAILED',
    message: () => `Distribution failed in ${regions.length} of 3 regions.`,
    failure: { regions, reason: (facts) => `Image distribution of ${facts.imageArn} failed. ${text}` },
    ...change,
  };
}

/** A step that ran into its timeout. */
export function timedOut(timeoutSeconds: number): Change {
  const message = `Step timed out after ${timeoutSeconds} seconds.`;
  return {
    ends: 'FAILED',
    takes: timeoutSeconds * 1000,
    timeoutSeconds,
    outputs: () => '',
    message: () => message,
    failure: {
      reason: (facts) =>
        `Workflow Execution ID: '${facts.workflowExecutionId}' failed with reason: ${message}`,
    },
  };
}
