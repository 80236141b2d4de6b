import { entryOf, type CatalogEntry } from './entry.ts';

const fault = entryOf('faults');

/** The two forms of a fault: on the second page, and at once. */
const strikes = {
  second: 'The first page succeeds; every later one',
  once: 'Every page',
} as const;

function second(name: string, title: string, what: string): CatalogEntry {
  return fault(`sentinel-${name}/1.0.0/1`, `${title}, from the second page on`, `${strikes.second} ${what}`);
}

function atOnce(name: string, title: string, what: string): CatalogEntry {
  return fault(`sentinel-${name}-at-once/1.0.0/1`, `${title}, at once`, `${strikes.once} ${what}`);
}

const aWhile =
  'returns 429 CallRateLimitExceededException four times, then succeeds. Starts over after 60 s without a request.';
const forEver = 'always returns 429 CallRateLimitExceededException.';
const forbidden = 'returns 403 ForbiddenException and names the action and the ARN.';
const stalls = 'begins its body and never ends it.';

export const faults = {
  throttledForAWhile: second('throttled-for-a-while', 'Throttled for a while', aWhile),
  throttledForAWhileAtOnce: atOnce('throttled-for-a-while', 'Throttled for a while', aWhile),
  throttledForEver: second('throttled-for-ever', 'Always throttled', forEver),
  throttledForEverAtOnce: atOnce('throttled-for-ever', 'Always throttled', forEver),
  unavailable503: second('unavailable-503', 'Unavailable', 'returns 503 ServiceUnavailableException.'),
  unavailable503AtOnce: atOnce('unavailable-503', 'Unavailable', 'returns 503 ServiceUnavailableException.'),
  unavailable503ForAWhile: second(
    'unavailable-503-for-a-while',
    'Unavailable for a while',
    'returns 503 four times, then succeeds. Starts over after 60 s without a request.',
  ),
  serverError500: second('server-error-500', 'Server error', 'returns 500 ServiceException.'),
  serverError500AtOnce: atOnce('server-error-500', 'Server error', 'returns 500 ServiceException.'),
  forbidden403: second('forbidden-403', 'Forbidden', forbidden),
  forbidden403AtOnce: atOnce('forbidden-403', 'Forbidden', forbidden),
  emptyBody: second('empty-body', 'Empty body', 'returns 200 with an empty body.'),
  emptyBodyAtOnce: atOnce('empty-body', 'Empty body', 'returns 200 with an empty body.'),
  htmlBody: second('html-body', 'HTML', 'returns 200 with an HTML page.'),
  htmlBodyAtOnce: atOnce('html-body', 'HTML', 'returns 200 with an HTML page.'),
  cutJson: second('cut-json', 'Cut JSON', 'returns 200 with truncated JSON.'),
  cutJsonAtOnce: atOnce('cut-json', 'Cut JSON', 'returns 200 with truncated JSON.'),
  stalledBody: second('stalled-body', 'Stalled body', stalls),
  stalledBodyAtOnce: atOnce('stalled-body', 'Stalled body', stalls),
  stalledBodyForAWhile: second(
    'stalled-body-for-a-while',
    'Stalled body, once',
    'begins its body and never ends it, once; then it succeeds. Starts over after 60 s without a request.',
  ),
  invalidTokenMidway: fault(
    'sentinel-invalid-token-midway/1.0.0/1',
    'A token that expires',
    'The second page’s token is rejected with InvalidPaginationTokenException. After starting over, tokens work, until 60 s pass without a request.',
  ),
  invalidTokenForEver: fault(
    'sentinel-invalid-token-for-ever/1.0.0/1',
    'Tokens that never work',
    'Every token is rejected with InvalidPaginationTokenException, also after starting over.',
  ),
  sameTokenTwice: fault(
    'sentinel-same-token-twice/1.0.0/1',
    'The same token twice',
    'The second page returns the token that it was requested with.',
  ),
  tokenCycle: fault(
    'sentinel-token-cycle/1.0.0/1',
    'A token cycle',
    'The third page returns the token of the second page: the list never ends.',
  ),
  emptyPageWithToken: fault(
    'sentinel-empty-page-with-token/1.0.0/1',
    'An empty page with a token',
    'The second page is empty and has a token; the third has the remaining rows.',
  ),
  emptyPages: fault(
    'sentinel-empty-pages/1.0.0/1',
    'Fifty empty pages in a row',
    'After the first page, fifty pages are empty and have a token; then the remaining rows follow.',
  ),
  insertedRows: fault(
    'sentinel-inserted-rows/1.0.0/1',
    'Rows inserted at the start',
    'From the second request for the first page on, two more executions are at its start. Earlier tokens continue at the same row. Starts over after 60 s without a request.',
  ),
  duplicateRows: fault(
    'sentinel-duplicate-rows/1.0.0/1',
    'Duplicate rows across pages',
    'Each page after the first repeats the last three rows before it. The first of them is RUNNING where it comes first and COMPLETED where it comes again.',
  ),
  forbiddenImage: fault(
    'sentinel-forbidden-image/1.0.0/1',
    'GetImage is forbidden',
    'ListWorkflowExecutions works; GetImage returns 403 AccessDeniedException.',
  ),
  stepsForbidden: fault(
    'sentinel-steps-forbidden/1.0.0/1',
    'Steps are forbidden',
    'Failed in its test. ListWorkflowStepExecutions returns 403 AccessDeniedException.',
  ),
  stepsUnavailable: fault(
    'sentinel-steps-unavailable/1.0.0/1',
    'Steps are unavailable',
    'Failed in its test. ListWorkflowStepExecutions returns 503.',
  ),
} as const;
