import type { Account } from '../account.ts';
import { ServiceError } from '../errors.ts';
import type { FaultState } from '../faults/state.ts';
import type { Json, JsonObject } from '../json.ts';
import type { BuildPlan } from '../plans/plan.ts';
import { readToken, writeToken, type Position } from '../tokens.ts';
import { pageSize, text, type Input } from '../validation.ts';

/** What an operation gets: the account, its region, the parsed input, and the id of this request. */
export interface Call {
  readonly account: Account;
  readonly faults: FaultState;
  readonly region: string;
  readonly input: Input;
  readonly requestId: string;
}

export type OperationHandler = (call: Call) => JsonObject;

/** A build of the requested Region, or the service's 404. */
export function requirePlan(call: Call, arn: string): BuildPlan {
  const plan = call.account.findPlan(arn);
  if (!plan || arn.split(':')[3] !== call.region) {
    throw new ServiceError('ResourceNotFoundException', `The resource with ARN '${arn}' does not exist.`);
  }
  return plan;
}

/** The position of the input's `nextToken`; the start without one. */
export function positionIn(call: Call, scope: string): Position {
  const token = text(call.input, 'nextToken', 1, 65_535);
  if (token === undefined) return { offset: 0, generation: 0 };
  const position = readToken(call.account.seed, scope, token);
  if (!position)
    throw new ServiceError('InvalidPaginationTokenException', 'The provided pagination token is invalid.');
  return position;
}

/**
 * One page of `items`, which may be long: only the page's own items are written out. `scope` names the list, so that a
 * token of one list is refused by another.
 */
export function page<Item>(
  call: Call,
  scope: string,
  items: readonly Item[],
  write: (item: Item) => Json,
): { readonly rows: readonly Json[]; readonly nextToken?: string } {
  const size = pageSize(call.input);
  const { offset } = positionIn(call, scope);
  const end = offset + size;
  const rows = items.slice(offset, end).map(write);
  if (end >= items.length) return { rows };
  return { rows, nextToken: writeToken(call.account.seed, scope, { offset: end, generation: 0 }) };
}

/** A response member that is left out when there is nothing to say. */
export function optional(member: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [member]: value };
}
