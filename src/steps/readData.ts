import { isRawObject } from '../imagebuilder/rawObject.ts';

/** A step's inputs or outputs, as they can be shown. */
export type StepData =
  | { readonly kind: 'none' }
  /** Members with their values written out: a text as it is, anything else as JSON. */
  | { readonly kind: 'members'; readonly members: readonly (readonly [name: string, text: string])[] }
  /** Not JSON, or JSON that is no object. */
  | { readonly kind: 'text'; readonly text: string };

/**
 * Reads `inputs` or `outputs`, which are JSON written into a string. A failed step's outputs may be any text, and a step that
 * never ran keeps unresolved references in its inputs.
 */
export function readData(data: string | undefined): StepData {
  if (data === undefined || data.trim() === '') return { kind: 'none' };
  const value = parsed(data);
  if (value === undefined) return { kind: 'text', text: data };
  if (!isRawObject(value)) return { kind: 'text', text: written(value) };
  const members = Object.entries(value).map(([name, member]) => [name, written(member)] as const);
  return members.length === 0 ? { kind: 'none' } : { kind: 'members', members };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n');
  return JSON.stringify(value, null, 2);
}
