import { hours, minutes } from '../clock.ts';
import type { Call } from '../operations/operation.ts';
import { readToken, writeToken } from '../tokens.ts';
import { optionalText, refuse } from './input.ts';

const tokensExpireAfter = hours(24);

/** The offset that the token of a request names, 0 without a token. Refuses a token of another list, and an expired one. */
export function offsetIn(call: Call, scope: string): number {
  const token = optionalText(call.input, 'nextToken', 4096);
  return token === undefined ? 0 : readOffset(call, scope, token);
}

/** The offset in a token of a list. */
export function readOffset(call: Call, scope: string, token: string): number {
  const position = readToken(call.account.seed, scope, token);
  const age = call.account.now() - minutes(position?.generation ?? 0);
  if (!position || age > tokensExpireAfter) return refuse('The specified nextToken is invalid.');
  return position.offset;
}

/** A token for an offset in a list. Its generation is the minute it was created in, since tokens expire. */
export function tokenOf(call: Call, scope: string, offset: number): string {
  const generation = Math.floor(call.account.now() / minutes(1));
  return writeToken(call.account.seed, scope, { offset, generation });
}
