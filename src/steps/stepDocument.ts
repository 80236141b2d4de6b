import { readEmbeddedJson } from '../aws/imagebuilder/evidence/embeddedJson.ts';
import { isRawObject } from '../aws/rawObject.ts';

/** A value of a step's inputs or outputs, as it can be shown. Every text is untrusted. */
export type StepValue =
  | { readonly kind: 'text'; readonly text: string }
  /** The expression of the value. In a step that never ran it was not resolved. */
  | { readonly kind: 'reference'; readonly reference: StepReference }
  /** JSON, written out over several lines; also where it was a string with JSON in it. */
  | { readonly kind: 'json'; readonly text: string };

/** `$.stepOutputs.LaunchBuildInstance.instanceId`, `$.parameters.size`, `$.imagebuilder.imageBuildVersionArn`. */
export interface StepReference {
  readonly path: string;
  /** The step whose output it is; undefined for a parameter or a value of Image Builder's own. */
  readonly step: string | undefined;
}

export type StepDocument =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: StepValue }
  | {
      readonly kind: 'members';
      readonly members: readonly { readonly name: string; readonly value: StepValue }[];
    };

/** JSON deeper than this is shown as the text it came as: writing it out would overflow. */
const deepest = 100;

/**
 * Reads `inputs` or `outputs` to be shown: an object by its members, JSON inside of strings opened, `name.$` with its reference,
 * and text that is no JSON as text. Never throws.
 */
export function readStepDocument(text: string | undefined): StepDocument {
  const read = readEmbeddedJson(text);
  if (read.kind === 'nothing') return { kind: 'nothing' };
  if (read.kind === 'text') return { kind: 'value', value: { kind: 'text', text: read.text } };
  if (isDeep(read.value, deepest)) return { kind: 'value', value: { kind: 'text', text: text ?? '' } };
  if (!isRawObject(read.value)) return { kind: 'value', value: valueOf(read.value) };
  const members = Object.entries(read.value).map(([name, value]) => ({ name, value: valueOf(value) }));
  return members.length === 0
    ? { kind: 'nothing' }
    : { kind: 'members', members: members.map(withReference) };
}

function withReference({ name, value }: { name: string; value: StepValue }) {
  const reference = name.endsWith('.$') && value.kind === 'text' ? referenceIn(value.text) : undefined;
  return reference
    ? { name: name.slice(0, -2), value: { kind: 'reference' as const, reference } }
    : { name, value };
}

/** Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/wfdoc-dynamic-vars.html */
function referenceIn(text: string): StepReference | undefined {
  const match =
    /^\$\.(?:stepOutputs\.([A-Za-z][\w-]{0,99})|parameters|imagebuilder)(?:[.[][^\s]{0,300})?$/.exec(text);
  return match ? { path: text, step: match[1] } : undefined;
}

function valueOf(value: unknown): StepValue {
  if (typeof value === 'string') {
    const read = readEmbeddedJson(value);
    const opens = read.kind === 'json' && !isDeep(read.value, deepest);
    return opens ? valueOf(read.value) : { kind: 'text', text: value };
  }
  // What a command wrote comes as a list with an element a line.
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) {
    return { kind: 'text', text: value.join('\n') };
  }
  return typeof value === 'object' && value !== null
    ? { kind: 'json', text: JSON.stringify(value, undefined, 2) }
    : { kind: 'text', text: String(value) };
}

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((member) => isDeep(member, left - 1));
}
