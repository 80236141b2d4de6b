/**
 * The page's own waits, in milliseconds: what it polls with, how long it keeps what it has read, and when it gives up. Times that
 * are facts of the service, such as how late a scheduled build may start, stand with the code that knows them.
 */

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

// Polling.

/** Between two refreshes of a build without failures. */
export const buildPollInterval = 5 * second;
/** Between two refreshes of the overview: three requests for each account and Region, of a quota that is not published. */
export const overviewPollInterval = 15 * second;
/** Before a throttled request is repeated for the first time; each further time waits twice as long. */
export const firstThrottledDelay = 20 * second;
/** The longest wait between two attempts or two refreshes. */
export const longestPollInterval = 2 * minute;
/** Before each check of what an action has done; the last value repeats. The account may show an effect late. */
export const effectCheckDelays = [0, 2 * second, 4 * second, 8 * second, 16 * second, 30 * second];
/** Between two requests while all of a log loads: CloudWatch Logs takes a few a second for a whole account. */
export const logLoadPause = second;

// How long what was read stays as it is.

/** A first page that failed, when its list is shown again. */
export const failureKeptFor = 30 * second;
/** The waiting steps, while no execution's counts change. */
export const waitingStepsKeptFor = 30 * second;
/** The inputs of a waiting step. */
export const waitingFactsKeptFor = 30 * second;
/** A pipeline on its own page. */
export const pipelineKeptFor = 30 * second;
/** What the account has of a name. */
export const namedKeptFor = minute;
/** What counts as late or slow on the overview. */
export const latenessKeptFor = 15 * second;

// Giving up.

/** For one call with all its attempts, from the first request to the last byte of the response. */
export const callDeadline = 20 * second;
/** For a probe of the site. */
export const siteProbeDeadline = 4 * second;
/** For a search in a log: a pattern that backtracks without end would run forever. */
export const lineSearchDeadline = 2 * second;
/** For the rows to wait for header and cause, so that one paint shows all of them. */
export const firstViewDeadline = second;
/** For the first responses, while the page is blank: better than a page that is rendered twice. */
export const blankDeadline = 250;

// The user.

/** Without typing, before the account is asked for a name. */
export const typingPause = 400;
/** Without requests, before what can wait is requested. */
export const quietPause = 300;
/** In which a button that has just appeared ignores clicks and keys. */
export const settlingTime = 500;
/** Between two renders while all pages load: each render goes through every row. */
export const loadingRenderInterval = 500;

// Credentials.

/** Credentials are renewed when less than this is left. */
export const renewBefore = 5 * minute;
/** A renewal that failed is tried again, while the old credentials still hold. */
export const renewAgainAfter = 30 * second;
