import type { ImageBuildVersion } from '../arn.ts';
import {
  amiEvidence,
  cloudTrailEvidence,
  componentLogEvidence,
  type Evidence,
  instanceEvidence,
  logStreamEvidence,
  runCommandEvidence,
  stateMachineEvidence,
} from './evidence.ts';
import { isRegionName } from '../../endpoint.ts';
import type { Image } from '../image.ts';
import { parseInstant } from '../../../lib/time.ts';
import { readStepOutputs } from './stepOutputs.ts';
import { isFailedStep } from '../stepStatus.ts';
import type { WorkflowStep } from '../workflowStep.ts';

/** Where the steps stand that evidence is looked for. */
export interface StepEvidenceContext {
  readonly build: ImageBuildVersion;
  readonly image?: Image | undefined;
  /** The steps of the same execution: an earlier one launched the instance that this one worked on. */
  readonly siblings?: readonly WorkflowStep[];
}

/** Actions that run a component's or a command's output into the stream. */
const writesToTheStream = new Set([
  'ExecuteComponents',
  'RunCommand',
  'SanitizeInstance',
  'RunSysPrep',
  'BootstrapInstanceForContainer',
]);
/** Actions whose outputs name what they made. */
const makesAnImage = new Set(['CreateImage', 'RegisterImage']);
/** What shows the lines of a component that failed; the rest of a stream is the service's own narration. */
export const componentLogFilter = '?Stderr ?ExitCode';

/** Where more about one step can be read, the most telling place first. */
export function stepEvidence(step: WorkflowStep, context: StepEvidenceContext): Evidence[] {
  const { build, image, siblings = [] } = context;
  const outputs = readStepOutputs(step.outputs);
  const instanceId = instanceOf(step, siblings);
  const filter = writesToTheStream.has(step.action ?? '') ? componentLogFilter : undefined;
  const found: (Evidence | undefined)[] = [
    logStreamEvidence(build, image, filter),
    componentLogEvidence(build, outputs.logUrl, instanceId),
    outputs.runCommandId ? runCommandEvidence(build, outputs.runCommandId, instanceId) : undefined,
    outputs.executionArn ? stateMachineEvidence(build, outputs.executionArn) : undefined,
    instanceId ? instanceEvidence(build, instanceId, image) : undefined,
    isFailedLaunch(step) ? launchTrail(step, build) : undefined,
    makesAnImage.has(step.action ?? '') && outputs.imageId ? amiEvidence(build, outputs.imageId) : undefined,
    ...outputs.regions.map(({ region, amiId }) =>
      amiId !== undefined && isRegionName(region) ? amiEvidence({ ...build, region }, amiId) : undefined,
    ),
  ];
  return found.filter((evidence) => evidence !== undefined);
}

/** The instance a step worked on: from its own outputs or inputs, else from the launch before it. */
export function instanceOf(step: WorkflowStep, siblings: readonly WorkflowStep[]): string | undefined {
  const own = readStepOutputs(step.outputs).instanceId ?? readStepOutputs(step.inputs).instanceId;
  if (own !== undefined) return own;
  const at = siblings.findIndex(({ stepExecutionId }) => stepExecutionId === step.stepExecutionId);
  const before = at === -1 ? siblings : siblings.slice(0, at);
  const launch = before.findLast(({ action }) => action === 'LaunchInstance');
  return launch && readStepOutputs(launch.outputs).instanceId;
}

/** Whether EC2 itself refused to launch. An instance that launched and did not respond is another case. */
export function isFailedLaunch(step: WorkflowStep): boolean {
  if (!isFailedStep(step.status)) return false;
  const text = `${step.message ?? ''}\n${(step.outputs ?? '').slice(0, 20_000)}`;
  return (
    /\bRunInstances\b/.test(text) ||
    (step.action === 'LaunchInstance' && !/InvalidInstanceId|SendCommand/.test(text))
  );
}

function launchTrail(step: WorkflowStep, build: ImageBuildVersion): Evidence {
  return cloudTrailEvidence(build, 'RunInstances', shifted(step.startTime, -1), shifted(step.endTime, 5));
}

/** A time some minutes earlier or later, since CloudTrail’s and the service’s need not agree to the second. */
function shifted(time: string | undefined, minutes: number): string | undefined {
  const instant = parseInstant(time);
  const shiftedInstant = instant === undefined ? undefined : new Date(instant + minutes * 60_000);
  // The last minutes of the calendar that JavaScript has are past its end.
  return shiftedInstant && !Number.isNaN(shiftedInstant.getTime()) ? shiftedInstant.toISOString() : undefined;
}
