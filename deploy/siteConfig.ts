/**
 * What `config.json` says in a deployment, from the stack's outputs. None of it is a secret: it names who signs people in,
 * and what the deployment lets through, so that the page need not offer more.
 *
 * - `access.kind` `oidc`: the code flow with `issuer` and `clientId`, then credentials from `identityPoolId` in `region`.
 * - `access.kind` `pasted`: nobody signs people in here; they paste temporary credentials.
 */
export function siteConfig(outputs: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const {
    Region: region = '',
    Regions: regions = region,
    Writes: writes,
    IdentityPoolId: identityPoolId,
  } = outputs;
  const issuer = outputs['UserPoolIssuer'] ?? outputs['OidcIssuer'];
  const clientId = outputs['UserPoolClientId'] ?? outputs['OidcClientId'];
  const reached = regions.split(',');
  return {
    access:
      identityPoolId === undefined
        ? { kind: 'pasted' }
        : { kind: 'oidc', issuer, clientId, identityPoolId, region },
    region: reached[0],
    regions: reached,
    writes: writes === 'on',
    frameAncestors: (outputs['FrameAncestors'] ?? '').split(' ').filter((source) => source !== ''),
  };
}
