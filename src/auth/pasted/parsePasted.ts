import { isRawObject, type RawObject } from '../../aws/rawObject.ts';
import type { TemporaryCredentials } from '../session.ts';

/** The result of parsing a pasted text. */
export type Pasted =
  | { readonly kind: 'credentials'; readonly credentials: TemporaryCredentials }
  /** What is wrong, and what to do. Neither contains any part of the text. */
  | { readonly kind: 'problem'; readonly title: string; readonly nextStep: string };

/** Longer than any form of credentials. */
const longestText = 20_000;

const howToGetThem = 'Copy the whole output of “aws configure export-credentials --format env” and paste it.';

/**
 * Finds temporary credentials in a text: lines that set variables (of the AWS CLI for sh, PowerShell, cmd and fish), JSON (of
 * credential processes, of STS, of IAM Identity Center), or a section of `~/.aws/credentials`.
 *
 * @param now milliseconds since the epoch
 */
export function parsePasted(text: string, now: number): Pasted {
  if (text.length > longestText) return problem('This text is too long to be credentials.', howToGetThem);
  const found = readJson(text) ?? readLines(text);
  if (found === 'several') {
    return problem(
      'There are several different access keys in this text.',
      'Paste one profile, or one set of keys, at a time.',
    );
  }
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '', expiration } = found;
  if (accessKeyId === '' && secretAccessKey === '' && sessionToken === '') {
    return problem('There are no credentials in this text.', howToGetThem);
  }
  if (accessKeyId.startsWith('AKIA')) {
    return problem(
      'These are long-lived keys of an IAM user, which this page does not accept.',
      'They do not expire, so a leaked key can be used until it is deleted. Use temporary credentials instead, for example from “aws sts get-session-token”.',
    );
  }
  if (accessKeyId === '') return problem('The access key ID is missing.', howToGetThem);
  if (!/^ASIA[A-Z0-9]{12,124}$/.test(accessKeyId)) {
    return problem(
      'The access key ID is not one of temporary credentials: those begin with ASIA.',
      howToGetThem,
    );
  }
  if (secretAccessKey === '') return problem('The secret access key is missing.', howToGetThem);
  if (sessionToken === '') {
    return problem(
      'The session token is missing. Temporary keys do not work without it.',
      'Copy all lines: the access key ID, the secret access key and the session token.',
    );
  }
  const expiresAt = timeOf(expiration);
  if (expiresAt !== undefined && expiresAt <= now) {
    return problem(
      'These credentials have expired, according to the clock of this computer.',
      'Sign in on the command line again, for example with “aws sso login”, and copy new credentials.',
    );
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
    // On top, or one level in: `Credentials` of STS, `roleCredentials` of IAM Identity Center.
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
 * `NAME=value` and `NAME value`, whatever stands before the name (`export`, `set -gx`, `$Env:`) and around the value.
 */
const assignment =
  /\b(aws_access_key_id|aws_secret_access_key|aws_se(?:ssion|curity)_token|aws_credential_expiration|aws_expiration|x_security_token_expires|expiration)(?:[ \t]{0,20}=[ \t]{0,20}|[ \t]{1,4})["']?([^\s"';,]+)/gi;

/** The same name twice with another value makes them several. */
function readLines(text: string): Found | 'several' {
  const found: { -readonly [Field in keyof Found]: Found[Field] } = {};
  for (const [, name = '', value = ''] of text.matchAll(assignment)) {
    for (const field of ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiration'] as const) {
      if (!isNamed(name, field)) continue;
      if (found[field] !== undefined && found[field] !== value && field !== 'expiration') return 'several';
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

function problem(title: string, nextStep: string): Pasted {
  return { kind: 'problem', title, nextStep };
}
