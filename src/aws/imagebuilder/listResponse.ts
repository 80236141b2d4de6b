import { unreadable } from '../serviceError.ts';
import { isRawObject, type RawObject, textIn } from '../rawObject.ts';
import type { OperationName } from '../registry.ts';
import type { ServiceError } from '../serviceError.ts';

/** What the response of each list operation has beside its list. */
export interface ListResponse {
  readonly requestId: string | undefined;
  readonly nextToken: string | undefined;
  /** Why the list cannot be continued although it does not end here. */
  readonly nextTokenError: ServiceError | undefined;
}

/**
 * Reads the response of a list operation: the elements of its list, each at its place, and what continues it. Throws a
 * `ServiceError` for a response without a list: an empty list would claim that there is nothing. A token that is not text is
 * an error after the elements, since treating it as the end would claim that nothing is left.
 */
export function readListResponse<Item>(
  operation: OperationName,
  body: unknown,
  list: { readonly key: string; readonly noun: string },
  readItem: (element: unknown) => Item,
): { readonly items: Item[]; readonly response: ListResponse; readonly body: RawObject } {
  if (!isRawObject(body)) throw unreadable(operation, 'it is empty');
  const elements = body[list.key];
  if (!Array.isArray(elements)) throw unreadable(operation, `it has no list of ${list.noun}`);
  const token = body['nextToken'] ?? undefined;
  const isText = token === undefined || typeof token === 'string';
  return {
    items: elements.map(readItem),
    response: {
      requestId: textIn(body, 'requestId'),
      nextToken: isText ? token : undefined,
      nextTokenError: isText ? undefined : unreadable(operation, 'its nextToken is not text'),
    },
    body,
  };
}

function isPlaceholder(raw: unknown): boolean {
  return isRawObject(raw) && placeholders.has(raw);
}

/** The placeholders of elements that are no objects. */
const placeholders = new WeakSet<RawObject>();

/**
 * A list's element as an object. An element that is none keeps its place as a placeholder, since a resume token counts places.
 */
export function readElement(element: unknown): RawObject {
  if (isRawObject(element)) return element;
  const placeholder = { unreadable: element };
  placeholders.add(placeholder);
  return placeholder;
}

/**
 * Splits a list that no token counts any more: the items that can be shown, and the number of elements that were no objects.
 * Those have no status, so that one among the items would look like something that can still change.
 */
export function splitReadable<Item>(items: readonly Item[]): {
  readonly items: Item[];
  readonly dropped: number;
} {
  const readable = items.filter((item) => !isRawObject(item) || !isPlaceholder(item['raw']));
  return { items: readable, dropped: items.length - readable.length };
}
