import { useEffect, useRef, useState } from 'react';

/** One page, or one after another until the list ends. */
export type Amount = 'page' | 'all';

export interface Loading {
  readonly loading: Amount | undefined;
  /** @param loadPage resolves with whether another page can follow; calls do not overlap */
  readonly load: (amount: Amount, loadPage: () => Promise<boolean>) => Promise<void>;
  /** Lets no further page begin. The page that loads may listen to `now().stopped`. */
  readonly stop: () => void;
  /** What loads at this moment, rather than at the latest render. */
  readonly now: () => { readonly amount: Amount; readonly stopped: AbortSignal } | undefined;
}

/** Loads more of a list, page by page. Stops when the component unmounts. */
export function useLoading(): Loading {
  const current = useRef<{ amount: Amount; stopped: AbortSignal; stop: () => void }>(undefined);
  const [loading, setLoading] = useState<Amount | undefined>();
  useEffect(() => () => current.current?.stop(), []);
  return {
    loading,
    stop: () => current.current?.stop(),
    now: () => current.current,
    async load(amount, loadPage) {
      if (current.current) return;
      const controller = new AbortController();
      current.current = { amount, stopped: controller.signal, stop: () => controller.abort() };
      setLoading(amount);
      try {
        let again = true;
        while (again) again = (await loadPage()) && amount === 'all' && !controller.signal.aborted;
      } finally {
        current.current = undefined;
        setLoading(undefined);
      }
    },
  };
}
