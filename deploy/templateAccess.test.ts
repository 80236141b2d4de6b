import { expect, test } from 'vitest';
import { secureAncestor } from '../src/auth/frameAncestors.ts';
import { resolveTemplate } from './resolveTemplate.ts';
import { siteConfig } from './siteConfig.ts';
import { everything, iamActions, kindsOf, policyOf, propertiesOf, template } from './testing/testTemplate.ts';

const actionsOf = (parameters: Record<string, string>) =>
  JSON.stringify(propertiesOf('ViewerRole', parameters))
    .match(/(?:imagebuilder|logs):[A-Z]\w+/g)
    ?.toSorted();

const outputsOf = (parameters: Record<string, string>) => resolveTemplate(template, parameters).outputs;

test('the role allows the operations of the registry in the allowed Regions, writes only when they are on', () => {
  expect(actionsOf({ UserPool: 'on' })).toEqual(iamActions('reads'));
  expect(actionsOf({ UserPool: 'on', Writes: 'on', LogLines: 'on' })).toEqual(iamActions('all'));

  expect(propertiesOf('ViewerRole', everything)).toMatchObject({
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
          Principal: { Federated: 'cognito-identity.amazonaws.com' },
          Condition: {
            StringEquals: { 'cognito-identity.amazonaws.com:aud': 'Identities' },
            'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
          },
        },
      ],
    },
    Policies: [
      {
        PolicyDocument: {
          Statement: expect.arrayContaining([
            {
              Effect: 'Deny',
              Action: ['imagebuilder:*', 'logs:*'],
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
            },
            {
              Effect: 'Allow',
              Action: ['imagebuilder:GetWorkflow'],
              Resource: [
                'arn:aws:imagebuilder:*:111122223333:workflow/*',
                'arn:aws:imagebuilder:*:aws:workflow/*',
              ],
            },
          ]),
        },
      },
      {
        PolicyDocument: {
          Statement: expect.arrayContaining([
            {
              Effect: 'Allow',
              Action: ['logs:GetLogEvents'],
              Resource: ['arn:aws:logs:*:111122223333:log-group:/aws/imagebuilder/*:log-stream:*'],
            },
            {
              Effect: 'Allow',
              Action: 'logs:GetLogEvents',
              // Two patterns, repeated up to the five that the template selects.
              Resource: [
                '/platform/images/*',
                '/team/ami',
                '/platform/images/*',
                '/team/ami',
                '/platform/images/*',
              ].map((pattern) => `arn:aws:logs:*:111122223333:log-group:${pattern}:log-stream:*`),
            },
          ]),
        },
      },
      {
        PolicyDocument: {
          Statement: expect.arrayContaining([
            {
              Effect: 'Allow',
              Action: ['imagebuilder:SendWorkflowStepAction'],
              Resource: [
                'arn:aws:imagebuilder:*:111122223333:image/*',
                'arn:aws:imagebuilder:*:111122223333:workflow-step-execution/*',
              ],
            },
          ]),
        },
      },
      { PolicyName: 'accounts' },
    ],
  });
});

test('the role may assume the given roles of other accounts, and by default none', () => {
  expect(JSON.stringify(propertiesOf('ViewerRole', { UserPool: 'on' }))).not.toContain('"sts:AssumeRole"');
  const [first, second] = everything.AssumedRoles.split(',');
  expect(propertiesOf('ViewerRole', everything)).toHaveProperty('Policies.3', {
    PolicyName: 'accounts',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: [first, second] }],
    },
  });
});

test('creates sign-in resources for the chosen provider only, and never allows guests', () => {
  const pool = [
    'AWS::Cognito::IdentityPool',
    'AWS::Cognito::IdentityPoolRoleAttachment',
    'AWS::Cognito::IdentityPoolPrincipalTag',
    'AWS::IAM::Role',
  ];
  expect(kindsOf({})).toEqual([]);
  expect(kindsOf(everything)).toEqual(['AWS::IAM::OIDCProvider', ...pool]);
  expect(kindsOf({ ...everything, OidcProvider: 'exists' })).toEqual(pool);
  expect(kindsOf({ UserPool: 'on' })).toEqual([
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolDomain',
    'AWS::Cognito::UserPoolClient',
    ...pool,
  ]);
  expect(propertiesOf('Identities', everything)).toMatchObject({
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
    OpenIdConnectProviderARNs: ['IssuerProvider'],
    CognitoIdentityProviders: [],
  });
  expect(propertiesOf('Identities', { ...everything, OidcProvider: 'exists' })).toMatchObject({
    OpenIdConnectProviderARNs: ['arn:aws:iam::111122223333:oidc-provider/login.example.com/tenant/v2.0'],
  });
  expect(propertiesOf('SignInClient', { UserPool: 'on' })).toMatchObject({
    GenerateSecret: false,
    AllowedOAuthFlows: ['code'],
    CallbackURLs: ['https://Distribution.DomainName/signed-in.html'],
  });
});

test('a user pool rotates refresh tokens, and requires MFA once the page may change builds', () => {
  expect(propertiesOf('SignInClient', { UserPool: 'on' })).toMatchObject({
    // Rotation excludes ALLOW_REFRESH_TOKEN_AUTH.
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    EnableTokenRevocation: true,
  });
  expect(propertiesOf('People', { UserPool: 'on' })).toMatchObject({
    MfaConfiguration: 'OPTIONAL',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
  expect(propertiesOf('People', { UserPool: 'on', Writes: 'on' })).toMatchObject({
    MfaConfiguration: 'ON',
  });
});

test.each([
  ['a user pool', { UserPool: 'on' }, 'People.ProviderName'],
  ['a new provider', everything, 'IssuerProvider'],
  [
    'an existing provider',
    { ...everything, OidcProvider: 'exists' },
    'arn:aws:iam::111122223333:oidc-provider/login.example.com/tenant/v2.0',
  ],
])('sessions carry the user’s name from %s as tags, for CloudTrail', (_what, parameters, provider) => {
  expect(propertiesOf('IdentityTags', parameters)).toEqual({
    IdentityPoolId: 'Identities',
    IdentityProviderName: provider,
    UseDefaults: false,
    PrincipalTags: { email: 'email', sub: 'sub' },
  });
});

test('the policy of the page allows the sign-in origins and the frame ancestors only', () => {
  const sts = "connect-src 'self' https://sts.us-east-1.amazonaws.com";
  for (const name of ['PageHeaders', 'SignedInHeaders']) {
    expect(policyOf(name, {})).toEqual([
      sts,
      "frame-ancestors 'none'",
      'cross-origin-resource-policy","Value":"same-origin',
    ]);
    expect(policyOf(name, everything)).toEqual([
      `${sts} https://cognito-identity.us-east-1.amazonaws.com https://login.example.com`,
      'frame-ancestors https://wiki.example.com https://*.corp.example.com:8443',
      'cross-origin-resource-policy","Value":"cross-origin',
    ]);
  }
  expect(policyOf('PageHeaders', { UserPool: 'on' })?.[0]).toBe(
    `${sts} https://cognito-identity.us-east-1.amazonaws.com https://cognito-idp.us-east-1.amazonaws.com https://builds-0a1b2c3d-0000-4000-8000-000000000000.auth.us-east-1.amazoncognito.com`,
  );
  expect(policyOf('ApiHeaders', everything)).toContain("frame-ancestors 'none'");
});

test('config.json lists the frame ancestors of the policy, in a form that the page accepts', () => {
  expect(siteConfig(outputsOf(everything))['frameAncestors']).toEqual(everything.FrameAncestors.split(' '));
  expect(siteConfig(outputsOf({}))['frameAncestors']).toEqual([]);
  expect(template.Parameters['FrameAncestors']?.AllowedPattern).toBe(
    `^$|^${secureAncestor}( ${secureAncestor})*$`,
  );
});
