import { isRawObject, type RawObject } from '../aws/rawObject.ts';
import { type FromHost, helloKey, type HostCredentials } from './protocol.ts';

/** The protocol version of a hello; undefined for other data. */
export function readHello(data: unknown): number | undefined {
  const version = isRawObject(data) && data['type'] === 'hello' ? data[helloKey] : undefined;
  return typeof version === 'number' ? version : undefined;
}

/** Parses a message of the host page; undefined when it is malformed or one of its strings is too long. */
export function readFromHost(data: unknown): FromHost | undefined {
  if (!isRawObject(data)) return undefined;
  switch (data['type']) {
    case 'theme': {
      const theme = oneOf(data['theme'], ['system', 'light', 'dark']);
      return theme && { type: 'theme', theme };
    }
    case 'clock': {
      const clock = oneOf(data['clock'], ['local', 'utc', 'relative']);
      return clock && { type: 'clock', clock };
    }
    case 'setBuild': {
      const build = boundedText(data, 'build', 2048);
      return build === undefined ? undefined : { type: 'setBuild', build };
    }
    case 'refresh':
      return { type: 'refresh' };
    case 'credentials': {
      const credentials = readCredentials(data);
      return credentials && { type: 'credentials', ...credentials };
    }
    default:
      return undefined;
  }
}

function readCredentials(data: RawObject): HostCredentials | undefined {
  const accessKeyId = boundedText(data, 'accessKeyId', 128);
  const secretAccessKey = boundedText(data, 'secretAccessKey', 256);
  // Keys without a token are long-lived: `acceptCredentials` rejects them with that reason.
  const sessionToken = data['sessionToken'] === undefined ? '' : boundedText(data, 'sessionToken', 16_384);
  const expiration = readInstant(data['expiration']);
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined)
    return undefined;
  return { accessKeyId, secretAccessKey, sessionToken, expiration };
}

/** A number, a `Date` or an ISO 8601 text, in milliseconds since the epoch. NaN for anything else. */
function readInstant(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' && value.length <= 40 ? Date.parse(value) : Number.NaN;
}

function boundedText(data: RawObject, name: string, most: number): string | undefined {
  const text = data[name];
  return typeof text === 'string' && text.length <= most ? text : undefined;
}

function oneOf<const Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((one) => one === value);
}
