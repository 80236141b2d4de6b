import * as v from 'valibot';

/**
 * What a deployment sets, served beside the page as `config.json`. The local server answers it for its own two ways of
 * running; a deployment publishes a file of its own.
 */
const accessSchema = v.variant('kind', [
  /** The simulator answers: the page signs with its throw-away keys. */
  v.object({
    kind: v.literal('simulator'),
    accessKeyId: v.pipe(v.string(), v.minLength(1)),
    secretAccessKey: v.pipe(v.string(), v.minLength(1)),
  }),
  /** The local server signs with the engineer's profile: no credential enters the page, only the launch's secret. */
  v.object({
    kind: v.literal('profile'),
    profile: v.string(),
    account: v.optional(v.string()),
    identity: v.optional(v.string()),
  }),
]);

const configSchema = v.object({
  access: accessSchema,
  /** Where the start page looks for images when no ARN says so. */
  region: v.fallback(v.string(), 'us-east-1'),
});

export type Config = v.InferOutput<typeof configSchema>;

/** The header that carries the launch's secret to the local server in profile mode. */
export const launchSecretHeader = 'x-launch-secret';

/** The key of the launch's secret in the URL's fragment: `#launch=<secret>`. */
export const launchSecretKey = 'launch';

/** Parses `config.json`. Throws a `TypeError` that says which field is wrong. */
export function parseConfig(json: unknown): Config {
  const result = v.safeParse(configSchema, json);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new TypeError(`config.json: ${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`);
}
