import { isHostedRegion, isRegionName } from '../aws/endpoint.ts';
import { isRawObject, type RawObject, textIn } from '../aws/rawObject.ts';
import { type ConfiguredAccount, parseAccounts } from './accounts.ts';

/**
 * The settings of a deployment, served beside the page as `config.json`. The local server returns its own in both of its
 * modes; a deployment publishes a file.
 */
export interface Config {
  readonly access: SimulatorAccess | ProfileAccess | SignedInAccess;
  /** The Region of the start page when no ARN names another. */
  readonly region: string;
  /** Whether the server or the deployment allows operations that change the account. */
  readonly writes: boolean;
  /** Whether the page may read log lines. An embedded page shows them only after a click. */
  readonly logLines: boolean;
  /** The regions that the deployment reaches; all when left out. */
  readonly regions?: readonly string[] | undefined;
  /** The accounts that the page reads; undefined for the one account of its credentials. */
  readonly accounts?: readonly ConfiguredAccount[] | undefined;
  /** The origins that may frame the page and send it messages: the same list as the policy's `frame-ancestors`. */
  readonly frameAncestors: readonly string[];
  /** What in the file could not be used, and what is used instead. */
  readonly problems?: readonly ConfigProblem[];
  /** Profile mode: what this browser sends beside the session's cookie after a reload. */
  readonly sessionKey?: string | undefined;
}

/** A field of `config.json` that could not be used. The dashboard runs with a safe default. */
export interface ConfigProblem {
  /** `region`. Untrusted text, like the value. */
  readonly field: string;
  readonly value: string;
  /** What is wrong and what is used instead: `it is not the name of an AWS Region, so us-east-1 is used`. */
  readonly problem: string;
}

/** The local server responds from the simulator. It trusts requests that bring the secret of its launch. */
export interface SimulatorAccess {
  readonly kind: 'simulator';
  readonly launchSecret: string;
}

/** The local server signs with the engineer's profile: no credential enters the page, only the launch's secret. */
export interface ProfileAccess {
  readonly kind: 'profile';
  readonly profile: string;
  readonly account?: string | undefined;
  readonly identity?: string | undefined;
}

/** How users of a deployment get credentials to sign requests. */
export type SignedInAccess = OidcAccess | PastedAccess | HostAccess;

/** Users sign in at an OpenID Connect provider, whose token is exchanged for temporary credentials. */
export interface OidcAccess {
  readonly kind: 'oidc';
  /** The `iss` of the provider's ID tokens. */
  readonly issuer: string;
  readonly clientId: string;
  /** The requested scopes. Default: `openid email`. */
  readonly scope?: string | undefined;
  /** The Region of the identity pool, or of STS. */
  readonly region: string;
  /** The source of credentials: an identity pool, or STS with `roleArn`. */
  readonly identityPoolId?: string | undefined;
  readonly roleArn?: string | undefined;
  /** The account of the builds, where the deployment names it. */
  readonly account?: string | undefined;
}

/** Users paste temporary credentials instead of signing in. */
export interface PastedAccess {
  readonly kind: 'pasted';
  /** The Region of the STS that verifies the credentials. */
  readonly region: string;
}

/** The host page passes temporary credentials. */
export interface HostAccess {
  readonly kind: 'host';
  /** The Region of the STS that assumes roles: the stack's. Default: the Region of the page. */
  readonly region?: string | undefined;
}

/** The header that carries the launch's secret to the local server. */
export const launchSecretHeader = 'x-launch-secret';

/** The header of the session's second part, beside its cookie. */
export const sessionKeyHeader = 'x-session-key';

/** The key of the launch's secret in the URL's fragment: `#launch=<secret>`. */
export const launchSecretKey = 'launch';

/** Parses `config.json`. Rejects with a `TypeError` that says which field is wrong. */
export async function parseConfig(json: unknown): Promise<Config> {
  if (!isRawObject(json) || !isRawObject(json['access'])) throw wrong('access', 'it is missing');
  const { access, region: named = defaultRegion, regions, writes = false, sessionKey } = json;
  const { accounts = [], frameAncestors = [], logLines = false } = json;
  if (typeof named !== 'string') throw wrong('region', 'it has to be a string');
  if (regions !== undefined && !Array.isArray(regions)) throw wrong('regions', 'it has to be a list');
  if (!Array.isArray(accounts)) throw wrong('accounts', 'it has to be a list');
  if (typeof writes !== 'boolean') throw wrong('writes', 'it has to be true or false');
  if (typeof logLines !== 'boolean') throw wrong('logLines', 'it has to be true or false');
  const problems: ConfigProblem[] = [];
  /** Whether a value can be used; otherwise the problem is recorded. */
  const accept = (isValid: boolean, field: string, value: unknown, problem: string) => {
    if (!isValid) problems.push({ field, value: JSON.stringify(value) ?? '', problem });
    return isValid;
  };
  for (const [prefix, object, known] of [
    ['', json, knownKeys],
    ['access.', access, knownAccessKeys],
  ] as const) {
    for (const key of Object.keys(object)) {
      accept(
        Object.hasOwn(known, key),
        prefix + key,
        object[key],
        'there is no such field, so it is ignored',
      );
    }
  }
  const acceptRegion = (field: string, one: string, instead: string) =>
    accept(isRegionName(one), field, one, `it is not the name of an AWS Region, so ${instead}`) &&
    accept(
      !isHosted(textIn(access, 'kind')) || isHostedRegion(one),
      field,
      one,
      `a hosted page can't reach this Region, so ${instead}; use the local server for it`,
    );
  const region = acceptRegion('region', named, `${defaultRegion} is used`) ? named : defaultRegion;
  const reached = regions?.map(String).filter((one) => acceptRegion('regions', one, 'it is ignored'));
  const ancestors = (Array.isArray(frameAncestors) ? frameAncestors : [frameAncestors])
    .map(String)
    .filter((source) =>
      accept(
        frameAncestor.test(source),
        'frameAncestors',
        source,
        'it is not an origin, so it allows no page to embed this one',
      ),
    );
  return {
    access: await parseAccess(access, region),
    region,
    writes,
    logLines,
    regions: reached,
    accounts: parseAccounts(accounts, region, accept),
    frameAncestors: ancestors,
    ...(typeof sessionKey === 'string' ? { sessionKey } : {}),
    ...(problems.length > 0 ? { problems } : {}),
  };
}

const defaultRegion = 'us-east-1';

/** Whether the page is served by a deployment, not by the local server. */
export function isHosted(accessKind: string | undefined): boolean {
  return accessKind !== 'simulator' && accessKind !== 'profile';
}

/** The form of an origin or of all subdomains of a domain; `*` alone is neither. */
const frameAncestor = /^https?:\/\/(\*\.)?[^\s/*]+$/;

type KeysOfEach<Union> = Union extends unknown ? keyof Union : never;

const knownKeys = {
  access: true,
  region: true,
  regions: true,
  accounts: true,
  writes: true,
  logLines: true,
  frameAncestors: true,
  sessionKey: true,
} satisfies Record<Exclude<keyof Config, 'problems'>, true>;

const knownAccessKeys = {
  kind: true,
  launchSecret: true,
  profile: true,
  account: true,
  identity: true,
  issuer: true,
  clientId: true,
  scope: true,
  region: true,
  identityPoolId: true,
  roleArn: true,
} satisfies Record<KeysOfEach<Config['access']>, true>;

async function parseAccess(access: RawObject, region: string): Promise<Config['access']> {
  const kind = textIn(access, 'kind') ?? '';
  switch (kind) {
    case 'simulator':
      return { kind, launchSecret: required(access, 'launchSecret') };
    case 'profile':
      return {
        kind,
        profile: required(access, 'profile'),
        account: textIn(access, 'account'),
        identity: textIn(access, 'identity'),
      };
    default:
      // Loaded only in deployments, so that it does not delay the first rows elsewhere.
      return (await import('./signedInConfig.ts')).parseSignedInAccess(kind, access, region);
  }
}

/** A required string. */
export function required(access: RawObject, name: string): string {
  const text = textIn(access, name);
  if (text === undefined || text === '') throw wrong(`access.${name}`, 'it has to be a string');
  return text;
}

export function wrong(field: string, why: string): TypeError {
  return new TypeError(`config.json: ${field}: ${why}.`);
}
