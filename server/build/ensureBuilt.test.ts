import { access, chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from '../startError.ts';
import { requireWritable } from './ensureBuilt.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dashboard-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('makes the folder of the build and leaves nothing in it', async () => {
  const dist = join(await makeFolder(), 'dist');
  await requireWritable(dist);
  await access(dist);
  expect(await readdir(dist)).toEqual([]);
});

test('says in one sentence that a checkout is not writable', async () => {
  const folder = await makeFolder();
  await chmod(folder, 0o555);
  // The superuser may write everywhere, so the test becomes another user for the attempt.
  const isSuperuser = process.geteuid?.() === 0;
  if (isSuperuser) process.seteuid?.(65_534);
  try {
    const attempt = requireWritable(join(folder, 'dist'));
    await expect(attempt).rejects.toThrow(StartError);
    await expect(attempt).rejects.toThrow(
      `${join(folder, 'dist')} can't be written (EACCES). Run npm run build`,
    );
  } finally {
    if (isSuperuser) process.seteuid?.(0);
  }
});
