import { isRawObject, type RawObject } from '../../aws/rawObject.ts';
import { authTexts } from '../authTexts.ts';
import type { TemporaryCredentials } from '../session.ts';
import type { SignInProblemText } from '../signInProblem.ts';

/** The result of parsing a pasted text. */
export type Pasted =
  | { readonly kind: 'credentials'; readonly credentials: TemporaryCredentials }
  | ({ readonly kind: 'problem' } & SignInProblemText);

/** Longer than any form of credentials. */
const longestText = 20_000;

/**
 * Finds temporary credentials in a text: lines that set variables (of the AWS CLI for sh, PowerShell, cmd and fish), JSON (of
 * credential processes, of STS, of IAM Identity Center), or a section of `~/.aws/credentials`.
 *
 * @param now milliseconds since the epoch
 */
export function parsePasted(text: string, now: number): Pasted {
  if (text.length > longestText) return problem('tooLong');
  const found = readJson(text) ?? readLines(text);
  if (found === 'severalKeys') {
    return problem('severalKeys');
  }
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '', expiration } = found;
  if (accessKeyId === '' && secretAccessKey === '' && sessionToken === '') {
    return problem('none');
  }
  if (accessKeyId.startsWith('AKIA')) {
    return problem('longLived');
  }
  if (accessKeyId === '') return problem('noAccessKeyId');
  if (!/^ASIA[A-Z0-9]{12,124}$/.test(accessKeyId)) {
    return problem('notTemporary');
  }
  if (secretAccessKey === '') return problem('noSecretAccessKey');
  if (sessionToken === '') {
    return problem('noSessionToken');
  }
  const expiresAt = timeOf(expiration);
  if (expiresAt !== undefined && expiresAt <= now) {
    return problem('expiredHere');
  }
  return { kind: 'credentials', credentials: { accessKeyId, secretAccessKey, sessionToken, expiresAt } };
}

interface Found {
  readonly accessKeyId?: string | undefined;
  readonly secretAccessKey?: string | undefined;
  readonly sessionToken?: string | undefined;
  readonly expiration?: string | undefined;
}

/** Names in lower case and without underscores, as every form has them. */
const names = {
  accessKeyId: ['awsaccesskeyid', 'accesskeyid'],
  secretAccessKey: ['awssecretaccesskey', 'secretaccesskey', 'secretkey'],
  sessionToken: ['awssessiontoken', 'sessiontoken', 'awssecuritytoken', 'token'],
  expiration: ['awscredentialexpiration', 'expiration', 'awsexpiration', 'xsecuritytokenexpires'],
} as const satisfies Record<keyof Found, readonly string[]>;

function readJson(text: string): Found | undefined {
  const from = text.indexOf('{');
  if (from === -1) return undefined;
  try {
    const json: unknown = JSON.parse(text.slice(from, text.lastIndexOf('}') + 1));
    if (!isRawObject(json)) return undefined;
    // At the top level or one level below: `Credentials` of STS, `roleCredentials` of IAM Identity Center.
    const holder = [json, ...Object.values(json).filter(isRawObject)].find(
      (each) => valueIn(each, 'accessKeyId') !== undefined,
    );
    return holder && readObject(holder);
  } catch {
    return undefined;
  }
}

function readObject(object: RawObject): Found {
  return {
    accessKeyId: valueIn(object, 'accessKeyId'),
    secretAccessKey: valueIn(object, 'secretAccessKey'),
    sessionToken: valueIn(object, 'sessionToken'),
    expiration: valueIn(object, 'expiration'),
  };
}

function valueIn(object: RawObject, field: keyof Found): string | undefined {
  const [, value] = Object.entries(object).find(([name]) => isNamed(name, field)) ?? [];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}

/**
 * `NAME=value` and `NAME value`, with any prefix of the name (`export`, `set -gx`, `$Env:`) and optional quotes.
 */
const assignment =
  /\b(aws_access_key_id|aws_secret_access_key|aws_se(?:ssion|curity)_token|aws_credential_expiration|aws_expiration|x_security_token_expires|expiration)(?:[ \t]{0,20}=[ \t]{0,20}|[ \t]{1,4})["']?([^\s"';,]+)/gi;

/** Returns `severalKeys` when a name occurs twice with different values. */
function readLines(text: string): Found | 'severalKeys' {
  const found: { -readonly [Field in keyof Found]: Found[Field] } = {};
  for (const [, name = '', value = ''] of text.matchAll(assignment)) {
    for (const field of ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiration'] as const) {
      if (!isNamed(name, field)) continue;
      if (found[field] !== undefined && found[field] !== value && field !== 'expiration')
        return 'severalKeys';
      found[field] ??= value;
    }
  }
  return found;
}

function isNamed(name: string, field: keyof Found): boolean {
  const plain = name.toLowerCase().replaceAll('_', '');
  return names[field].some((known) => known === plain);
}

/** ISO 8601, or milliseconds since the epoch. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{13}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

function problem(key: keyof typeof authTexts.pasted): Pasted {
  return { kind: 'problem', ...authTexts.pasted[key] };
}
