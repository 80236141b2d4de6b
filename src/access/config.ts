import { flagIn, isRawObject, type RawObject, textIn } from '../imagebuilder/rawObject.ts';

/**
 * What a deployment sets, served beside the page as `config.json`. The local server answers it for its own two ways of
 * running; a deployment publishes a file of its own.
 */
export interface Config {
  readonly access: SimulatorAccess | ProfileAccess;
  /** Where the start page looks for images when no ARN says so. */
  readonly region: string;
  /** Whether what answers lets operations through that change the account. */
  readonly writes: boolean;
}

/** The simulator answers: the page signs with its throw-away keys. */
export interface SimulatorAccess {
  readonly kind: 'simulator';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The local server signs with the engineer's profile: no credential enters the page, only the launch's secret. */
export interface ProfileAccess {
  readonly kind: 'profile';
  readonly profile: string;
  readonly account?: string | undefined;
  readonly identity?: string | undefined;
}

/** The header that carries the launch's secret to the local server in profile mode. */
export const launchSecretHeader = 'x-launch-secret';

/** The key of the launch's secret in the URL's fragment: `#launch=<secret>`. */
export const launchSecretKey = 'launch';

/** Parses `config.json`. Throws a `TypeError` that says which field is wrong. */
export function parseConfig(json: unknown): Config {
  if (!isRawObject(json) || !isRawObject(json['access'])) throw wrong('access', 'it is missing');
  return {
    access: parseAccess(json['access']),
    region: textIn(json, 'region') ?? 'us-east-1',
    writes: flagIn(json, 'writes') ?? false,
  };
}

function parseAccess(access: RawObject): Config['access'] {
  const kind = textIn(access, 'kind') ?? '';
  switch (kind) {
    case 'simulator':
      return {
        kind,
        accessKeyId: required(access, 'accessKeyId'),
        secretAccessKey: required(access, 'secretAccessKey'),
      };
    case 'profile':
      return {
        kind,
        profile: required(access, 'profile'),
        account: textIn(access, 'account'),
        identity: textIn(access, 'identity'),
      };
    default:
      throw wrong('access.kind', 'it takes “simulator” or “profile”');
  }
}

function required(access: RawObject, name: string): string {
  const text = textIn(access, name);
  if (text === undefined || text === '') throw wrong(`access.${name}`, 'it has to be a text');
  return text;
}

function wrong(field: string, why: string): TypeError {
  return new TypeError(`config.json: ${field}: ${why}.`);
}
