/**
 * `npm run generate`: writes every file that is derived from another source. With --check it writes nothing and fails when one
 * of them is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fillDocs, fillRelay, fillTemplate } from '../deploy/generated.ts';
import { catalogMarkdown } from '../simulator/catalogMarkdown.ts';
import { architecturePicture } from './architecturePicture.ts';
import { importRules } from './importRules.ts';
import { sdkCommands } from './sdkCommands.ts';

const check = process.argv.includes('--check');

update('oxlint.imports.json', importRules);
update('docs/simulator.md', catalogMarkdown);
update('docs/architecture.svg', architecturePicture);
update('src/aws/transport/imagebuilderSdk.ts', () => sdkCommands('imagebuilder'));
update('src/aws/transport/logsSdk.ts', () => sdkCommands('logs'));
const relay = update('deploy/functions/relay.js', fillRelay);
update('deploy/template.yaml', (template) => fillTemplate(template, relay));
update('docs/deploy.md', fillDocs);

/** @returns the file's text as it has to be */
function update(name: string, generate: (before: string) => string): string {
  const file = join(import.meta.dirname, '..', name);
  const before = read(file);
  const after = generate(before);
  if (after === before) return after;
  if (check) {
    console.error(`${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
    console.log(`${name} updated.`);
  }
  return after;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
