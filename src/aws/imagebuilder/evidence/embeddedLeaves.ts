import { findJsonObjects, readEmbeddedJson } from './embeddedJson.ts';
import { isRawObject } from '../../rawObject.ts';

/** A value inside a step's inputs or outputs that is neither an object nor a list. */
export interface Leaf {
  /** The member it is in, lower case. An element of a list has its list's name; a text on its own has none. */
  readonly key: string;
  readonly value: string | number | boolean;
}

/** Beyond these a document says nothing more to a reader, and a hostile one would keep the page busy. */
const mostLeaves = 5_000;
const deepest = 24;

/**
 * Every leaf and every object of a step's inputs or outputs in their order, with JSON inside of strings opened: it is
 * JSON in a string, whose `output` may be JSON in a string once more, or a log with a JSON summary in it.
 */
export function readLeaves(text: string | undefined): { leaves: Leaf[]; objects: Record<string, unknown>[] } {
  const leaves: Leaf[] = [];
  const objects: Record<string, unknown>[] = [];

  const visit = (value: unknown, key: string, depth: number): void => {
    if (depth > deepest || leaves.length + objects.length >= mostLeaves) return;
    if (typeof value === 'string') visitText(value, key, depth);
    else if (typeof value === 'number' || typeof value === 'boolean') leaves.push({ key, value });
    else if (Array.isArray(value)) for (const element of value) visit(element, key, depth + 1);
    else if (isRawObject(value)) {
      objects.push(value);
      for (const [name, member] of Object.entries(value)) visit(member, name.toLowerCase(), depth + 1);
    }
  };

  const visitText = (value: string, key: string, depth: number): void => {
    const read = readEmbeddedJson(value);
    if (read.kind === 'nothing') return;
    if (read.kind === 'json') return visit(read.value, key, depth + 1);
    leaves.push({ key, value: read.text });
    for (const object of findJsonObjects(read.text)) visit(object, key, depth + 1);
  };

  visitText(text ?? '', '', 0);
  return { leaves, objects };
}
