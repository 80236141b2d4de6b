import { expect, test } from 'vitest';
import { parsePasted } from './parsePasted.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const id = 'ASIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const token = 'IQoJb3JpZ2luX2VjEHoaCXVzLWVhc3QtMSJ+/token==';
const end = '2026-11-20T13:00:00+00:00';
const credentials = {
  accessKeyId: id,
  secretAccessKey: secret,
  sessionToken: token,
  expiresAt: now + 3_600_000,
};
const endless = { ...credentials, expiresAt: undefined };

test.each([
  [
    'sh',
    credentials,
    `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}\nexport AWS_SESSION_TOKEN=${token}\nexport AWS_CREDENTIAL_EXPIRATION=${end}`,
  ],
  [
    'sh, as the access portal has it',
    endless,
    `export AWS_ACCESS_KEY_ID="${id}"\nexport AWS_SECRET_ACCESS_KEY="${secret}"\nexport AWS_SESSION_TOKEN="${token}"`,
  ],
  [
    'lines without export',
    endless,
    `AWS_ACCESS_KEY_ID=${id}\r\nAWS_SECRET_ACCESS_KEY=${secret}\r\nAWS_SESSION_TOKEN=${token}\r\n`,
  ],
  [
    'PowerShell',
    credentials,
    `$Env:AWS_ACCESS_KEY_ID="${id}"\n$Env:AWS_SECRET_ACCESS_KEY="${secret}"\n$Env:AWS_SESSION_TOKEN="${token}"\n$Env:AWS_CREDENTIAL_EXPIRATION="${end}"`,
  ],
  [
    'cmd',
    credentials,
    `set AWS_ACCESS_KEY_ID=${id}\nset AWS_SECRET_ACCESS_KEY=${secret}\nSET AWS_SESSION_TOKEN=${token}\nset AWS_CREDENTIAL_EXPIRATION=${end}`,
  ],
  [
    'fish',
    credentials,
    `set -gx AWS_ACCESS_KEY_ID ${id};\nset -gx AWS_SECRET_ACCESS_KEY ${secret};\nset -gx AWS_SESSION_TOKEN '${token}';\nset -gx AWS_CREDENTIAL_EXPIRATION ${end};`,
  ],
  [
    'a credential process',
    credentials,
    JSON.stringify({
      Version: 1,
      AccessKeyId: id,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: end,
    }),
  ],
  [
    'STS',
    credentials,
    `$ aws sts assume-role …\n${JSON.stringify(
      {
        Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: end },
        AssumedRoleUser: { AssumedRoleId: 'AROA:me', Arn: 'arn:aws:sts::111122223333:assumed-role/r/me' },
      },
      null,
      4,
    )}\n$`,
  ],
  [
    'IAM Identity Center',
    credentials,
    JSON.stringify({
      roleCredentials: {
        accessKeyId: id,
        secretAccessKey: secret,
        sessionToken: token,
        expiration: now + 3_600_000,
      },
    }),
  ],
  [
    'a section of the credentials file',
    credentials,
    `[111122223333_reader]\naws_access_key_id = ${id}\naws_secret_access_key=${secret}\naws_session_token =${token}\nx_security_token_expires = ${end}`,
  ],
])('%s', (_form, expected, text) => {
  expect(parsePasted(text, now)).toEqual({ kind: 'credentials', credentials: expected });
  expect(parsePasted(`\n  ${text}  \n`, now)).toEqual({ kind: 'credentials', credentials: expected });
});

const lines = (key: string, secretKey: string, sessionToken: string, more = '') =>
  `AWS_ACCESS_KEY_ID=${key}\nAWS_SECRET_ACCESS_KEY=${secretKey}\nAWS_SESSION_TOKEN=${sessionToken}\n${more}`;

test.each([
  ['', /no credentials in this text/],
  ['hello', /no credentials in this text/],
  ['{"Credentials": {"AccessKeyId":', /no credentials in this text/],
  ['x'.repeat(20_001), /too long/],
  [lines('AKIAIOSFODNN7EXAMPLE', secret, token), /long-lived keys of an IAM user/],
  [
    `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}`,
    /long-lived keys of an IAM user/,
  ],
  [`export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}`, /session token is missing/],
  [`AWS_SECRET_ACCESS_KEY=${secret}\nAWS_SESSION_TOKEN=${token}`, /access key ID is missing/],
  [`AWS_ACCESS_KEY_ID=${id}\nAWS_SESSION_TOKEN=${token}`, /secret access key is missing/],
  [lines('AROAIOSFODNN7EXAMPLE', secret, token), /begin with ASIA/],
  [`${lines(id, secret, token)}${lines('ASIAIOSFODNN7EXAMPL2', secret, token)}`, /several different/],
  [lines(id, secret, token, 'AWS_CREDENTIAL_EXPIRATION=2026-11-20T12:00:00Z'), /have expired/],
])('%s is refused', (text, title) => {
  const parsed = parsePasted(text, now);
  expect(parsed).toMatchObject({ kind: 'problem', title });
  // A problem may be logged or copied, so it must not contain credentials.
  expect(JSON.stringify(parsed)).not.toMatch(/EXAMPLE|IQoJ/);
});
