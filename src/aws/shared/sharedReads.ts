import { operations, type OperationName } from '../registry.ts';
import { ServiceError } from '../serviceError.ts';
import type { AwsResponse } from '../transport/readResponse.ts';

/** One read and its outcome, as the client of another tab can use it. The body is the JSON as it came. */
export interface SharedRead {
  readonly operation: OperationName;
  readonly input: object;
  readonly outcome: AwsResponse | ServiceError;
}

/** The reads of a client that tabs give each other. Operations that write are never among them. */
export interface SharedReads {
  /** Notes the reads that end from now on, until `end`. */
  readonly record: () => { readonly end: () => readonly SharedRead[] };
  /** While `run` lasts, serves requests from the reads of another tab; a request that is not among them is sent. */
  readonly replay: (reads: readonly SharedRead[], run: () => Promise<void>) => Promise<void>;
  /** Whether the reads that are replayed at this moment have one of the operation. */
  readonly has: (operation: OperationName) => boolean;
}

/** What is needed of a client to share its reads. */
interface Sender {
  readonly send: (operation: OperationName, input: object, signal?: AbortSignal) => Promise<AwsResponse>;
}

/** The same client, with `reads`: its responses can be recorded, and another tab's can be used in place of requests. */
export function withSharedReads<Client extends Sender>(
  client: Client,
): Client & { readonly reads: SharedReads } {
  const recordings = new Set<SharedRead[]>();
  let replayed: readonly SharedRead[] = [];

  const reads: SharedReads = {
    record() {
      const recording: SharedRead[] = [];
      recordings.add(recording);
      return {
        end() {
          recordings.delete(recording);
          return recording;
        },
      };
    },
    async replay(shared, run) {
      replayed = shared;
      try {
        await run();
      } finally {
        if (replayed === shared) replayed = [];
      }
    },
    has: (operation) => replayed.some((read) => read.operation === operation),
  };

  const note = (operation: OperationName, input: object, outcome: SharedRead['outcome']) => {
    if (operations[operation].writes) return;
    for (const recording of recordings) recording.push({ operation, input, outcome });
  };

  return {
    ...client,
    reads,
    async send(operation, input, signal) {
      const known = replayed.find((read) => isSame(read, operation, input));
      if (known?.outcome instanceof ServiceError) throw known.outcome;
      if (known) return known.outcome;
      try {
        const response = await client.send(operation, input, signal);
        note(operation, input, response);
        return response;
      } catch (error) {
        if (error instanceof ServiceError && error.kind !== 'cancelled') note(operation, input, error);
        throw error;
      }
    },
  };
}

/** Inputs are made by the same code in each tab, so that their members have the same order. */
function isSame(read: SharedRead, operation: OperationName, input: object): boolean {
  return (
    read.operation === operation &&
    !operations[operation].writes &&
    JSON.stringify(read.input) === JSON.stringify(input)
  );
}
