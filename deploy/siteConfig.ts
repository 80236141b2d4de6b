/**
 * The content of `config.json` in a deployment, from the stack's outputs. None of it is a secret: it names the sign-in provider
 * and what the deployment allows, so that the page offers nothing else.
 *
 * - `access.kind` `oidc`: the code flow with `issuer`, `clientId` and `scope`, then credentials for `account` from
 *   `identityPoolId` in `region`.
 * - `access.kind` `pasted`: users paste temporary credentials, which STS in `region` verifies.
 *
 * @param given fields of the deployment's own, such as another `access`. `regions`, `writes` and `frameAncestors` always come
 *   from the stack, which enforces them.
 */
export function siteConfig(
  outputs: Readonly<Record<string, string>>,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const {
    Region: region = '',
    Regions: regions = region,
    Writes: writes,
    LogLines: logLines,
    IdentityPoolId: identityPoolId,
  } = outputs;
  const issuer = outputs['UserPoolIssuer'] ?? outputs['OidcIssuer'];
  const clientId = outputs['UserPoolClientId'] ?? outputs['OidcClientId'];
  const reached = regions.split(',');
  return {
    access:
      identityPoolId === undefined
        ? { kind: 'pasted', region }
        : {
            kind: 'oidc',
            issuer,
            clientId,
            scope: outputs['OidcScope'],
            identityPoolId,
            region,
            account: outputs['Account'],
          },
    region: reached[0],
    ...given,
    regions: reached,
    writes: writes === 'on',
    logLines: logLines === 'on',
    frameAncestors: (outputs['FrameAncestors'] ?? '').split(' ').filter((source) => source !== ''),
  };
}
