import { type RawObject, textIn } from '../aws/rawObject.ts';
import { required, type SignedInAccess, wrong } from './config.ts';

/**
 * Parses the sign-in methods. Throws a `TypeError` that says which field is wrong.
 *
 * @param region the deployment's Region, the default of the field
 */
export function parseSignedInAccess(kind: string, access: RawObject, region: string): SignedInAccess {
  switch (kind) {
    case 'oidc': {
      const role = textIn(access, 'roleArn');
      const roleArn = role === '' ? undefined : role;
      return {
        kind,
        issuer: required(access, 'issuer'),
        clientId: required(access, 'clientId'),
        scope: textIn(access, 'scope'),
        region: textIn(access, 'region') ?? region,
        identityPoolId: roleArn === undefined ? required(access, 'identityPoolId') : undefined,
        roleArn,
        account: textIn(access, 'account'),
      };
    }
    case 'pasted':
      return { kind, region: textIn(access, 'region') ?? region };
    case 'host':
      return { kind, region: textIn(access, 'region') };
    default:
      throw wrong('access.kind', 'it takes “simulator”, “profile”, “oidc”, “pasted” or “host”');
  }
}
