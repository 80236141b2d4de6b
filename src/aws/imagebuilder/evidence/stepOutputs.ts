import { readLeaves } from './embeddedLeaves.ts';
import { exitCodeIn, isWrapper, speaksOfError } from '../../errorText.ts';

/** How a step went in one region. */
export interface RegionOutcome {
  readonly region: string;
  readonly amiId: string | undefined;
  readonly accountId: string | undefined;
  /** As the service wrote it: Completed, Failed, Cancelled, TimedOut. */
  readonly status: string | undefined;
  /** What was done there: `DISTRIBUTE_IMAGE`, `UPDATE_LAUNCH_TEMPLATES`. */
  readonly step: string | undefined;
  readonly errorMessage: string | undefined;
  readonly failed: boolean;
}

/** What a step's `outputs` say, as far as it can be found by name or by form. Every text is untrusted. */
export interface StepOutputs {
  readonly instanceId: string | undefined;
  readonly runCommandId: string | undefined;
  /** The AMI that a CreateImage or RegisterImage step made. */
  readonly imageId: string | undefined;
  /** The execution of a state machine. */
  readonly executionArn: string | undefined;
  /** Where a component's logs are: an https or s3 address, or a path on the instance. */
  readonly logUrl: string | undefined;
  readonly regions: readonly RegionOutcome[];
  /** Texts that may explain a failure, the most telling first, without those that only name what failed. */
  readonly errors: readonly string[];
  /** Texts that only name what failed: `Document arn:… failed!` */
  readonly wrappers: readonly string[];
  readonly exitCode: number | undefined;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const forms = {
  instanceId: /\bi-[0-9a-f]{8,17}\b/i,
  runCommandId: uuid,
  imageId: /\bami-[0-9a-f]{8,17}\b/i,
  executionArn: /\barn:aws[\w-]*:states:[\w-]+:\d{12}:(?:execution|express):[\w:./#+@=-]{1,300}/,
} as const;

/** Members that hold an error's own text, before those that hold whatever a command wrote. */
const errorKeys = new Set([
  'error',
  'errormessage',
  'stderr',
  'standarderrorcontent',
  'failurereason',
  'cause',
]);
const outputKeys = new Set(['', 'output', 'message', 'failuremessage', 'standardoutputcontent', 'reason']);
/** Members whose texts explain nothing. */
const silentKeys = new Set(
  'instanceid runcommandid commandid imageid amiid executionarn executionid associationid logurl status step region name accountid action'.split(
    ' ',
  ),
);

/**
 * Reads a step's `outputs`. What a failed ExecuteComponents puts there is not documented, and what a failed step puts there
 * may not be JSON, so each fact is looked for by its member's name and its form, wherever it stands. Never throws.
 */
export function readStepOutputs(outputs: string | undefined): StepOutputs {
  const { leaves, objects } = readLeaves(outputs);
  const texts = leaves.filter(
    (leaf): leaf is { key: string; value: string } => typeof leaf.value === 'string',
  );
  const named = (key: string, form: RegExp) =>
    texts.map((leaf) => (leaf.key === key ? form.exec(leaf.value)?.[0] : undefined)).find(Boolean);
  // What a command wrote may come as a list with an element a line: it is one text.
  const written = [...outputKeys].map((key) =>
    texts
      .filter((leaf) => leaf.key === key)
      .map(({ value }) => value)
      .join('\n'),
  );
  const telling = [...texts.filter(({ key }) => errorKeys.has(key)).map(({ value }) => value), ...written]
    .map(trim)
    .filter(Boolean);
  // The names are the service's to change, so without a known one any text that may explain something is taken.
  const said =
    telling.length > 0
      ? telling
      : texts.filter(({ key }) => !silentKeys.has(key)).map(({ value }) => trim(value));
  const spoken = [...new Set(said)];
  const errors = spoken.filter((text) => !isWrapper(text));
  const exitCodes = [
    ...leaves
      .filter(({ key }) => key === 'exitcode' || key === 'responsecode')
      .map(({ value }) => Number(value)),
    ...spoken.map((text) => exitCodeIn(text)),
  ];
  return {
    // An instance that never came up is named in the error alone.
    instanceId: named('instanceid', forms.instanceId) ?? firstIn(spoken, forms.instanceId),
    runCommandId: named('runcommandid', forms.runCommandId) ?? named('commandid', forms.runCommandId),
    imageId: named('imageid', forms.imageId),
    executionArn: named('executionarn', forms.executionArn),
    logUrl: texts.find(({ key }) => key === 'logurl')?.value.trim() ?? logAddressIn(spoken),
    regions: objects.flatMap(regionOutcomes),
    errors: [...errors.filter(speaksOfError), ...errors.filter((text) => !speaksOfError(text))],
    wrappers: spoken.filter((text) => isWrapper(text)),
    exitCode: exitCodes.find((code) => code !== undefined && Number.isInteger(code) && code !== 0),
  };
}

function trim(text: string): string {
  return text.trim();
}

/** Only an address that is called one of logs: a text may hold any other. */
const logAddress = /\blogs?(?: ?url)?["']?\s?[:=]\s?["']?((?:https|s3):\/\/[^\s"'<>,;]+)/i;

function logAddressIn(texts: readonly string[]): string | undefined {
  return texts.map((text) => logAddress.exec(text)?.[1]).find((found) => found !== undefined);
}

function firstIn(texts: readonly string[], form: RegExp): string | undefined {
  return texts.map((text) => form.exec(text)?.[0]).find((found) => found !== undefined);
}

/** A distribution step's list has an object a region; a container's has the names of the regions that failed. */
function regionOutcomes(object: Record<string, unknown>): RegionOutcome[] {
  const text = (key: string) => (typeof object[key] === 'string' ? object[key] : undefined);
  const failedRegions = Array.isArray(object['failedRegions']) ? object['failedRegions'] : [];
  const failed = failedRegions
    .filter((each) => typeof each === 'string')
    .map((each) => outcome({ region: each, status: 'Failed' }));
  const region = text('region');
  const status = text('status');
  if (region === undefined || (status === undefined && text('amiId') === undefined)) return failed;
  return [
    ...failed,
    outcome({
      region,
      amiId: forms.imageId.exec(text('amiId') ?? '')?.[0],
      accountId: text('accountId'),
      status,
      step: text('step'),
      errorMessage: text('errorMessage'),
    }),
  ];
}

function outcome(
  facts: Partial<Omit<RegionOutcome, 'failed'>> & Pick<RegionOutcome, 'region' | 'status'>,
): RegionOutcome {
  const { region, amiId, accountId, status, step, errorMessage } = facts;
  const failed = /^(?:failed|cancelled|timed_?out)$/i.test(status ?? '');
  return { region, amiId, accountId, status, step, errorMessage, failed };
}
