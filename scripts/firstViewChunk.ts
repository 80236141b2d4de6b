import { join } from 'node:path';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const src = join(import.meta.dirname, '../src');

/** What the first rows need: the entry, and what renders them. */
const roots = [join(src, 'main.tsx'), join(src, 'app/shell/mount.tsx')];

/**
 * Puts our own modules that the first rows need into two chunks, the entry's and the rendering's, instead of one for each set
 * of places that share them: many small files compress badly and each costs a request.
 *
 * @returns the chunk's name, or null for a module that is loaded later or is not ours
 */
export function firstViewChunk(id: string, graph: Graph): string | null {
  if (!id.startsWith(src)) return null;
  for (const [index, root] of roots.entries()) {
    if (reachableFrom(root, graph).has(id)) return index === 0 ? 'request' : 'rows';
  }
  return null;
}

/** What stands around the rows on every build's page, and is asked for once they are painted. */
const around = [
  'app/build/header/BuildTop.tsx',
  'app/build/header/BuildTools.tsx',
  'app/build/cause/CausePanel.tsx',
  'app/build/ExecutionInside.tsx',
  'app/build/actions/RowBadge.tsx',
  'executions/ExecutionsMore.tsx',
  'executions/ResponseFacts.tsx',
  'executions/Toolbar.tsx',
].map((module) => join(src, module));

/** Puts what stands around the rows into one chunk, whose name stands in the first view's scripts in place of a dozen. */
export function aroundRowsChunk(id: string, graph: Graph): string | null {
  if (!id.startsWith(src) || firstViewChunk(id, graph) !== null) return null;
  return around.some((root) => reachableFrom(root, graph).has(id)) ? 'around' : null;
}

/** By root: the graph is complete before the first chunk is named. */
const known = new Map<string, ReadonlySet<string>>();

/** Our own modules that a root imports statically, itself included. */
function reachableFrom(root: string, graph: Graph): ReadonlySet<string> {
  const before = known.get(root);
  if (before) return before;
  if (!graph.getModuleInfo(root))
    throw new Error(`${root} is named in firstViewChunk.ts, and no module imports it.`);
  const found = new Set([root]);
  for (const id of found) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) {
      if (imported.startsWith(src)) found.add(imported);
    }
  }
  known.set(root, found);
  return found;
}
