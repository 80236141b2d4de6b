import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { isRawObject, type RawObject } from '../src/aws/rawObject.ts';
import { type Aws, DeployError, describeOutputs } from './aws.ts';
import type { PublishOptions } from './options.ts';
import { siteConfig } from './siteConfig.ts';
import { configFile, listSiteFiles, type SiteFile } from './siteFiles.ts';

/**
 * Publishes a built page: assets first, then the config, the page itself last, so that the page is never there before its
 * parts. Old assets stay, for the pages that are open. Only files whose names do not change are invalidated.
 *
 * @param dist the built page
 * @throws {DeployError}
 */
export async function publishSite(
  { stack, config }: PublishOptions,
  dist: string,
  aws: Aws,
  say: (line: string) => void,
): Promise<void> {
  const files = await listSiteFiles(dist);
  const pages = files.filter(({ kind }) => kind === 'page');
  if (!pages.some(isIndex)) throw new DeployError(`${dist} holds no built page.`);
  const given = config === undefined ? undefined : await readConfig(config);
  const outputs = await describeOutputs(aws, stack);
  const bucket = outputOf(outputs, 'BucketName', stack);
  const distribution = outputOf(outputs, 'DistributionId', stack);

  for (const sync of syncsOf(files.filter(({ kind }) => kind === 'asset'))) {
    await aws.run(['s3', 'sync', dist, `s3://${bucket}`, ...sync]);
  }
  for (const file of files.filter(({ kind }) => kind === 'file'))
    await aws.run(copyOf(file, file.path, bucket));
  const text = outputs
    ? `${JSON.stringify(siteConfig(outputs, given), null, 2)}\n`
    : '<made from the stack’s outputs>';
  await aws.run(copyOf(configFile, '-', bucket), text);
  // The page that users open comes after those that it links to.
  for (const page of [...pages.filter((file) => !isIndex(file)), ...pages.filter(isIndex)]) {
    await aws.run(copyOf(page, page.path, bucket));
  }
  const kept = [...files.filter(({ kind }) => kind !== 'asset'), configFile].map(({ key }) => `/${key}`);
  await aws.run([
    'cloudfront',
    'create-invalidation',
    '--distribution-id',
    distribution,
    '--output',
    'text',
    '--query',
    'Invalidation.Id',
    '--paths',
    '/',
    ...kept.toSorted(),
  ]);
  if (outputs) say(outputOf(outputs, 'Url', stack));
}

const isIndex = ({ key }: SiteFile) => key === 'index.html';

function outputOf(
  outputs: Readonly<Record<string, string>> | undefined,
  name: string,
  stack: string,
): string {
  if (!outputs) return `<${name}>`;
  const value = outputs[name];
  if (value === undefined)
    throw new DeployError(`The stack ${stack} has no output ${name}. Deploy it first.`);
  return value;
}

/** One upload for each kind of file. The names are hashed: a file of the same name and size is the same file. */
function syncsOf(assets: readonly SiteFile[]): string[][] {
  const kinds = new Map(assets.map((asset) => [extname(asset.key), asset]));
  return [...kinds].map(([extension, { contentType, cacheControl }]) => [
    '--exclude',
    '*',
    '--include',
    `assets/*${extension}`,
    '--size-only',
    '--no-progress',
    '--content-type',
    contentType,
    '--cache-control',
    cacheControl,
  ]);
}

function copyOf(
  { key, contentType, cacheControl }: Pick<SiteFile, 'key' | 'contentType' | 'cacheControl'>,
  from: string,
  bucket: string,
): string[] {
  const metadata = ['--content-type', contentType, '--cache-control', cacheControl];
  return ['s3', 'cp', from, `s3://${bucket}/${key}`, '--no-progress', ...metadata];
}

async function readConfig(file: string): Promise<RawObject> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new DeployError(`${file} cannot be read: ${String(error)}`);
  });
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    throw new DeployError(`${file} is not JSON.`);
  }
  if (!isRawObject(config)) throw new DeployError(`${file} holds no object.`);
  return config;
}
