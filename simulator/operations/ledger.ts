/** Client tokens seen so far. The same request again gets the same response and changes nothing; another one is refused. */
import { ServiceError } from '../errors.ts';
import type { JsonObject } from '../json.ts';

export class Ledger {
  readonly #answers = new Map<string, { readonly parameters: string; readonly answer: JsonObject }>();

  /** Runs `act` once for each token of an operation. A refused request leaves its token unused. */
  once(operation: string, clientToken: string, parameters: JsonObject, act: () => JsonObject): JsonObject {
    const key = `${operation}|${clientToken}`;
    const written = JSON.stringify(parameters);
    const known = this.#answers.get(key);
    if (known && known.parameters !== written) throw tokenMismatch(clientToken);
    if (known) return known.answer;
    const answer = act();
    this.#answers.set(key, { parameters: written, answer });
    return answer;
  }
}

export function tokenMismatch(clientToken: string): ServiceError {
  return new ServiceError(
    'IdempotentParameterMismatchException',
    `The client token '${clientToken}' was used for another request with different parameters.`,
  );
}
