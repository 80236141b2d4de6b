/**
 * Pagination tokens: opaque to callers, bound to the list they were given out for, and refused when anything in them was
 * changed. A position is a place in the list; `generation` lets a sentinel make the tokens it gave out stale.
 */
import { hexOf } from './hash.ts';

export interface Position {
  readonly offset: number;
  readonly generation: number;
}

/** A token for `position` in the list that `scope` names. */
export function writeToken(seed: number, scope: string, position: Position): string {
  const body = `${position.offset}.${position.generation}`;
  return btoa(`v1|${body}|${seal(seed, scope, body)}`)
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** The position that a token encodes; undefined when the token was not issued for this list. */
export function readToken(seed: number, scope: string, token: string): Position | undefined {
  let text: string;
  try {
    text = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
  const match = /^v1\|(\d{1,9})\.(\d{1,9})\|([0-9a-f]{32})$/.exec(text);
  const [, offset, generation, sealed] = match ?? [];
  if (offset === undefined || generation === undefined || sealed === undefined) return undefined;
  if (sealed !== seal(seed, scope, `${offset}.${generation}`)) return undefined;
  return { offset: Number(offset), generation: Number(generation) };
}

function seal(seed: number, scope: string, body: string): string {
  return hexOf(`${seed}|${scope}|${body}|token`, 32);
}
