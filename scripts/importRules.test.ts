import { matchesGlob, posix } from 'node:path';
import { expect, test } from 'vitest';
import { importRules } from './importRules.ts';

interface Override {
  readonly files: readonly string[];
  readonly rules: { readonly 'no-restricted-imports': 'off' | readonly [string, { patterns: Pattern[] }] };
}
interface Pattern {
  readonly regex: string;
}

/** Whether the generated rules forbid `importer` to import the module `imported`. */
function forbids(importer: string, imported: string): boolean {
  const { overrides }: { overrides: readonly Override[] } = JSON.parse(importRules());
  const specifier = posix.relative(posix.dirname(importer), imported);
  const patterns = overrides
    .filter(({ files }) => files.some((glob) => matchesGlob(importer, glob)))
    .flatMap(({ rules }) => {
      const rule = rules['no-restricted-imports'];
      return rule === 'off' ? [] : rule[1].patterns;
    });
  expect(patterns.length, `rules for ${importer}`).toBeGreaterThan(0);
  return patterns.some(({ regex }) => new RegExp(regex).test(specifier));
}

test('a folder inside a layer may have the name of a feature', () => {
  expect(forbids('src/aws/imagebuilder/logStream.ts', 'src/aws/logs/logCommand.ts')).toBe(false);
  expect(forbids('src/aws/imagebuilder/logStream.ts', 'src/logs/viewer/LogViewer.tsx')).toBe(true);
  expect(forbids('src/aws/imagebuilder/evidence/evidence.ts', 'src/aws/logs/logCommand.ts')).toBe(false);
  expect(forbids('src/aws/imagebuilder/evidence/evidence.ts', 'src/logs/viewer/LogViewer.tsx')).toBe(true);
});

test('imports point downwards at every depth', () => {
  expect(forbids('src/aws/client.ts', 'src/logs/viewer/LogViewer.tsx')).toBe(true);
  expect(forbids('src/aws/logs/walk.ts', 'src/ui/Badge.tsx')).toBe(true);
  expect(forbids('src/aws/logs/walk.ts', 'src/lib/time.ts')).toBe(false);
  expect(forbids('src/logs/viewer/LogViewer.tsx', 'src/failure/cause.ts')).toBe(true);
  expect(forbids('src/logs/viewer/LogViewer.tsx', 'src/aws/logs/walk.ts')).toBe(false);
  expect(forbids('src/app/build/cause/CausePanel.tsx', 'src/failure/CauseCard.tsx')).toBe(false);
  expect(forbids('src/lib/time.ts', 'server/main.ts')).toBe(true);
});
