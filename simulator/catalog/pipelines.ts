import { arnOf } from '../arns.ts';

export interface PipelineEntry {
  /** The ARN of the pipeline. */
  readonly arn: string;
  readonly title: string;
  /** What it shows, or what happens when a build of it is started. */
  readonly what: string;
}

/** The Region of the pipelines whose starts fail. */
export const startSentinelRegion = 'ca-central-1';

function entry(name: string, title: string, what: string): PipelineEntry {
  return { arn: arnOf(`image-pipeline/${name}`, startSentinelRegion), title, what };
}

/** Pipelines whose starts fail. */
export const startSentinels = {
  startForbidden: entry(
    'start-forbidden',
    'Start denied',
    'StartImagePipelineExecution returns 403 AccessDeniedException.',
  ),
  startInUse: entry('start-in-use', 'In use', 'StartImagePipelineExecution returns ResourceInUseException.'),
  startTakenAnswerLost: entry(
    'start-taken-answer-lost',
    'Started, response lost',
    'The build is started, and the response is 504 with an HTML body.',
  ),
  startLost: entry(
    'start-lost',
    'Not started, no response',
    'The first start is not applied, and its response is 504 with an HTML body; the next one is accepted.',
  ),
} as const satisfies Record<string, PipelineEntry>;

export type StartSentinelKey = keyof typeof startSentinels;

export const startSentinelKeys = Object.keys(startSentinels).filter((key): key is StartSentinelKey =>
  Object.hasOwn(startSentinels, key),
);

/** The key of a pipeline's ARN, or undefined when it is no sentinel. */
export function startSentinelKey(arn: string): StartSentinelKey | undefined {
  return startSentinelKeys.find((key) => startSentinels[key].arn === arn);
}
