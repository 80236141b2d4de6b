import { InvalidStartingTokenError } from '../pagination/errors.ts';
import type { ListError } from './listError.ts';
import { operations } from './registry.ts';
import { ServiceError, type ServiceErrorKind } from './serviceError.ts';

export interface ErrorWords {
  /** What is so. */
  readonly title: string;
  /** What can be done. */
  readonly advice: string;
  /** The service's own words, name and request id, for whoever has to look further. Untrusted text. */
  readonly detail: string;
}

/** Longest error text shown. */
const longestText = 600;

/** Says a failure in words: what is so, and what can be done. */
export function describeError(error: ListError): ErrorWords {
  const detail = `${error.name}: ${error.message}`.slice(0, longestText);
  if (error instanceof ServiceError) {
    const status = error.status ? `HTTP ${error.status}, ` : '';
    const requestId = error.requestId ? ` (request id ${error.requestId.slice(0, 100)})` : '';
    return { ...wordsFor(error), detail: `${status}${detail}${requestId}` };
  }
  return error instanceof InvalidStartingTokenError
    ? {
        title: 'the starting token cannot be read',
        advice: 'Copy it again, whole, or start without one.',
        detail,
      }
    : { ...repeatedToken, detail };
}

/** The service led back to where it had been: following its tokens would never end. */
export const repeatedToken = {
  title: 'AWS gave the same page token again',
  advice:
    'Following it would bring the same rows for ever, so loading stops here; there may be more that the service does not hand out. Open the list again to start over.',
} as const;

const words = {
  throttled: ['AWS throttles these requests', 'Wait a little and retry.'],
  unavailable: ['Image Builder is not available', 'This is the service’s own fault: retry in a while.'],
  forbidden: ['access is denied', 'The identity needs'],
  credentials: ['the credentials are refused', 'Sign in again, or start the dashboard again.'],
  notFound: ['this does not exist', 'Check the ARN, its account and its region.'],
  paginationToken: [
    'AWS no longer takes this page token',
    'Tokens end after a while: start from the beginning.',
  ],
  invalidRequest: ['Image Builder refused the request', 'Its own words say why.'],
  inUse: ['the image is in use', 'Retry when what runs on it has ended.'],
  unreadable: [
    'the answer is not Image Builder’s',
    'Something on the way may have answered instead: a proxy, a sign-in page, a wrong API path. Retry, or check the path.',
  ],
  deadline: ['no complete answer came in time', 'Retry; if it stays, check the network.'],
  network: [
    'no answer came',
    'Check that you are online and that the server behind this page runs, then retry.',
  ],
  cancelled: ['the request was cancelled', 'Retry when you want it.'],
  unknown: ['something unforeseen went wrong', 'Retry; the details may say more.'],
} as const satisfies Record<ServiceErrorKind, readonly [title: string, advice: string]>;

/** For errors that are told by their names rather than by their kinds. */
const wordsByName: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  CredentialsProviderError: ['the session has ended', 'Sign in again, then retry.'],
  RegionNotReached: [
    'this deployment does not reach that region',
    'Ask whoever runs this dashboard to add the region, or use a dashboard that reaches it.',
  ],
};

function wordsFor({ kind, name, operation }: ServiceError): { title: string; advice: string } {
  const [title, advice] = (Object.hasOwn(wordsByName, name) && wordsByName[name]) || words[kind];
  return kind === 'forbidden'
    ? { title, advice: `${advice} ${operations[operation].iamAction} on this resource.` }
    : { title, advice };
}
