import { expect, test } from 'vitest';
import { resolveTemplate } from './resolveTemplate.ts';
import { distributionOf, everything, propertiesOf, template } from './testing/testTemplate.ts';

test('files have their own cache lifetimes, and a missing asset is not cached', () => {
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

test('a domain has its certificate; without one, CloudFront’s domain is used', () => {
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
