import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hashSources, readStamp, writeStamp } from './sources.ts';

test('the digest changes with the sources of the page only', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dashboard-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'src', 'ui'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'src', 'ui', 'Badge.tsx'), 'export {};');
  const first = await hashSources(root);

  await mkdir(join(root, 'simulator'));
  await mkdir(join(root, 'src', 'ui', 'testing'));
  await writeFile(join(root, 'README.md'), 'words');
  await writeFile(join(root, 'simulator', 'catalog.ts'), 'fixture');
  await writeFile(join(root, 'src', 'ui', 'Badge.test.tsx'), 'test');
  await writeFile(join(root, 'src', 'ui', 'testing', 'mount.tsx'), 'helper of tests');
  expect(await hashSources(root)).toBe(first);

  await writeFile(join(root, 'src', 'ui', 'Badge.tsx'), 'export const a = 1;');
  const edited = await hashSources(root);
  expect(edited).not.toBe(first);
  await rename(join(root, 'src', 'ui', 'Badge.tsx'), join(root, 'src', 'ui', 'Bar.tsx'));
  expect(await hashSources(root)).not.toBe(edited);

  const dist = join(root, 'dist');
  expect(await readStamp(dist)).toBeUndefined();
  await writeStamp(dist, edited);
  expect(await readStamp(dist)).toBe(edited);
});

test.each(['signed-in.html', 'public/icon.svg', 'vite.config.ts', 'scripts/browserTargets.ts'])(
  'the digest changes with %s',
  async (name) => {
    const root = await mkdtemp(join(tmpdir(), 'dashboard-'));
    onTestFinished(() => rm(root, { recursive: true }));
    const first = await hashSources(root);
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), 'content');
    expect(await hashSources(root)).not.toBe(first);
  },
);
