import { useEffect, useRef, useState } from 'react';

/** One press of "Load more", or one after another until there are no more. */
export type HowMany = 'one' | 'all';

export interface Loading {
  readonly underWay: HowMany | undefined;
  /** @param press resolves with whether another can follow; it is not called while one is under way */
  readonly load: (howMany: HowMany, press: () => Promise<boolean>) => Promise<void>;
  /** After this no press begins. The one under way may listen to `now().stopped`. */
  readonly stop: () => void;
  /** What is under way at this moment, rather than when the page was last rendered. */
  readonly now: () => { readonly howMany: HowMany; readonly stopped: AbortSignal } | undefined;
}

/** Loads more of a list, a press at a time. It stops when what shows the list goes. */
export function useLoading(): Loading {
  const current = useRef<{ howMany: HowMany; stopped: AbortSignal; stop: () => void }>(undefined);
  const [underWay, setUnderWay] = useState<HowMany | undefined>();
  useEffect(() => () => current.current?.stop(), []);
  return {
    underWay,
    stop: () => current.current?.stop(),
    now: () => current.current,
    async load(howMany, press) {
      if (current.current) return;
      const controller = new AbortController();
      current.current = { howMany, stopped: controller.signal, stop: () => controller.abort() };
      setUnderWay(howMany);
      try {
        let again = true;
        while (again) again = (await press()) && howMany === 'all' && !controller.signal.aborted;
      } finally {
        current.current = undefined;
        setUnderWay(undefined);
      }
    },
  };
}
