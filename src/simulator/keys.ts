/** The only key the simulator knows. Obviously made up: it opens nothing anywhere else. */
export const simulatorCredentials = {
  accessKeyId: 'AKIASIMULATORONLY000',
  secretAccessKey: 'simulator/only/not-a-secret/opens+nothing',
} as const;

/** A second key, whose holder may read everything and change nothing: writes end in AccessDeniedException. */
export const readOnlyCredentials = {
  accessKeyId: 'AKIASIMULATORREADER0',
  secretAccessKey: 'simulator/reader/not-a-secret/opens+nothing',
} as const;

/** A session token that is always past its end. Any other token is taken as it comes. */
export const expiredSessionToken = 'simulator-session-that-has-ended';
