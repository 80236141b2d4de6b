import type { EdgeRequest } from '../functions/runRelay.ts';

/** The regions of the deployment that the tests load. */
export const regions = 'us-east-1,eu-west-1';

/** An authorization header as it is signed for a service in a Region. */
export const signedFor = (region: string, service = 'imagebuilder') =>
  `AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261120/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0a'.repeat(32)}`;

/** How a request differs from ListImages, signed and sent by a program. */
export interface EdgeFacts {
  readonly method?: string;
  readonly uri?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A viewer's request as CloudFront shows it to a function. */
export function requestOf({
  method = 'POST',
  uri = '/api/imagebuilder/us-east-1/ListImages',
  headers = {},
}: EdgeFacts): EdgeRequest {
  const all = { host: 'builds.example.com', authorization: signedFor('us-east-1'), ...headers };
  const arn = 'arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fgolden%2F1.0.0%2F1';
  return {
    method,
    uri,
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }])),
    querystring: { imageBuildVersionArn: { value: arn } },
    cookies: { session: { value: 'of another application on this domain' } },
  };
}
