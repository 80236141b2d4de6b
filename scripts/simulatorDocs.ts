/** Writes docs/simulator.md from the simulator's catalog. With --check it writes nothing and fails when the page is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogMarkdown } from '../src/simulator/catalogMarkdown.ts';

const file = fileURLToPath(new URL('../docs/simulator.md', import.meta.url));
const page = catalogMarkdown();

if (!process.argv.includes('--check')) {
  writeFileSync(file, page);
} else if (read() !== page) {
  console.error('docs/simulator.md is stale. Run: npx tsx scripts/simulatorDocs.ts');
  process.exitCode = 1;
}

function read(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
