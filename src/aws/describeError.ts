import { InvalidStartingTokenError } from '../pagination/errors.ts';
import { formatDuration } from '../lib/time.ts';
import { plainText } from '../lib/plainText.ts';
import { readAccessDenied } from './accessDenied.ts';
import type { ListError } from './listError.ts';
import { refuserOf } from './refuser.ts';
import { operations } from './registry.ts';
import { ServiceError, type ServiceErrorKind } from './serviceError.ts';
import { clockOffsetIn } from './signatureTimes.ts';

export interface ErrorWords {
  /** What is so. */
  readonly title: string;
  /** What can be done. */
  readonly nextStep: string;
  /** The service's own error name and message. Untrusted text. */
  readonly detail: string;
  /** The ids by which AWS and CloudFront find the request, with what each is called. Untrusted text. */
  readonly requestIds: readonly { readonly label: string; readonly id: string }[];
}

/** Longest error text shown. */
const longestText = 600;

export interface DescribeOptions {
  /** The service listed the resource before, so that a 404 means that it was deleted since. */
  readonly wasListed?: boolean;
}

/**
 * Says a failure in words: what happened, and what can be done. Every part of the page that shows an error uses it, so that
 * the same response is explained alike everywhere.
 */
export function describeError(error: ListError, options: DescribeOptions = {}): ErrorWords {
  const detail = `${error.name}: ${error.message}`.slice(0, longestText);
  if (error instanceof ServiceError) {
    const status = error.status ? `HTTP ${error.status}, ` : '';
    const [title, nextStep] = wordsFor(error, options);
    return { title, nextStep, detail: `${status}${detail}`, requestIds: requestIdsOf(error) };
  }
  return error instanceof InvalidStartingTokenError
    ? {
        title: 'the starting token cannot be read',
        nextStep: 'Copy it again, whole, or start without one.',
        detail,
        requestIds: [],
      }
    : { ...repeatedToken, detail, requestIds: [] };
}

function requestIdsOf({ requestId, cloudFrontId }: ServiceError): ErrorWords['requestIds'] {
  const ids = [
    { label: 'Request id', id: requestId },
    { label: 'CloudFront request id', id: cloudFrontId },
  ];
  return ids.flatMap(({ label, id }) => (id ? [{ label, id: id.slice(0, 100) }] : []));
}

/** The service led back to where it had been: following its tokens would never end. */
export const repeatedToken = {
  title: 'AWS gave the same page token again',
  nextStep:
    'Following it would bring the same rows for ever, so loading stops here; there may be more that the service does not hand out. Open the list again to start over.',
} as const;

type Words = readonly [title: string, nextStep: string];

const words = {
  throttled: ['AWS throttles these requests', 'Wait a little and retry.'],
  unavailable: ['Image Builder is not available', 'This is the service’s own fault: retry in a while.'],
  forbidden: ['access is denied', 'Ask your administrator for this permission.'],
  credentials: ['the credentials are refused', 'Sign in again, or start the dashboard again.'],
  notFound: ['this does not exist', 'Check the ARN, its account and its region.'],
  paginationToken: [
    'AWS no longer takes this page token',
    'Tokens end after a while: start from the beginning.',
  ],
  invalidRequest: ['Image Builder refused the request', 'Check what was asked for.'],
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
} as const satisfies Record<ServiceErrorKind, Words>;

const internalError: Words = ['AWS internal error', 'Image Builder itself failed: retry in a while.'];
const changedOnTheWay: Words = [
  'the request was changed on the way',
  'Its signature does not match what arrived. Check that no proxy changes headers, path or body of requests to /api/imagebuilder/.',
];
const notForwarded: Words = [
  'Authorization is not forwarded',
  'The request arrived without its signature. Check that the proxy or CDN in front of /api/imagebuilder/ forwards the Authorization header.',
];

/** For errors that are told by their names rather than by their kinds. */
const wordsByName: Readonly<Record<string, Words>> = {
  CredentialsProviderError: ['the session has ended', 'Sign in again, then retry.'],
  ServiceException: internalError,
  InternalFailure: internalError,
  InvalidSignatureException: changedOnTheWay,
  SignatureDoesNotMatch: changedOnTheWay,
  MissingAuthenticationToken: notForwarded,
  MissingAuthenticationTokenException: notForwarded,
  TruncatedResponse: [
    'the response was cut off on the way',
    'Retry; if it stays, check the proxy in between.',
  ],
};

function byName(name: string): Words | undefined {
  return Object.hasOwn(wordsByName, name) ? wordsByName[name] : undefined;
}

function wordsFor(error: ServiceError, options: DescribeOptions): Words {
  const said = plainText(error.message.slice(0, longestText)).trim();
  switch (refuserOf(error)) {
    case 'localServer':
      return [localServerTitle(error), said];
    case 'edgeFunction':
      if (error.name === 'PartitionNotReachedException') {
        return [
          'use the local server for this region',
          `${said} Run npm start -- --profile NAME, with a profile of that partition.`,
        ];
      }
      return error.name === 'RegionNotReachedException'
        ? [
            'this deployment does not reach that region',
            `${said} Use the local server of this dashboard (npm start), or ask for the region to be added to this deployment.`,
          ]
        : ['this deployment refused the request', said];
    case 'firewall':
      return [
        'blocked by a firewall in front of this site',
        'AWS was not reached, so that this is no question of IAM permissions. Ask the operator of this site to look for the request in the firewall’s log, and check that you use an allowed network.',
      ];
    case 'cloudFront':
      return [
        'CloudFront could not reach AWS',
        'Retry in a while; the details have CloudFront’s request id.',
      ];
    case 'otherServer':
      return error.message.endsWith(': it is empty.')
        ? ['empty response', 'The response has no content. Retry; if it stays, check the proxy in between.']
        : (byName(error.name) ?? (error.kind === 'unavailable' ? gatewayFailed : words.unreadable));
    case 'service':
      return serviceWords(error, said, options);
  }
}

/** What an error of the local server itself means. Its message says the rest. */
function localServerTitle({ name, status }: ServiceError): string {
  if (name === 'LaunchOverException') return 'this page does not belong to the running launch';
  if (status === 401) return 'the local server has no valid credentials';
  if (status === 500) return 'the local server failed';
  if (status !== undefined && status > 500) return 'the local server could not reach AWS';
  return 'the local server of this dashboard refused the request';
}

const gatewayFailed: Words = [
  'a server in front of AWS failed',
  'It answered in place of Image Builder. Retry in a while; if it stays, check the proxy in between.',
];

/** What an error of the service itself means. `said` is the service's message, safe to show. */
function serviceWords(error: ServiceError, said: string, { wasListed }: DescribeOptions): Words {
  const { kind, name, message } = error;
  const clockOffset = clockOffsetIn(message);
  if (kind === 'credentials' && clockOffset !== undefined) {
    const off = `${formatDuration(Math.abs(clockOffset))} ${clockOffset < 0 ? 'behind' : 'ahead'}`;
    return [`your computer’s clock is off by about ${off}`, 'Set the clock, then retry.'];
  }
  if (kind === 'forbidden') return deniedWords(error, said);
  if (kind === 'notFound' && wasListed) return ['it was deleted', 'It was there when the list was read.'];
  if (kind === 'invalidRequest' && said !== '') return [words.invalidRequest[0], `AWS says: ${said}`];
  return byName(name) ?? words[kind];
}

function deniedWords(error: ServiceError, said: string): Words {
  const { action, resource, callerAccount, resourceAccount, explicitDeny } = readAccessDenied(error);
  if (callerAccount && resourceAccount && callerAccount !== resourceAccount) {
    return [
      'access is denied: it belongs to another account',
      `It belongs to account ${resourceAccount}, and you are signed in to ${callerAccount}. Sign in to ${resourceAccount}.`,
    ];
  }
  if (explicitDeny) {
    return [
      'access is denied by an explicit deny',
      `AWS says: ${said} A policy denies the request whatever else allows it. It may have a condition, such as aws:SourceIp: check the network or VPN that you use.`,
    ];
  }
  const needed = action ?? operations[error.operation].iamAction;
  return [words.forbidden[0], `The identity needs ${needed} on ${resource ?? 'this resource'}.`];
}
