import * as v from 'valibot';
import { operations, type OperationName } from '../registry.ts';
import { ServiceError, type ServiceErrorKind } from '../serviceError.ts';
import type { SharedRead } from './sharedReads.ts';

/** Changes with the shape of a message: after a deployment, tabs of two versions may be open. */
const version = 1;

/** The largest message, in reads: a refresh makes a few requests, and one for each open row. */
const mostReads = 200;

const kinds = {
  throttled: true,
  unavailable: true,
  forbidden: true,
  credentials: true,
  notFound: true,
  paginationToken: true,
  invalidRequest: true,
  inUse: true,
  unreadable: true,
  deadline: true,
  network: true,
  cancelled: true,
  unknown: true,
} satisfies Record<ServiceErrorKind, true>;

const operationName = v.custom<OperationName>(
  (value) => typeof value === 'string' && Object.hasOwn(operations, value) && !isWrite(value),
);
const errorKind = v.custom<ServiceErrorKind>(
  (value) => typeof value === 'string' && Object.hasOwn(kinds, value),
);
const text = v.optional(v.string());

const schema = v.object({
  version: v.literal(version),
  reads: v.pipe(
    v.array(
      v.object({
        operation: operationName,
        input: v.record(v.string(), v.unknown()),
        response: v.optional(v.object({ body: v.unknown(), requestId: text })),
        error: v.optional(
          v.object({
            kind: errorKind,
            name: v.string(),
            message: v.string(),
            status: v.optional(v.number()),
            requestId: text,
            refusedBy: text,
            cloudFrontId: text,
          }),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(mostReads),
  ),
});

/** Reads as a message to other tabs. An error is written out, since a structured clone keeps only its text. */
export function toMessage(reads: readonly SharedRead[]): v.InferInput<typeof schema> {
  return {
    version,
    reads: reads.map(({ operation, input, outcome }) => ({
      operation,
      input: { ...input },
      ...(outcome instanceof ServiceError ? { error: factsOf(outcome) } : { response: outcome }),
    })),
  };
}

/**
 * The reads in a message of another tab; undefined for a message of another version, or one that is malformed. The body of a
 * response is parsed by its operation, as one that came over the network.
 */
export function parseMessage(message: unknown): readonly SharedRead[] | undefined {
  const parsed = v.safeParse(schema, message);
  if (!parsed.success) return undefined;
  return parsed.output.reads.flatMap(({ operation, input, response, error }) => {
    if (error) return { operation, input, outcome: new ServiceError({ operation, ...error }) };
    return response
      ? { operation, input, outcome: { body: response.body, requestId: response.requestId } }
      : [];
  });
}

function factsOf({ kind, name, message, status, requestId, refusedBy, cloudFrontId }: ServiceError) {
  return { kind, name, message, status, requestId, refusedBy, cloudFrontId };
}

function isWrite(operation: string): boolean {
  return Object.entries(operations).some(([name, { writes }]) => name === operation && writes);
}
