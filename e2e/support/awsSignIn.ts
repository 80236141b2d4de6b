import { EventEmitter, once } from 'node:events';
import type { BrowserContext, Route } from '@playwright/test';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { secondAccountId } from '../../simulator/arns.ts';
import { readAuthorization } from '../../simulator/authorization.ts';
import { canonicalRequest, sha256Hex, signatureOf, signingKey } from '../../simulator/canonical.ts';
import { endOfSession, sessionCredentials, sessionTokenUntil } from '../../simulator/keys.ts';
import type { ManualClock } from './fixtures.ts';
import type { OidcProvider } from './oidcProvider.ts';

/** Replaces Cognito's identity pools and STS at their own hosts. */
export interface AwsSignIn {
  /** The operations that were called, newest last: `GetId`, `GetCredentialsForIdentity`, `GetCallerIdentity`. */
  readonly asked: readonly string[];
  /** How far the page's clock is ahead of this machine's, in milliseconds: what is given out ends by the page's clock. */
  ahead: number;
  /** Holds responses back until they are released. */
  hold(): { release: () => void };
  /** Denies all credentials from now on. */
  refuse(): void;
}

/** How long the account accepts the credentials: shorter than they say, so that a build still runs when they expire. */
export const sessionLife = 60_000;
const hour = 3_600_000;
export const poolId = 'Identities';
export const roleArn = 'arn:aws:iam::111122223333:role/builds-viewer';
/** The role in the second account that signed-in users may assume. */
export const secondRoleArn = `arn:aws:iam::${secondAccountId}:role/builds-viewer`;

/**
 * Responds at the hosts of the two services. Tokens are verified against the provider's keys, signatures against the simulator's.
 *
 * @param clock the account's, by which sessions end there
 */
export async function standInForAws(
  context: BrowserContext,
  clock: ManualClock,
  provider?: OidcProvider,
): Promise<AwsSignIn> {
  const asked: string[] = [];
  let refusing = false;
  let held: Promise<void> | undefined;
  const aws: AwsSignIn = {
    asked,
    ahead: 0,
    hold() {
      const gate = new EventEmitter();
      held = once(gate, 'open').then(() => undefined);
      return { release: () => gate.emit('open') };
    },
    refuse() {
      refusing = true;
    },
  };
  const give = (account?: string) => ({
    ...sessionCredentials,
    token: sessionTokenUntil(clock.now() + sessionLife, account),
    end: Date.now() + aws.ahead + hour,
  });
  const isOurs = async (token: unknown) => {
    if (!provider || refusing) return false;
    const keys = createLocalJWKSet({ keys: [...provider.keys] });
    const { issuer, clientId: audience } = provider;
    return jwtVerify(String(token), keys, { issuer, audience }).then(
      () => true,
      () => false,
    );
  };

  await context.route('https://cognito-identity.us-east-1.amazonaws.com/**', async (route) => {
    const operation = route.request().headers()['x-amz-target']?.split('.').at(-1) ?? '';
    const input: Record<string, unknown> = route.request().postDataJSON();
    const logins = Object.entries(input['Logins'] ?? {});
    const login = provider?.issuer.replace('http://', '');
    const [[name, token] = []] = logins;
    const known =
      logins.length === 1 &&
      name === login &&
      (operation === 'GetId' ? input['IdentityPoolId'] === poolId : input['IdentityId'] === 'us-east-1:ada');
    asked.push(operation);
    await held;
    if (!known || !(await isOurs(token))) {
      return answerJson(route, 400, {
        __type: 'NotAuthorizedException',
        message: 'Invalid login token. Not for this pool.',
      });
    }
    if (operation === 'GetId') return answerJson(route, 200, { IdentityId: 'us-east-1:ada' });
    const { accessKeyId, secretAccessKey, token: sessionToken, end } = give();
    return answerJson(route, 200, {
      IdentityId: 'us-east-1:ada',
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretKey: secretAccessKey,
        SessionToken: sessionToken,
        Expiration: end / 1000,
      },
    });
  });

  await context.route('https://sts.us-east-1.amazonaws.com/**', async (route) => {
    const input = new URLSearchParams(route.request().postData() ?? '');
    const action = input.get('Action') ?? '';
    asked.push(action);
    if (action === 'GetCallerIdentity') {
      const problem = callerProblem(route, clock.now());
      if (problem) return answerXml(route, 403, errorXml(problem));
      return answerXml(
        route,
        200,
        resultXml(action, {
          Arn: 'arn:aws:sts::111122223333:assumed-role/builds-viewer/ada@example.com',
          UserId: 'AROA:ada@example.com',
          Account: '111122223333',
        }),
      );
    }
    if (action === 'AssumeRole') {
      const problem = callerProblem(route, clock.now());
      if (problem) return answerXml(route, 403, errorXml(problem));
      return input.get('RoleArn') === secondRoleArn
        ? answerXml(route, 200, resultXml(action, { Credentials: credentialsXml(give(secondAccountId)) }))
        : answerXml(route, 403, errorXml('AccessDenied'));
    }
    const right = input.get('RoleArn') === roleArn && input.get('RoleSessionName') === 'ada@example.com';
    if (!right || !(await isOurs(input.get('WebIdentityToken')))) {
      return answerXml(route, 403, errorXml('AccessDenied'));
    }
    return answerXml(route, 200, resultXml(action, { Credentials: credentialsXml(give()) }));
  });
  return aws;
}

/** Why a signed request to STS is refused; undefined when it is not. */
function callerProblem(route: Route, now: number): string | undefined {
  const request = route.request();
  const headers = new Headers(request.headers());
  const { accessKeyId, date, region, service, signedHeaders, signature } = readAuthorization(
    headers.get('authorization'),
  );
  const end = endOfSession(headers.get('x-amz-security-token'));
  if (accessKeyId !== sessionCredentials.accessKeyId || end === undefined) return 'InvalidClientTokenId';
  const { host, pathname, search } = new URL(request.url());
  const body = new Uint8Array(request.postDataBuffer() ?? []);
  headers.set('host', host);
  headers.set('content-length', String(body.byteLength));
  const canonical = canonicalRequest({
    method: request.method(),
    path: pathname,
    search,
    headers: signedHeaders.map((name) => [name, headers.get(name) ?? ''] as const),
    payloadHash: sha256Hex(body),
  });
  const key = signingKey(sessionCredentials.secretAccessKey, date, region, service);
  const scope = `${date}/us-east-1/sts/aws4_request`;
  const expected = signatureOf(key, headers.get('x-amz-date') ?? '', scope, canonical);
  if (expected !== signature) return 'SignatureDoesNotMatch';
  return end <= now ? 'ExpiredToken' : undefined;
}

const corsHeaders = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };

function answerJson(route: Route, status: number, body: unknown): Promise<void> {
  return route.fulfill({
    status,
    headers: { ...corsHeaders, 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(body),
  });
}

function answerXml(route: Route, status: number, body: string): Promise<void> {
  return route.fulfill({ status, headers: { ...corsHeaders, 'content-type': 'text/xml' }, body });
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

function resultXml(action: string, fields: Readonly<Record<string, string>>): string {
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<${action}Response xmlns="${namespace}"><${action}Result>${inner.join('')}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`;
}

function credentialsXml(
  given: typeof sessionCredentials & { readonly token: string; readonly end: number },
): string {
  const { accessKeyId, secretAccessKey, token, end } = given;
  return `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>${secretAccessKey}</SecretAccessKey><SessionToken>${token}</SessionToken><Expiration>${new Date(end).toISOString()}</Expiration>`;
}

function errorXml(code: string): string {
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>Refused: ${code}.</Message></Error><RequestId>1</RequestId></ErrorResponse>`;
}
