import { ErrorResponse, ErrorTimeout } from 'oidc-client-ts';
import { expect, test } from 'vitest';
import { SignInNeeded } from '../session.ts';
import { badResponse, notRenewed } from './oidcProblems.ts';

const issuer = 'https://login.example.com';

test.each([
  new TypeError('Failed to fetch'),
  new ErrorTimeout('Network timed out'),
  new Error('Bad Gateway (502)'),
  new Error(' (503): {"message":"later"}'),
  new ErrorResponse({ error: 'temporarily_unavailable' }),
  new ErrorResponse({ error: 'server_error' }),
])('a renewal is tried again after %s', (cause) => {
  expect(notRenewed(issuer, cause)).toBe(cause);
});

test.each([
  new ErrorResponse({ error: 'invalid_grant', error_description: 'the refresh token was revoked' }),
  new Error('sub in id_token does not match current sub'),
  new Error('Bad Request (400): {"message":"(502)"}'),
  new Error('Invalid response Content-Type: text/html, from URL: https://login.example.com/token'),
  new SyntaxError('Unexpected token'),
])('a renewal that can’t succeed needs a sign-in: %s', (cause) => {
  const problem = notRenewed(issuer, cause);
  expect(problem).toBeInstanceOf(SignInNeeded);
  expect(problem).toHaveProperty(
    'message',
    `login.example.com does not renew the sign-in: “${cause.message}”.`,
  );
});

test.each(['No matching state found in storage', 'nonce in id_token does not match nonce in client storage'])(
  'reports a response of another sign-in: %s',
  (message) => {
    expect(badResponse(issuer, new Error(message)).message).toBe(
      'The response does not belong to this sign-in and was ignored.',
    );
  },
);
