import type { ServiceError } from './serviceError.ts';

/** The program that answered a request with an error. Only a refusal by the service has to do with IAM permissions. */
export type Refuser =
  | 'service'
  /** This dashboard's local server. */
  | 'localServer'
  /** The edge function of a hosted deployment. */
  | 'edgeFunction'
  /** A firewall such as AWS WAF: 403 with a page of its own. */
  | 'firewall'
  /** CloudFront, which could not reach the service. */
  | 'cloudFront'
  /** Another server at the API's path. */
  | 'otherServer';

const localServerRefusals = [
  /^Refused: the request does not carry the secret of this launch/,
  /^Refused: the request comes from a page of another site\. Only the page that this server/,
  /^Refused: \w+ changes the account, and this server/,
];

const edgeFunctionRefusals = [
  /^Refused by this deployment:/,
  /^Refused: the request comes from a page of another site\. Only the dashboard itself/,
  /^The request is not signed\. Sign in first\.$/,
  /^The request is signed for another region than its path names\.$/,
];

/** Which program answered with this error, from the header that our own programs set, else from the response itself. */
export function refuserOf(error: ServiceError): Refuser {
  const { name, status, message, refusedBy, kind } = error;
  if (refusedBy !== undefined) return /edge|deployment/i.test(refusedBy) ? 'edgeFunction' : 'localServer';
  if (localServerRefusals.some((form) => form.test(message))) return 'localServer';
  if (name === 'RegionNotReached' || edgeFunctionRefusals.some((form) => form.test(message))) {
    return 'edgeFunction';
  }
  // The service answers 403 to a request without a signature; 401 is the local server without AWS credentials.
  if (status === 401 && name === 'MissingAuthenticationTokenException') return 'localServer';
  if (name === 'UnknownOperationException' || kind === 'unreadable') return 'otherServer';
  if (!name.startsWith('HTTP ')) return 'service';
  if (status === 403) return 'firewall';
  if (status !== undefined && status >= 500) {
    return error.cloudFrontId === undefined ? 'otherServer' : 'cloudFront';
  }
  return 'otherServer';
}
