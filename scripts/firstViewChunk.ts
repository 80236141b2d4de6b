import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';

interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const src = join(import.meta.dirname, '../src');

/**
 * Where the code of the first view begins, in the order in which it is needed: what sends the first requests, what renders
 * them, and what is imported after the first paint.
 */
const roots = {
  request: join(src, 'main.tsx'),
  view: join(src, 'app/shell/mount.tsx'),
  rest: join(src, 'app/build/rest.ts'),
} as const;

/**
 * Puts our own modules that a root imports statically into its chunk, unless an earlier root's chunk has them. The bundler alone makes
 * one chunk for each set of modules that the same places share: many small files compress badly and cost a request each.
 */
export const firstViewChunks = Object.entries(roots).map(([chunk, root], index) => ({
  name: (id: string, graph: Graph) => (reachableFrom(root, graph).has(id) ? chunk : null),
  // A group also takes what its modules import, so the earlier one has to come first.
  priority: Object.keys(roots).length - index,
}));

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

const boot = '<script src="./boot.js">';

/** A request with a session's key can't use it: the local server removes it in profile mode. */
const configPreload = '<link rel="preload" as="fetch" crossorigin href="./config.json">';

function modulePreload(file: string, priority = {}): HtmlTagDescriptor {
  const attrs = { rel: 'modulepreload', crossorigin: true, ...priority, href: `./${file}` };
  return { tag: 'link', attrs, injectTo: 'head' };
}

/**
 * Preloads the chunk that renders the first view together with the entry, which imports it, and the configuration, which `boot.js` reads:
 * without it, the requests for them would wait until these have run. The build fails when there is no such chunk.
 */
export function preloadFirstView(): Plugin {
  return {
    name: 'preload-first-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!filename.endsWith('index.html')) return html;
        const chunk = Object.values(bundle ?? {}).find(
          (output) => output.type === 'chunk' && output.moduleIds.includes(roots.view),
        );
        if (chunk?.type !== 'chunk') throw new Error(`No chunk holds ${roots.view}.`);
        // The page names the entry itself, which every chunk imports. What they both import is small, and the entry waits for it.
        const imported = chunk.imports.filter((file) => !html.includes(file));
        if (!html.includes(boot)) throw new Error('The page does not run boot.js.');
        return {
          html: html.replace(boot, `${configPreload}\n    ${boot}`),
          tags: [
            ...imported.map((file) => modulePreload(file)),
            // After the entry, whose requests take as long as this one.
            modulePreload(chunk.fileName, { fetchpriority: 'low' }),
          ],
        };
      },
    },
  };
}
