import type { ListPress } from './listQuery.ts';

/**
 * The items of all presses, in the service's order. One that stands on several pages is one, at its first place and as it
 * was read last. Items without an ARN can't be told apart, so each stays.
 */
export function mergeItems<Item extends { readonly arn?: string | undefined }>(
  presses: readonly Pick<ListPress<Item>, 'items'>[],
): Item[] {
  const items = new Map<string, Item>();
  let place = 0;
  for (const press of presses) {
    for (const item of press.items) {
      place += 1;
      // Setting a key that is there keeps its place.
      items.set(item.arn ?? `without ARN: ${place}`, item);
    }
  }
  return Array.from(items.values());
}
