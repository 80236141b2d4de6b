import { expect, test } from 'vitest';
import { siteConfig } from './siteConfig.ts';

const outputs = { Region: 'us-east-1', Regions: 'us-east-1,eu-west-1', Writes: 'off' };

test('derives config.json from the outputs of the stack', () => {
  const reached = {
    region: 'us-east-1',
    regions: ['us-east-1', 'eu-west-1'],
    writes: false,
    logLines: false,
    frameAncestors: [],
  };
  expect(siteConfig(outputs)).toEqual({ access: { kind: 'pasted', region: 'us-east-1' }, ...reached });
  const pool = {
    Account: '111122223333',
    IdentityPoolId: 'us-east-1:1',
    OidcIssuer: 'https://login.example.com',
    OidcClientId: 'c',
    OidcScope: 'openid email offline_access',
  };
  expect(siteConfig({ ...outputs, ...pool, Writes: 'on', LogLines: 'on' })).toEqual({
    access: {
      kind: 'oidc',
      issuer: 'https://login.example.com',
      clientId: 'c',
      scope: 'openid email offline_access',
      identityPoolId: 'us-east-1:1',
      region: 'us-east-1',
      account: '111122223333',
    },
    ...reached,
    writes: true,
    logLines: true,
  });
  const framed = siteConfig({ ...outputs, FrameAncestors: 'https://a.example.com https://*.b.example.com' });
  expect(framed['frameAncestors']).toEqual(['https://a.example.com', 'https://*.b.example.com']);
});
