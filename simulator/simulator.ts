import { operations, services } from '../src/aws/registry.ts';
import { createAccounts } from './account.ts';
import { accountId } from './arns.ts';
import type { Clock } from './clock.ts';
import { ServiceError, notAuthorized } from './errors.ts';
import { refuseAccountRegion } from './faults/accountRegions.ts';
import { faultyResponse, gatewayTimeout } from './faults/bodies.ts';
import { FaultState } from './faults/state.ts';
import { strike } from './faults/transport.ts';
import { lostAnswer } from './faults/writes.ts';
import { uuidOf } from './hash.ts';
import { readInput } from './input.ts';
import { createHandlers } from './operations/table.ts';
import { remember, type RequestLogEntry } from './requestLog.ts';
import { routeOf } from './routing.ts';
import { verify } from './signature.ts';
import { shown, type Input } from './validation.ts';

export type { Clock } from './clock.ts';
export type { RequestLogEntry } from './requestLog.ts';

export interface SimulatorOptions {
  /** The seed of every id. The same seed gives the same account. Default 1. */
  readonly seed?: number;
  /** The account's time, which everything in it moves with. Default: the machine's. */
  readonly clock?: Clock;
  /**
   * The time signatures are checked against. Default: the machine's, or none when `clock` is given, since the caller that makes the
   * account's time up still signs with the machine's.
   */
  readonly wallClock?: Clock;
}

export interface HandleOptions {
  /** Whether the caller has admitted the request by other means than a signature. Then none is verified, and the caller may change the account. */
  readonly trusted?: boolean;
  /** The account of a trusted request. Default: the first one. */
  readonly account?: string | undefined;
}

export interface Simulator {
  /** Responds to one request as the service would. Never rejects. */
  handle(request: Request, options?: HandleOptions): Promise<Response>;
  /** The latest requests, newest last. */
  readonly log: readonly RequestLogEntry[];
}

const machine: Clock = { now: () => Date.now() };

/** An AWS account with Image Builder and CloudWatch Logs in memory. It holds no timer: what it shows is computed from its plans and the clock. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, clock = machine } = options;
  const wallClock = options.wallClock ?? (options.clock ? undefined : machine);
  const accounts = createAccounts(seed, clock);
  const faults = new FaultState(clock);
  const handlers = createHandlers();
  const log: RequestLogEntry[] = [];
  let requests = 0;

  async function handle(
    request: Request,
    { trusted = false, account: trustedAccount = accountId }: HandleOptions = {},
  ): Promise<Response> {
    requests += 1;
    const requestId = uuidOf(`${seed}/request/${requests}`);
    const at = clock.now();
    const url = new URL(request.url);
    const route = routeOf(url, request.headers);
    const isAwsJson = services[route.service].protocol === 'awsJson1_1';
    let region = route.region ?? '';
    let input: Input = {};
    const headers = new Headers({
      'content-type': isAwsJson ? 'application/x-amz-json-1.1' : 'application/json',
      'x-amzn-requestid': requestId,
      date: new Date((wallClock ?? clock).now()).toUTCString(),
    });
    const note = (status: number, errorType?: string) => {
      const clientToken = input['clientToken'];
      remember(log, {
        at,
        operation: route.operation ?? route.operationText,
        region,
        status,
        ...(errorType === undefined ? {} : { errorType }),
        requestId,
        ...(typeof clientToken === 'string' ? { clientToken } : {}),
        input,
      });
    };
    try {
      const body = new Uint8Array(await request.arrayBuffer());
      const { operation } = route;
      const { method } = request;
      if (operation === undefined || operations[operation].method !== method)
        throw new ServiceError('UnknownOperationException', '');
      const { service, writes } = operations[operation];
      const signed = trusted
        ? undefined
        : verify(
            {
              service,
              method,
              url,
              headers: request.headers,
              body,
              paths: route.paths,
              region: route.region,
            },
            wallClock,
            clock,
          );
      region = route.region ?? signed?.region ?? '';
      input = readInput(method, url, body);
      const arn = shown(input['imageBuildVersionArn'] ?? input['imagePipelineArn'] ?? '*');
      if (writes && signed?.mayWrite === false)
        throw new ServiceError('AccessDeniedException', notAuthorized(operation, arn));
      const lost = writes ? lostAnswer(faults, arn) : undefined;
      if (lost === 'not done, 504') {
        note(504);
        return gatewayTimeout(headers);
      }
      const account = accounts.of(signed?.accountId ?? trustedAccount);
      refuseAccountRegion(account.id, region, operation, service);
      const bodyFault = operation === 'ListWorkflowExecutions' ? strike(faults, input) : undefined;
      const answer = JSON.stringify(handlers[operation]({ account, faults, region, input, requestId }));
      if (lost === 'done, 504') {
        note(504);
        return gatewayTimeout(headers);
      }
      note(200);
      if (lost === 'done, stalled') return faultyResponse('stalled', answer, headers);
      return bodyFault
        ? faultyResponse(bodyFault, answer, headers)
        : new Response(answer, { status: 200, headers });
    } catch (error) {
      const known =
        error instanceof ServiceError
          ? error
          : new ServiceError('ServiceException', `The simulator failed: ${String(error)}`);
      const { type, message } = known;
      // AWS JSON has status 400 for every error of the caller, and the error's name in the body.
      const status = isAwsJson && known.status < 500 ? 400 : known.status;
      note(status, type);
      if (!isAwsJson) headers.set('x-amzn-errortype', type);
      const body = isAwsJson ? { __type: type, message } : { message };
      return new Response(JSON.stringify(body), { status, headers });
    }
  }

  return { handle, log };
}
