import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file with the notices, at the root of the built page. */
export const noticesFile = 'licenses.txt';

/** Licences that allow to ship a package with the page, with a notice. */
const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  // The source of such a package has to be available: its notice says where.
  'MPL-2.0',
]);

interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly source: string;
  /** The texts of its LICENSE and NOTICE files. */
  readonly texts: readonly string[];
}

/**
 * Writes the licence notices of all packages whose code is in the page, and links them from its head. A build fails when a
 * package has another licence than the allowed ones, or no licence text, or when no package is found.
 */
export function licenseNotices(): Plugin {
  let root = '';
  return {
    name: 'license-notices',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = findPackageFolders(modules);
      if (folders.length === 0) this.error('No package was found among the modules of the page.');
      // The project's own licence: its text is the same for all packages.
      const apache = await readFile(join(root, 'LICENSE'), 'utf8');
      const packages = await Promise.all(folders.map((folder) => readPackage(folder, apache)));
      for (const each of packages) {
        if (!allowed.has(each.license)) this.error(`${each.name} has the licence ${each.license}.`);
        if (each.texts.length === 0) this.error(`${each.name} has no licence text.`);
      }
      this.emitFile({ type: 'asset', fileName: noticesFile, source: writeNotices(packages) });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        { tag: 'link', attrs: { rel: 'license', href: `./${noticesFile}` }, injectTo: 'head' as const },
      ],
    },
  };
}

/** The folders of the packages that modules belong to, in the order of their names. */
export function findPackageFolders(modules: readonly string[]): string[] {
  const folders = modules.map(
    (id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)\//.exec(id.replaceAll('\\', '/'))?.[1],
  );
  return [...new Set(folders.filter((folder) => folder !== undefined))].toSorted();
}

/** @param apache the text for a package that names the Apache licence without a file */
async function readPackage(folder: string, apache: string): Promise<BundledPackage> {
  const [text, files] = await Promise.all([readFile(join(folder, 'package.json'), 'utf8'), readdir(folder)]);
  const { name, version, license, repository, homepage }: Record<string, unknown> = JSON.parse(text);
  const notices = files.filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i.test(file)).toSorted();
  const texts = await Promise.all(notices.map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0 && license === 'Apache-2.0') texts.push(apache);
  return {
    name: String(name),
    version: String(version),
    license: String(license),
    source: urlOf(repository) ?? urlOf(homepage) ?? `https://www.npmjs.com/package/${String(name)}`,
    texts,
  };
}

/** The address in a `repository` or `homepage`, also in the short forms `github:owner/name` and `git@github.com:owner/name`. */
export function urlOf(value: unknown): string | undefined {
  const text = typeof value === 'object' && value !== null && 'url' in value ? value.url : value;
  if (typeof text !== 'string' || text === '') return undefined;
  const path = text
    .replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?|^git@([^:/]+):/, (_all, host: string | undefined) =>
      host === undefined ? 'https://' : `https://${host}/`,
    )
    .replace(/^github:/, '')
    .replace(/\.git$/, '');
  return /^https?:/.test(path) ? path : `https://github.com/${path}`;
}

/** The packages, then each licence text once, with the packages that it holds for. */
export function writeNotices(packages: readonly BundledPackage[]): string {
  const holders = new Map<string, string[]>();
  for (const { name, version, texts } of packages) {
    const text = texts.map((each) => each.trim().replaceAll('\r\n', '\n')).join('\n\n');
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}`]);
  }
  const list = packages.map(
    ({ name, version, license, source }) => `${name} ${version}, ${license}, source: ${source}`,
  );
  const sections = [...holders].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return [`This page contains code of these packages.\n\n${list.join('\n')}`, ...sections].join(line) + '\n';
}
