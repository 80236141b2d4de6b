import { ask, textOf } from '../../../../simulator/testing/harness.ts';
import { createSimulator, type Simulator } from '../../../../simulator/simulator.ts';
import type { AwsClient, AwsResponse } from '../../client.ts';
import { toServiceError } from '../../serviceError.ts';

/** A client in front of an account in memory, and what it sent. */
export function logsClient(simulator: Simulator = createSimulator({ clock: { now: () => testNow } })) {
  const requests: { operation: string; input: Record<string, unknown> }[] = [];
  const client: AwsClient = {
    region: 'us-east-1',
    async send(operation, input): Promise<AwsResponse> {
      requests.push({ operation, input: { ...input } });
      const { status, body, headers } = await ask(simulator, operation, JSON.parse(JSON.stringify(input)), {
        at: new Date(testNow),
      });
      if (status === 200) return { body, requestId: undefined };
      const name = headers.get('x-amzn-errortype') ?? textOf(body['__type']);
      throw toServiceError(
        Object.assign(new Error(textOf(body['message'])), {
          name,
          $metadata: { httpStatusCode: status },
        }),
        operation,
      );
    },
  };
  return { client, simulator, requests };
}

export const testNow = Date.parse('2026-09-09T12:00:00.000Z');
