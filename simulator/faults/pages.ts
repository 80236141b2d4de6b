/** The pages of ListWorkflowExecutions, honest for most builds and tampered with for the sentinels of pagination. */
import { keyOf, type CatalogKey } from '../catalog.ts';
import { ServiceError } from '../errors.ts';
import { isObject, type Json } from '../json.ts';
import { positionIn, type Call } from '../operations/operation.ts';
import type { BuildPlan } from '../plans/plan.ts';
import type { TimedExecution } from '../projection/timed.ts';
import { writeToken } from '../tokens.ts';
import { pageSize } from '../validation.ts';

interface Page {
  readonly rows: readonly Json[];
  readonly nextToken?: Json;
}

/** One request for a page, and the parts that a page can be made of. */
interface Asked {
  readonly call: Call;
  readonly arn: string;
  readonly size: number;
  readonly offset: number;
  readonly generation: number;
  /** The token in the request. */
  readonly given: string | undefined;
  readonly count: number;
  slice(from: number, to: number): readonly Json[];
  token(offset: number, generation: number): string;
}

export function pageOfExecutions(
  call: Call,
  plan: BuildPlan,
  rows: readonly TimedExecution[],
  write: (execution: TimedExecution, index: number) => Json,
): Page {
  const scope = `executions/${plan.arn}`;
  const { offset, generation } = positionIn(call, scope);
  const { nextToken } = call.input;
  const key = keyOf(plan.arn);
  const pageOf = (key && tricks[key]) ?? ordinary;
  return pageOf({
    call,
    arn: plan.arn,
    size: pageSize(call.input),
    offset,
    generation,
    given: typeof nextToken === 'string' ? nextToken : undefined,
    count: rows.length,
    slice: (from, to) => rows.slice(from, to).map((row, index) => write(row, from + index)),
    token: (to, of) => writeToken(call.account.seed, scope, { offset: to, generation: of }),
  });
}

function ordinary(asked: Asked): Page {
  const { offset, size, generation, count } = asked;
  const end = offset + size;
  return {
    rows: asked.slice(offset, end),
    ...(end < count ? { nextToken: asked.token(end, generation) } : {}),
  };
}

const tricks: { readonly [key in CatalogKey]?: (asked: Asked) => Page } = {
  invalidTokenForEver(asked) {
    if (asked.given !== undefined) throw staleToken();
    return ordinary(asked);
  },

  /** Tokens of the generation before are refused; starting over brings tokens of the current one. */
  invalidTokenMidway(asked) {
    const used = asked.given === undefined ? undefined : asked.generation;
    const current = asked.call.faults.generation(asked.arn, used);
    if (used !== undefined && used !== current) throw staleToken();
    return ordinary({ ...asked, generation: current });
  },

  sameTokenTwice: (asked) => ({ ...ordinary(asked), nextToken: asked.given ?? asked.token(asked.size, 0) }),

  tokenNotText: (asked) => ({ ...ordinary(asked), nextToken: 7 }),

  tokenCycle(asked) {
    const { offset, size } = asked;
    const next = offset >= 2 * size ? size : offset + size;
    return { ...ordinary(asked), nextToken: asked.token(next, 0) };
  },

  emptyPageWithToken(asked) {
    if (asked.offset === 0 || asked.generation > 0) return ordinary(asked);
    return { rows: [], nextToken: asked.token(asked.offset, 1) };
  },

  /** The first two rows are there from the second request for the first page on. */
  insertedRows(asked) {
    if (asked.given !== undefined || !asked.call.faults.strikes(`inserted ${asked.arn}`, 1)) {
      return ordinary(asked);
    }
    return ordinary({ ...asked, offset: 2 });
  },

  emptyPages(asked) {
    if (asked.offset === 0 || asked.generation >= 50) return ordinary(asked);
    return { rows: [], nextToken: asked.token(asked.offset, asked.generation + 1) };
  },

  /** Pages overlap by three rows. The first of these is still running where it comes first. */
  duplicateRows(asked) {
    const { offset, size, count } = asked;
    const end = offset + size;
    if (end >= count || size <= overlap) return ordinary(asked);
    const rows = asked.slice(offset, end);
    return {
      rows: rows.map((row, index) => (index === size - overlap ? stillRunning(row) : row)),
      nextToken: asked.token(end - overlap, 0),
    };
  },
};

const overlap = 3;

function staleToken(): ServiceError {
  return new ServiceError(
    'InvalidPaginationTokenException',
    'The provided pagination token is invalid or has expired.',
  );
}

function stillRunning(row: Json): Json {
  if (!isObject(row)) return row;
  const { endTime: _, ...rest } = row;
  return { ...rest, status: 'RUNNING', totalStepsSucceeded: 1, totalStepsFailed: 0, totalStepsSkipped: 0 };
}
