import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { parseImagePipelineArn } from '../../aws/imagebuilder/pipelineArn.ts';
import type { AwsClient } from '../../aws/client.ts';
import { ServiceError, toServiceError } from '../../aws/serviceError.ts';
import { outcomeOf } from '../../aws/write.ts';
import { type Action, arnOf, operationOf, targetOf } from '../action.ts';
import { actionTexts } from '../actionTexts.ts';
import { type ActionRequest, isTokenSpent, type RequestState } from './actionRequest.ts';
import { perform, readOutcome } from './perform.ts';
import { effectCheckDelays } from '../../lib/timings.ts';

export interface SubmissionOptions {
  readonly clientFor: (region: string, account: string) => AwsClient;
  /** Aborted when the user signs out: their requests are no longer reconciled. */
  readonly ended: AbortSignal | undefined;
  /** The latest request for a target. */
  readonly current: (target: string) => ActionRequest | undefined;
  /** Stores the next state of a request. */
  readonly move: (request: ActionRequest, to: RequestState) => void;
}

/** Sends action requests, and reconciles those that got no response. */
export interface Submission {
  /** `mayBeApplied`: the same request was sent before and got no response. */
  readonly submit: (request: ActionRequest, mayBeApplied: boolean) => Promise<void>;
  /** Reads from the account what happened to a request that got no response, until the outcome is known or the checks end. */
  readonly reconcile: (request: ActionRequest, error: ServiceError) => Promise<void>;
  /** Reads it at once. Does nothing when the outcome is known. */
  readonly reconcileNow: (target: string) => void;
}

/** Checks before the page waits for the user: about six minutes. */
const mostChecks = 16;
/** Checks without a change before a request counts as not applied. A retry shows late, a cancel only once it is complete. */
const checksUntilNotApplied = { RESUME: 3, STOP: 3, RETRY: 5, CANCEL: 6, START: 4 } as const;

export function createSubmission({ clientFor, ended, current, move }: SubmissionOptions): Submission {
  /** Ends the pause before the next check of a target. */
  const wakers = new Map<string, () => void>();

  const pause = (target: string, milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wakers.set(target, () => {
        clearTimeout(timer);
        resolve();
      });
    });

  const clientOf = (action: Action) => {
    const arn = arnOf(action);
    const place = action.kind === 'START' ? parseImagePipelineArn(arn) : parseImageBuildVersionArn(arn);
    return place && clientFor(place.region, place.account);
  };

  const submit = async (request: ActionRequest, mayBeApplied: boolean) => {
    const { action, clientToken } = request;
    const client = clientOf(action);
    if (!client) return move(request, { kind: 'rejected', error: noBuild(action) });
    try {
      const { requestId, startedBuild } = await perform(client, action, clientToken);
      move(request, { kind: 'accepted', requestId, found: false, ...startedIn(startedBuild) });
    } catch (failure) {
      const error = toServiceError(failure, operationOf[action.kind]);
      if (outcomeOf(error) === 'refused') {
        move(request, { kind: 'rejected', error });
        await explainRejection(client, request, error, mayBeApplied);
      } else {
        await reconcile(request, error);
      }
    }
  };

  /** A rejection may mean that another user was first: the account shows it. */
  const explainRejection = async (
    client: AwsClient,
    request: ActionRequest,
    error: ServiceError,
    mayBeApplied: boolean,
  ) => {
    const mayBeSuperseded =
      (error.kind === 'invalidRequest' || error.kind === 'inUse') &&
      // A build that another user started does not prevent another start.
      (request.action.kind !== 'START' || mayBeApplied);
    if (!mayBeSuperseded || isTokenSpent({ state: { kind: 'rejected', error } })) return;
    try {
      const found = await readOutcome(client, request.action);
      const latest = current(targetOf(request.action));
      // It may have been dismissed or sent again meanwhile.
      const isCurrent = latest?.clientToken === request.clientToken && latest.state.kind === 'rejected';
      if (found.is === 'unchanged' || !isCurrent || latest.state.error !== error) return;
      // The first submission of this same request was accepted, and its response was lost.
      if (found.is === 'accepted' && mayBeApplied) {
        return move(request, {
          kind: 'accepted',
          requestId: undefined,
          found: true,
          ...startedIn(found.startedBuild),
        });
      }
      const how = found.is === 'superseded' ? found.how : actionTexts.alreadyDone;
      move(request, { kind: 'superseded', how, error });
    } catch {
      // The rejection stays as it is.
    }
  };

  const reconcile = async (request: ActionRequest, error: ServiceError) => {
    const { action } = request;
    const client = clientOf(action);
    if (!client) return move(request, { kind: 'rejected', error: noBuild(action) });
    const target = targetOf(action);
    let unchanged = 0;
    let checkFailed: ServiceError | undefined;
    for (let checks = 0; checks < mostChecks; checks += 1) {
      move(request, { kind: 'unknown', error, checks, checkFailed, resting: false });
      await pause(target, effectCheckDelays[Math.min(checks, effectCheckDelays.length - 1)] ?? 0);
      if (ended?.aborted) return;
      try {
        const found = await readOutcome(client, action);
        checkFailed = undefined;
        switch (found.is) {
          case 'accepted':
            return move(request, {
              kind: 'accepted',
              requestId: undefined,
              found: true,
              ...startedIn(found.startedBuild),
            });
          case 'superseded':
            return move(request, { kind: 'superseded', how: found.how, error });
          case 'unchanged':
            unchanged += 1;
        }
        if (unchanged >= checksUntilNotApplied[action.kind])
          return move(request, { kind: 'notApplied', error });
      } catch (failure) {
        checkFailed = toServiceError(failure, operationOf[action.kind]);
      }
    }
    move(request, { kind: 'unknown', error, checks: mostChecks, checkFailed, resting: true });
  };

  return {
    submit,
    reconcile,
    reconcileNow(target) {
      const request = current(target);
      if (request?.state.kind !== 'unknown') return;
      if (request.state.resting) void reconcile(request, request.state.error);
      else wakers.get(target)?.();
    },
  };
}

function startedIn(startedBuild: string | undefined) {
  return startedBuild === undefined ? {} : { startedBuild };
}

/** Without a Region there is no endpoint, so nothing was sent. */
function noBuild(action: Action): ServiceError {
  return new ServiceError({
    operation: operationOf[action.kind],
    kind: 'invalidRequest',
    name: 'InvalidArn',
    message: actionTexts.badArn(arnOf(action)),
  });
}
