import { createInterface } from 'node:readline/promises';
import { CredentialsError } from './credentialsError.ts';

/** Asks for MFA codes in the terminal, without keeping a request of the page waiting for the user. */
export interface MfaPrompt {
  /** Asks for the code of a device. The SDK calls it when a role needs one. */
  readonly ask: (serial: string) => Promise<string>;
  /**
   * The result of `promise`, which may open the prompt.
   *
   * @throws {CredentialsError} as soon as the prompt is open: the user has to answer in the terminal first
   */
  withoutWaiting<T>(promise: Promise<T>): Promise<T>;
}

/** @param ask reads a code from the user */
export function createMfaPrompt(ask: (serial: string) => Promise<string>): MfaPrompt {
  let prompt = new AbortController();
  return {
    async ask(serial) {
      prompt.abort();
      try {
        return await ask(serial);
      } finally {
        prompt = new AbortController();
      }
    },
    async withoutWaiting(promise) {
      const { signal } = prompt;
      return new Promise((resolve, reject) => {
        const giveUp = () => reject(mfaCodeNeeded());
        if (signal.aborted) giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
      });
    },
  };
}

function mfaCodeNeeded(): CredentialsError {
  const text = 'An MFA code is needed. Enter it in the terminal in which the server runs.';
  return new CredentialsError('session over', text);
}

/** Reads a code from the terminal. Undefined where the terminal has no user. */
export function terminalMfaCode(): ((serial: string) => Promise<string>) | undefined {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return async (serial) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return (await terminal.question(`MFA code of ${serial}: `)).trim();
    } finally {
      terminal.close();
    }
  };
}

/** Asks for one code after another: a terminal has room for one question. */
export function oneAtATime(
  ask: ((serial: string) => Promise<string>) | undefined,
): ((serial: string) => Promise<string>) | undefined {
  let last: Promise<unknown> = Promise.resolve();
  return (
    ask &&
    (async (serial) => {
      const answer = last.then(() => ask(serial));
      last = answer.catch(() => undefined);
      return answer;
    })
  );
}
