/**
 * Writes what is generated in deploy/: the operations in the edge function; that function, the headers and the policy in the
 * template; the policy's table in docs/deploy.md. With --check it writes nothing and fails when something is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fillDocs, fillRelay, fillTemplate } from '../deploy/generated.ts';

const check = process.argv.includes('--check');

const relay = update('deploy/functions/relay.js', fillRelay);
update('deploy/template.yaml', (template) => fillTemplate(template, relay));
update('docs/deploy.md', fillDocs);

function update(name: string, fill: (text: string) => string): string {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const before = readFileSync(file, 'utf8');
  const after = fill(before);
  if (after === before) return after;
  if (check) {
    console.error(`${name} is stale. Run: npx tsx scripts/deployTemplate.ts`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
    console.log(`${name} is written anew.`);
  }
  return after;
}
