import { InvalidStartingTokenError } from '../pagination/errors.ts';
import { formatDuration } from '../lib/time.ts';
import { plainText } from '../lib/plainText.ts';
import { readAccessDenied } from './accessDenied.ts';
import type { ListError } from './listError.ts';
import { refuserOf } from './refuser.ts';
import { operations } from './registry.ts';
import { ServiceError, type ServiceErrorKind } from './serviceError.ts';
import { clockOffsetIn } from './signatureTimes.ts';

export interface ErrorDescription {
  /** What happened. */
  readonly title: string;
  /** What the user can do. */
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
 * Describes an error: what happened, and what the user can do. Every part of the page that shows an error uses it, so that the
 * same error has the same text everywhere.
 */
export function describeError(error: ListError, options: DescribeOptions = {}): ErrorDescription {
  const detail = `${error.name}: ${error.message}`.slice(0, longestText);
  if (error instanceof ServiceError) {
    const status = error.status ? `HTTP ${error.status}, ` : '';
    const [title, nextStep] = textFor(error, options);
    return { title, nextStep, detail: `${status}${detail}`, requestIds: requestIdsOf(error) };
  }
  return error instanceof InvalidStartingTokenError
    ? {
        title: 'the starting token is invalid',
        nextStep: 'Copy the complete token again, or remove it from the address.',
        detail,
        requestIds: [],
      }
    : { ...repeatedToken, detail, requestIds: [] };
}

function requestIdsOf({ requestId, cloudFrontId }: ServiceError): ErrorDescription['requestIds'] {
  const ids = [
    { label: 'Request ID', id: requestId },
    { label: 'CloudFront request ID', id: cloudFrontId },
  ];
  return ids.flatMap(({ label, id }) => (id ? [{ label, id: id.slice(0, 100) }] : []));
}

/** The service returned a token that it had returned before, so following its tokens would never end. */
export const repeatedToken = {
  title: 'AWS returned the same page token again',
  nextStep:
    'Following it would load the same rows forever, so loading has stopped. The list may have more rows: open it again to start over.',
} as const;

type ErrorText = readonly [title: string, nextStep: string];

const textByKind = {
  throttled: ['AWS throttles these requests', 'Wait a few seconds, then retry.'],
  unavailable: ['Image Builder is not available', 'The service failed. Retry in a few minutes.'],
  forbidden: ['access is denied', 'Ask your administrator for this permission.'],
  credentials: [
    'the credentials were rejected',
    'Sign in again, or restart the local server with valid credentials.',
  ],
  notFound: ['not found', 'Check the ARN, its account and its Region.'],
  paginationToken: [
    'AWS no longer accepts this page token',
    'Page tokens expire. Load the list from the beginning.',
  ],
  invalidRequest: ['Image Builder rejected the request', 'Check the parameters in the address.'],
  inUse: ['the image is in use', 'Another operation on it is running. Retry when it has ended.'],
  unreadable: [
    'the response is not from Image Builder',
    'A proxy, a sign-in page or another server may have responded. Check the API path, then retry.',
  ],
  deadline: ['the request timed out', 'Retry. If it fails again, check the network.'],
  network: [
    'no response',
    'Check that you are online and that the server of this page is running, then retry.',
  ],
  cancelled: ['the request was cancelled', 'Retry to send it again.'],
  unknown: ['unexpected error', 'Retry. The details may say more.'],
} as const satisfies Record<ServiceErrorKind, ErrorText>;

const internalError: ErrorText = ['AWS internal error', 'The service failed. Retry in a few minutes.'];
const changedInTransit: ErrorText = [
  'the request was changed in transit',
  'Its signature does not match the received request. Check that no proxy changes headers, path or body of requests to /api/imagebuilder/.',
];
const notForwarded: ErrorText = [
  'Authorization is not forwarded',
  'The request arrived without its signature. Check that the proxy or CDN in front of /api/imagebuilder/ forwards the Authorization header.',
];

/** Texts for errors identified by their name rather than their kind. */
const textByName: Readonly<Record<string, ErrorText>> = {
  CredentialsProviderError: ['the session has ended', 'Sign in again, then retry.'],
  ServiceException: internalError,
  InternalFailure: internalError,
  InvalidSignatureException: changedInTransit,
  SignatureDoesNotMatch: changedInTransit,
  MissingAuthenticationToken: notForwarded,
  MissingAuthenticationTokenException: notForwarded,
  TruncatedResponse: ['the response is incomplete', 'Retry. If it fails again, check the proxy in between.'],
};

function byName(name: string): ErrorText | undefined {
  return Object.hasOwn(textByName, name) ? textByName[name] : undefined;
}

function textFor(error: ServiceError, options: DescribeOptions): ErrorText {
  const said = plainText(error.message.slice(0, longestText)).trim();
  switch (refuserOf(error)) {
    case 'localServer':
      return [localServerTitle(error), said];
    case 'edgeFunction':
      if (error.name === 'PartitionNotReachedException') {
        return [
          'use the local server for this Region',
          `${said} Run npm start -- --profile NAME, with a profile of that partition.`,
        ];
      }
      return error.name === 'RegionNotReachedException'
        ? [
            'this deployment does not reach that Region',
            `${said} Use the local server of this dashboard (npm start), or ask for the Region to be added to this deployment.`,
          ]
        : ['this deployment refused the request', said];
    case 'firewall':
      return [
        'blocked by a firewall in front of this site',
        'The request did not reach AWS, so IAM permissions are not the cause. Check that you use an allowed network, or ask the operator of this site to find the request in the log of the firewall.',
      ];
    case 'cloudFront':
      return [
        'CloudFront could not reach AWS',
        'Retry in a few minutes. The details have CloudFront’s request ID.',
      ];
    case 'otherServer':
      return error.message.endsWith(': it is empty.')
        ? [
            'empty response',
            'The response has no content. Retry. If it fails again, check the proxy in between.',
          ]
        : (byName(error.name) ?? (error.kind === 'unavailable' ? gatewayFailed : textByKind.unreadable));
    case 'service':
      return serviceText(error, said, options);
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

const gatewayFailed: ErrorText = [
  'a server in front of AWS failed',
  'It responded instead of Image Builder. Retry in a few minutes. If it fails again, check the proxy in between.',
];

/** What an error of the service itself means. `said` is the service's message, safe to show. */
function serviceText(error: ServiceError, said: string, { wasListed }: DescribeOptions): ErrorText {
  const { kind, name, message } = error;
  const clockOffset = clockOffsetIn(message);
  if (kind === 'credentials' && clockOffset !== undefined) {
    const off = `${formatDuration(Math.abs(clockOffset))} ${clockOffset < 0 ? 'behind' : 'ahead'}`;
    return [`your computer’s clock is off by about ${off}`, 'Set the clock, then retry.'];
  }
  // The message says what to do.
  if (name === 'AccountNotReached') return ['your credentials do not reach this account', said];
  if (kind === 'forbidden') return deniedText(error, said);
  if (kind === 'notFound' && wasListed) return ['it was deleted', 'It existed when the list was loaded.'];
  if (kind === 'inUse' && error.operation === 'StartImagePipelineExecution')
    return ['the pipeline is in use', textByKind.inUse[1]];
  if (kind === 'invalidRequest' && said !== '') return [textByKind.invalidRequest[0], `AWS says: ${said}`];
  return byName(name) ?? textByKind[kind];
}

function deniedText(error: ServiceError, said: string): ErrorText {
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
      `AWS says: ${said} An explicit deny overrides every allow. It may have a condition, such as aws:SourceIp: check the network or VPN that you use.`,
    ];
  }
  const needed = action ?? operations[error.operation].iamAction;
  return [textByKind.forbidden[0], `The identity needs ${needed} on ${resource ?? 'this resource'}.`];
}
