import type { ServiceError } from './serviceError.ts';

/** The program that responded to a request with an error. Only a refusal by the service has to do with IAM permissions. */
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

/** The header by which our own programs say that a response is theirs: `local-server` or `edge-function`. */
export const refusedByHeader = 'x-refused-by';

const ownRefusers: Readonly<Record<string, Refuser>> = {
  'local-server': 'localServer',
  'edge-function': 'edgeFunction',
};

/** Which program responded with this error, from the header that our own programs set, else from the response itself. */
export function refuserOf(error: ServiceError): Refuser {
  const { name, status, refusedBy = '', kind } = error;
  if (Object.hasOwn(ownRefusers, refusedBy)) return ownRefusers[refusedBy] ?? 'otherServer';
  if (name === 'UnknownOperationException' || kind === 'unreadable') return 'otherServer';
  if (!name.startsWith('HTTP ')) return 'service';
  if (status === 403) return 'firewall';
  if (status !== undefined && status >= 500) {
    return error.cloudFrontId === undefined ? 'otherServer' : 'cloudFront';
  }
  return 'otherServer';
}
