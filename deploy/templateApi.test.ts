import { describe, expect, test } from 'vitest';
import { operations } from '../src/aws/registry.ts';
import { distributionOf, everything, propertiesOf, template } from './testing/testTemplate.ts';

describe('settings that keep signed requests intact', () => {
  test('the behaviour of the API allows every method in use, and runs the function', () => {
    expect(distributionOf()).toMatchObject({
      DistributionConfig: {
        CacheBehaviors: expect.arrayContaining([
          expect.objectContaining({
            PathPattern: '/api/*',
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
            // CloudFront must not send a write a second time.
            ConnectionAttempts: 1,
            CustomOriginConfig: expect.objectContaining({
              OriginProtocolPolicy: 'https-only',
              OriginSSLProtocols: ['TLSv1.2'],
            }),
          },
        ]),
      },
    });
  });

  test('Authorization is in the cache key, with TTLs that CloudFront accepts and that cache nothing', () => {
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

  test('forwards the query and the signed headers, and no other headers of the viewer', () => {
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
            'x-amz-target',
            'x-amz-user-agent',
          ],
        },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
  });

  test('caches no error, and turns none into a page', () => {
    const codes = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
    expect(distributionOf(everything)).toMatchObject({
      DistributionConfig: {
        CustomErrorResponses: codes.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      },
    });
    const text = JSON.stringify(template);
    expect(text).not.toMatch(/ResponsePagePath|ResponseCode/);
  });

  test('responses are not cached, and no other origin may read them', () => {
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
