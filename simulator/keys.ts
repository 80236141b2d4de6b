import { accountId, faultyAccountId, secondAccountId } from './arns.ts';

/** The key that opens everything. Obviously made up: it opens nothing anywhere else. */
export const simulatorCredentials = {
  accessKeyId: 'AKIASIMULATORONLY000',
  secretAccessKey: 'simulator/only/not-a-secret/opens+nothing',
} as const;

/** A second key, which allows to read and not to write: writes end in AccessDeniedException. */
export const readOnlyCredentials = {
  accessKeyId: 'AKIASIMULATORREADER0',
  secretAccessKey: 'simulator/reader/not-a-secret/opens+nothing',
} as const;

/** A key of the second account, which allows everything there. */
export const secondAccountCredentials = {
  accessKeyId: 'AKIASIMULATORSECOND0',
  secretAccessKey: 'simulator/second/not-a-secret/opens+nothing',
} as const;

/** A key of the account whose Regions refuse every request. */
export const faultyAccountCredentials = {
  accessKeyId: 'AKIASIMULATORFAULTY0',
  secretAccessKey: 'simulator/faulty/not-a-secret/opens+nothing',
} as const;

/** The account that a key belongs to; that of a session, by its token. */
export function accountOfKey(accessKeyId: string, sessionToken: string | null): string {
  switch (accessKeyId) {
    case secondAccountCredentials.accessKeyId:
      return secondAccountId;
    case faultyAccountCredentials.accessKeyId:
      return faultyAccountId;
    default:
      return /-of-(\d{12})$/.exec(sessionToken ?? '')?.[1] ?? accountId;
  }
}

/** A session token that has always expired. Any other token is accepted. */
export const expiredSessionToken = 'simulator-session-that-has-ended';

/** A key of temporary credentials: it needs a session token that the simulator can read, and may do everything. */
export const sessionCredentials = {
  accessKeyId: 'ASIASIMULATORSESSION',
  secretAccessKey: 'simulator/session/not-a-secret/opens+nothing',
} as const;

const tokenPrefix = 'simulator-session-until-';

/** A token of a session in an account that holds until then by the account's clock. Milliseconds since the epoch. */
export function sessionTokenUntil(end: number, account = accountId): string {
  return `${tokenPrefix}${new Date(end).toISOString()}-of-${account}`;
}

/** Until when a session token holds; undefined for one that is none of the simulator's. */
export function endOfSession(token: string | null): number | undefined {
  if (token === null || !token.startsWith(tokenPrefix)) return undefined;
  const end = Date.parse(token.slice(tokenPrefix.length).replace(/-of-\d{12}$/, ''));
  return Number.isNaN(end) ? undefined : end;
}
