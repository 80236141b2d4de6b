import { readFileSync } from 'node:fs';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { afterAll, describe, expect, test } from 'vitest';
import { secureAncestor } from '../src/access/frameAncestors.ts';
import { operations } from '../src/imagebuilder/operations.ts';
import { checkParameters } from './checkParameters.ts';
import { relayFile, relaySource } from './functions/runRelay.ts';
import { fillDocs, fillRelay, fillTemplate } from './generated.ts';
import { readTemplate, templateFile } from './readTemplate.ts';
import { resolveTemplate } from './resolveTemplate.ts';
import { siteConfig } from './siteConfig.ts';

const template = readTemplate();

/** Everything a stack can have at once. */
const everything = {
  AllowedRegions: 'us-east-1, eu-west-1',
  Writes: 'on',
  DomainName: 'builds.example.com',
  CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  WebAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/team/01234567-89ab-cdef-0123-456789abcdef',
  LogBucket: 'team-logs',
  FrameAncestors: 'https://wiki.example.com https://*.corp.example.com:8443',
  OidcIssuer: 'https://login.example.com/tenant/v2.0',
  OidcClientId: '0oa1b2c3',
  SignInOrigins: 'https://login.example.com',
} as const;

const propertiesOf = (name: string, parameters: Record<string, string> = {}): unknown =>
  resolveTemplate(template, parameters).resources[name]?.Properties;
const distributionOf = (parameters: Record<string, string> = {}): unknown =>
  propertiesOf('Distribution', parameters);

const iamActions = (kind: 'reads' | 'all') =>
  Object.values(operations)
    .filter(({ writes }) => kind === 'all' || !writes)
    .map(({ iamAction }) => iamAction)
    .toSorted();

const kindsOf = (parameters: Record<string, string>) =>
  Object.values(resolveTemplate(template, parameters).resources)
    .map(({ Type }) => Type)
    .filter((type) => /Cognito|IAM/.test(type));

const policyOf = (name: string, parameters: Record<string, string>) =>
  /connect-src[^;]*|frame-ancestors[^;"]*|cross-origin-resource-policy","Value":"[\w-]+/g[Symbol.match](
    JSON.stringify(propertiesOf(name, parameters)),
  );

const refusalsOf = (parameters: Record<string, string>) => resolveTemplate(template, parameters).refusals;

const validator = new RegoEngine();
afterAll(() => validator.free());

test.each([
  ['as it is', {}],
  ['with everything', everything],
  ['with a user pool', { UserPool: 'on' }],
  ['with an existing provider', { ...everything, OidcProvider: 'exists' }],
])(
  'AWS’s own validator has nothing to say, %s',
  (_what, parameterOverrides) => {
    const report = validator.validateStandard(new TemplateFile(templateFile), {
      severityLevel: 'WARN',
      parameterOverrides,
    });
    expect(report).toMatchObject({ status: 'OK', diagnostics: [] });
  },
  // It compiles its rules first, which takes seconds on a small machine.
  60_000,
);

test('what is generated is what its sources say; the function is carried as it was tested', () => {
  const relay = readFileSync(relayFile, 'utf8');
  const text = readFileSync(templateFile, 'utf8');
  const docs = readFileSync(new URL('../docs/deploy.md', import.meta.url), 'utf8');
  expect(fillRelay(relay)).toBe(relay);
  expect(fillTemplate(text, relay)).toBe(text);
  expect(fillDocs(docs)).toBe(docs);
  // The most that CloudFormation takes without a bucket.
  expect(Buffer.byteLength(text)).toBeLessThan(51_200);

  expect(propertiesOf('Relay', { AllowedRegions: 'us-east-1, eu-west-1', Writes: 'on' })).toMatchObject({
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    FunctionCode: relaySource({ regions: 'us-east-1,eu-west-1', writes: 'on' }),
    AutoPublish: true,
  });
  expect(propertiesOf('Relay')).toMatchObject({
    FunctionCode: relaySource({ regions: 'us-east-1', writes: 'off' }),
  });
});

describe('what is known to break a signed request', () => {
  test('the API’s behaviour takes every method in use, and runs the function', () => {
    expect(distributionOf()).toMatchObject({
      DistributionConfig: {
        CacheBehaviors: expect.arrayContaining([
          expect.objectContaining({
            PathPattern: '/api/imagebuilder/*',
            TargetOriginId: 'image-builder',
            ViewerProtocolPolicy: 'https-only',
            AllowedMethods: expect.arrayContaining(Object.values(operations).map(({ method }) => method)),
            CachedMethods: ['GET', 'HEAD'],
            Compress: false,
            CachePolicyId: 'ApiCache',
            OriginRequestPolicyId: 'ApiRequest',
            ResponseHeadersPolicyId: 'ApiHeaders',
            FunctionAssociations: [
              { EventType: 'viewer-request', FunctionARN: 'Relay.FunctionMetadata.FunctionARN' },
            ],
          }),
        ]),
        Origins: expect.arrayContaining([
          {
            Id: 'image-builder',
            DomainName: 'imagebuilder.us-east-1.amazonaws.com',
            CustomOriginConfig: expect.objectContaining({
              OriginProtocolPolicy: 'https-only',
              OriginSSLProtocols: ['TLSv1.2'],
            }),
          },
        ]),
      },
    });
  });

  test('Authorization is in the key, with the only TTLs that CloudFront takes and that keep nothing', () => {
    expect(propertiesOf('ApiCache')).toMatchObject({
      CachePolicyConfig: {
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 1,
        ParametersInCacheKeyAndForwardedToOrigin: {
          EnableAcceptEncodingBrotli: false,
          EnableAcceptEncodingGzip: false,
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
        },
      },
    });
  });

  test('the query and the signed headers reach the service; Host, cookies and all else of the viewer’s do not', () => {
    expect(propertiesOf('ApiRequest')).toMatchObject({
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: {
          HeaderBehavior: 'whitelist',
          // No Authorization: CloudFront refuses it here. At most ten.
          Headers: [
            'amz-sdk-invocation-id',
            'amz-sdk-request',
            'content-type',
            'x-amz-content-sha256',
            'x-amz-date',
            'x-amz-security-token',
            'x-amz-user-agent',
          ],
        },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
  });

  test('no error is kept, and none is turned into a page', () => {
    const codes = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
    expect(distributionOf(everything)).toMatchObject({
      DistributionConfig: {
        CustomErrorResponses: codes.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      },
    });
    const text = JSON.stringify(template);
    expect(text).not.toMatch(/ResponsePagePath|ResponseCode/);
  });

  test('an answer is kept by nobody, and no other origin is invited', () => {
    expect(propertiesOf('ApiHeaders')).toMatchObject({
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: {
          Items: expect.arrayContaining([{ Header: 'cache-control', Value: 'no-store', Override: true }]),
        },
      },
    });
    expect(JSON.stringify(template)).not.toMatch(/CorsConfig|Access-Control-Allow/i);
  });
});

test('files: each says itself how long it keeps, and what is missing is not kept under a hashed name', () => {
  expect(propertiesOf('FileCache')).toMatchObject({
    CachePolicyConfig: {
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    },
  });
  const file = {
    TargetOriginId: 'files',
    ViewerProtocolPolicy: 'redirect-to-https',
    AllowedMethods: ['GET', 'HEAD'],
    Compress: true,
    CachePolicyId: 'FileCache',
  };
  expect(distributionOf()).toMatchObject({
    DistributionConfig: {
      DefaultRootObject: 'index.html',
      DefaultCacheBehavior: { ...file, ResponseHeadersPolicyId: 'PageHeaders' },
      CacheBehaviors: expect.arrayContaining([
        { ...file, PathPattern: '/assets/*', ResponseHeadersPolicyId: 'AssetHeaders' },
        { ...file, PathPattern: '/signed-in.html', ResponseHeadersPolicyId: 'SignedInHeaders' },
      ]),
    },
  });
  for (const name of ['PageHeaders', 'AssetHeaders', 'SignedInHeaders']) {
    expect(propertiesOf(name)).toMatchObject({
      ResponseHeadersPolicyConfig: {
        CustomHeadersConfig: {
          Items: expect.arrayContaining([{ Header: 'cache-control', Value: 'no-cache', Override: false }]),
        },
      },
    });
  }
});

test('the bucket is private, versioned, read over TLS and by this distribution only', () => {
  expect(template.Resources['Bucket']).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  expect(propertiesOf('Bucket')).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    VersioningConfiguration: { Status: 'Enabled' },
  });
  expect(propertiesOf('BucketPolicy')).toMatchObject({
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudfront.amazonaws.com' },
          Action: 's3:GetObject',
          Condition: {
            StringEquals: { 'AWS:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/Distribution' },
          },
        },
      ],
    },
  });
  expect(distributionOf()).toMatchObject({
    DistributionConfig: {
      Origins: expect.arrayContaining([
        {
          Id: 'files',
          DomainName: 'Bucket.RegionalDomainName',
          OriginAccessControlId: 'OriginAccess.Id',
          S3OriginConfig: { OriginAccessIdentity: '' },
        },
      ]),
    },
  });
  expect(propertiesOf('OriginAccess')).toMatchObject({
    OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
  });
});

test('the role may do what the operations table says, in the allowed regions, writes only when they are on', () => {
  const actionsOf = (parameters: Record<string, string>) =>
    JSON.stringify(propertiesOf('ViewerRole', parameters))
      .match(/imagebuilder:[A-Z]\w+/g)
      ?.toSorted();
  expect(actionsOf({ UserPool: 'on' })).toEqual(iamActions('reads'));
  expect(actionsOf({ UserPool: 'on', Writes: 'on' })).toEqual(iamActions('all'));

  expect(propertiesOf('ViewerRole', everything)).toMatchObject({
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
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
              Action: 'imagebuilder:*',
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
              Action: ['imagebuilder:SendWorkflowStepAction'],
              Resource: [
                'arn:aws:imagebuilder:*:111122223333:image/*',
                'arn:aws:imagebuilder:*:111122223333:workflow-step-execution/*',
              ],
            },
          ]),
        },
      },
    ],
  });
});

test('sign-in: nothing without it, an OIDC provider made or found, or a user pool; never a guest', () => {
  const pool = ['AWS::Cognito::IdentityPool', 'AWS::Cognito::IdentityPoolRoleAttachment', 'AWS::IAM::Role'];
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

test('the policy of the page names who signs in and who may frame it, and nobody else', () => {
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

test('the list that the page reads is the policy’s, of sources that the page understands', () => {
  const outputsOf = (parameters: Record<string, string>) => resolveTemplate(template, parameters).outputs;
  expect(siteConfig(outputsOf(everything))['frameAncestors']).toEqual(everything.FrameAncestors.split(' '));
  expect(siteConfig(outputsOf({}))['frameAncestors']).toEqual([]);
  expect(template.Parameters['FrameAncestors']?.AllowedPattern).toBe(
    `^$|^${secureAncestor}( ${secureAncestor})*$`,
  );
});

test('a domain has its certificate, the rest is left to CloudFront', () => {
  expect(distributionOf(everything)).toMatchObject({
    DistributionConfig: {
      Aliases: ['builds.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: everything.CertificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
      WebACLId: everything.WebAclArn,
      Logging: { Bucket: 'team-logs.s3.amazonaws.com', IncludeCookies: false },
    },
  });
  expect(resolveTemplate(template, everything).outputs['Url']).toBe('https://builds.example.com/');
  expect(distributionOf()).not.toHaveProperty('DistributionConfig.Logging');
  expect(distributionOf()).not.toHaveProperty('DistributionConfig.WebACLId');
});

test.each([
  { AllowedRegions: 'us-east-1,cn-north-1' },
  { AllowedRegions: 'us-gov-west-1' },
  { AllowedRegions: "us-east-1','evil" },
  { AllowedRegions: 'us-east-1,${AWS::Region}' },
  { FrameAncestors: '*' },
  { FrameAncestors: "https://a.example.com; script-src 'unsafe-inline'" },
  { FrameAncestors: 'http://a.example.com' },
  { FrameAncestors: 'https://a.example.com/path' },
  { SignInOrigins: 'https://*.example.com' },
  { SignInOrigins: 'https://login.example.com  https://b.example.com' },
  { OidcIssuer: 'http://login.example.com' },
  { OidcIssuer: 'https://login.example.com/?x' },
  { DomainName: 'Builds.example.com' },
  { DomainName: '' },
  { CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/01234567' },
  { WebAclArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/x/01234567' },
  { LogBucket: 'Logs' },
  { Writes: 'yes' },
  { PriceClass: 'PriceClass_1' },
  { Region: 'us-east-1' },
])('%j is refused before anything is made', (parameters: Record<string, string>) => {
  expect(() => checkParameters(template, parameters)).toThrow(Object.keys(parameters)[0]);
});

test('parameters that need or exclude each other say so', () => {
  expect(refusalsOf({})).toEqual([]);
  expect(refusalsOf(everything)).toEqual([]);
  expect(refusalsOf({ DomainName: everything.DomainName })).toEqual(['DomainName needs CertificateArn.']);
  expect(refusalsOf({ CertificateArn: everything.CertificateArn })).toEqual([
    'CertificateArn needs DomainName.',
  ]);
  expect(refusalsOf({ OidcIssuer: everything.OidcIssuer, UserPool: 'on' })).toHaveLength(3);
});
