import type { LoadedLog } from '../read/logStore.ts';
import type { SearchMatches, SearchQuery } from './searchLines.ts';
import type { FromSearchWorker, ToSearchWorker } from './searchWorker.ts';
// oxlint-disable-next-line import/default -- Vite makes it: the address of the worker's script
import workerUrl from './searchWorker.ts?worker&url';
import { lineSearchDeadline } from '../../lib/timings.ts';

export type SearchOutcome =
  | ({ readonly kind: 'found' } & SearchMatches)
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'tooSlow' };

/** What of the loaded lines a search needs. */
export type SearchableLog = Pick<LoadedLog, 'lines' | 'prepended'>;

export interface LineSearch {
  /** Searches all loaded lines. A later search replaces an earlier one, which then resolves to undefined. */
  readonly search: (log: SearchableLog, query: SearchQuery) => Promise<SearchOutcome | undefined>;
  readonly close: () => void;
}

/** A search over loaded lines in a worker of its own. */
export function createLineSearch(): LineSearch {
  let worker: Worker | undefined;
  /** What the worker has: line ids, as the store counts them. */
  let sent = { from: 0, to: 0 };
  let latest = 0;
  let finish: ((outcome: SearchOutcome | undefined) => void) | undefined;

  const end = (outcome: SearchOutcome | undefined) => {
    finish?.(outcome);
    finish = undefined;
  };
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  const start = () => {
    const started = new Worker(scriptUrl(workerUrl), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<FromSearchWorker>) => {
      if (data.id !== latest) return;
      end('error' in data ? { kind: 'invalid', message: data.error } : { kind: 'found', ...data });
    });
    return started;
  };
  const post = (message: ToSearchWorker) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker?.postMessage(message);
  };

  /** Sends the lines that the worker does not have yet. */
  const sync = ({ lines, prepended }: SearchableLog) => {
    const from = -prepended;
    const to = lines.length - prepended;
    if (!worker || from > sent.from || to < sent.to) {
      close();
      worker = start();
      sent = { from, to: from };
    }
    const textOf = (first: number, last: number) =>
      last > first
        ? lines
            .slice(first + prepended, last + prepended)
            .map(({ text }) => text)
            .join('\n')
        : undefined;
    post({ kind: 'lines', before: textOf(from, sent.from), behind: textOf(sent.to, to) });
    sent = { from, to };
  };

  return {
    search(log, query) {
      end(undefined);
      latest += 1;
      const id = latest;
      sync(log);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          if (id !== latest) return;
          close();
          end({ kind: 'tooSlow' });
        }, lineSearchDeadline);
        finish = (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        };
        post({ kind: 'search', id, query });
      });
    },
    close() {
      end(undefined);
      close();
    },
  };
}

/** A document has one policy of a name, and takes no second one. */
let policy: ReturnType<PolicyFactory['createPolicy']> | undefined;

/** The page's policy lets a worker start only through this one, which takes no other address. */
function scriptUrl(url: string): string {
  const types: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!hasPolicies(types)) return url;
  policy ??= types.createPolicy('log-search', {
    createScriptURL(text) {
      if (text !== workerUrl) throw new TypeError('Only the search worker starts through this policy.');
      return text;
    },
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a worker takes it, and the DOM types do not say so yet
  return policy.createScriptURL(url) as string;
}

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (text: string) => string },
  ): { createScriptURL: (text: string) => unknown };
}

function hasPolicies(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
