import { isRawObject, type RawObject, textIn } from '../../aws/rawObject.ts';
import type { Action } from '../action.ts';

/** A request whose outcome is open, as it is kept over a reload. */
export interface OpenRequest {
  readonly action: Action;
  readonly clientToken: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
}

/** The open requests of one user, kept over a reload of the page. */
export interface OpenRequests {
  readonly read: () => readonly OpenRequest[];
  /** Replaces what is kept. */
  readonly write: (requests: readonly OpenRequest[]) => void;
}

const key = 'openActionRequests';

/**
 * Keeps open requests in `sessionStorage`, so that a reload neither forgets them nor gives them a new client token. Without storage
 * they are kept for the life of the page only.
 *
 * @param user identifies the user; requests of another user are removed
 */
export function keepOpenRequests(view: Pick<Window, 'sessionStorage'>, user: string): OpenRequests {
  const write = (requests: readonly OpenRequest[]) => {
    try {
      if (requests.length === 0) view.sessionStorage.removeItem(key);
      else view.sessionStorage.setItem(key, JSON.stringify({ user, requests }));
    } catch {
      // Storage is blocked or full.
    }
  };
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(view.sessionStorage.getItem(key) ?? 'null');
        if (isRawObject(kept) && kept['user'] === user && Array.isArray(kept['requests'])) {
          return kept['requests'].flatMap((value: unknown) => parseOpenRequest(value) ?? []);
        }
      } catch {
        // Storage is blocked, or holds something else.
      }
      write([]);
      return [];
    },
    write,
  };
}

function parseOpenRequest(value: unknown): OpenRequest | undefined {
  if (!isRawObject(value) || !isRawObject(value['action'])) return undefined;
  const action = parseAction(value['action']);
  const clientToken = textIn(value, 'clientToken');
  const sentAt = value['sentAt'];
  if (!action || clientToken === undefined || typeof sentAt !== 'number') return undefined;
  return { action, clientToken, sentAt };
}

function parseStart(raw: RawObject): Action | undefined {
  const imagePipelineArn = textIn(raw, 'imagePipelineArn');
  const { knownBuilds, preparedAt } = raw;
  if (imagePipelineArn === undefined || typeof preparedAt !== 'number') return undefined;
  const builds = Array.isArray(knownBuilds)
    ? knownBuilds.filter((arn) => typeof arn === 'string')
    : undefined;
  return { kind: 'START', imagePipelineArn, knownBuilds: builds, preparedAt };
}

function parseAction(raw: RawObject): Action | undefined {
  const kind = textIn(raw, 'kind');
  if (kind === 'START') return parseStart(raw);
  const imageBuildVersionArn = textIn(raw, 'imageBuildVersionArn');
  if (imageBuildVersionArn === undefined) return undefined;
  if (kind === 'RETRY' || kind === 'CANCEL') return { kind, imageBuildVersionArn };
  const stepExecutionId = textIn(raw, 'stepExecutionId');
  if ((kind !== 'RESUME' && kind !== 'STOP') || stepExecutionId === undefined) return undefined;
  const [stepName, reason] = [textIn(raw, 'stepName'), textIn(raw, 'reason')];
  return { kind, imageBuildVersionArn, stepExecutionId, stepName, reason };
}
