import { InvalidStartingTokenError } from './errors.ts';
import { decodePythonBase64 } from './pythonBase64.ts';
import { pythonInt } from './pythonInt.ts';
import { pythonJsonString } from './pythonJson.ts';

/** A position in a list: the service's token of a page, and how many items of that page were already returned. */
export interface ResumePoint {
  /** The token that fetches the page; null for the first page. */
  readonly nextToken: string | null;
  /** Items of that page already handed out; absent when the page has not been started. */
  readonly handedOut?: number;
}

/** What a starting token says. `undefined` and null are what a token may leave open and still start, but never be handed back. */
export interface StartingPoint {
  readonly nextToken: string | null | undefined;
  /** Items to drop from the front of the first page. As in Python, a negative count keeps that many of the page's last items. */
  readonly drop: number | null;
}

const countKey = 'boto_truncate_amount';

/** The resume token of `point`: base64 of the JSON that boto3 writes, byte for byte (rules 2 and 3). */
export function encodeResumeToken(point: ResumePoint): string {
  const nextToken = point.nextToken === null ? 'null' : pythonJsonString(point.nextToken);
  const count = point.handedOut === undefined ? '' : `, "${countKey}": ${point.handedOut}`;
  // Python's JSON is ASCII whatever the token holds, so btoa can't meet a character it refuses.
  return btoa(`{"nextToken": ${nextToken}${count}}`);
}

/**
 * Reads a starting token: a resume token (rule 4), else the older `<service token>___<count>` or a service token (rule 5).
 * Throws {@link InvalidStartingTokenError} for more `___` parts than that, and for an object that is not a resume token's.
 */
export function decodeStartingToken(token: string): StartingPoint {
  const decoded = decodeJson(token);
  if (!isJsonObject(decoded)) return decodeOlderToken(token);

  const { nextToken, [countKey]: count = 0, ...others } = decoded;
  const otherKeys = Object.keys(others);
  if (otherKeys.length > 0) {
    throw new InvalidStartingTokenError(
      token,
      `it has keys a resume token has not (${otherKeys.join(', ')})`,
    );
  }
  if (nextToken !== undefined && nextToken !== null && typeof nextToken !== 'string') {
    throw new InvalidStartingTokenError(token, 'its nextToken is neither text nor null');
  }
  return { nextToken, drop: readCount(token, count) };
}

function decodeJson(token: string): unknown {
  // Python can't encode half a surrogate pair to bytes, and so never gets as far as base64.
  const bytes = /\p{Surrogate}/u.test(token) ? undefined : decodePythonBase64(token);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readCount(token: string, count: unknown): number | null {
  if (count === null) return null;
  // Python's booleans are the integers 0 and 1, and slice like them.
  if (typeof count === 'boolean') return Number(count);
  if (typeof count === 'number' && Number.isInteger(count)) return count;
  throw new InvalidStartingTokenError(token, `its ${countKey} is not a whole number`);
}

function decodeOlderToken(token: string): StartingPoint {
  const parts = token.split('___');
  if (parts.length > 2) {
    throw new InvalidStartingTokenError(token, 'it has more ___ parts than <service token>___<count>');
  }
  const [serviceToken = '', countText] = parts;
  const count = countText === undefined ? undefined : pythonInt(countText);
  // Without a count after it, `___` belongs to the service's own token.
  const nextToken = count === undefined ? token : serviceToken;
  return { nextToken: nextToken === 'None' ? null : nextToken, drop: count ?? 0 };
}
