import { ServiceError } from './errors.ts';
import { asRecord } from './json.ts';
import type { Input } from './validation.ts';

/** The input of a request: the query of a GET, else the JSON object of its body. */
export function readInput(method: string, url: URL, body: Uint8Array): Input {
  if (method === 'GET') return Object.fromEntries(url.searchParams);
  const text = new TextDecoder().decode(body);
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const record = asRecord(value);
  if (!record) throw new ServiceError('SerializationException', 'Could not parse request body into json.');
  return record;
}
