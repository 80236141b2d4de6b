import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { quietPause } from '../../lib/timings.ts';

/** Whether the page has once been quiet for a moment: what it is about has been read, and what can wait may be asked. */
export function useQuiet(): boolean {
  const fetching = useIsFetching() > 0;
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (quiet || fetching) return undefined;
    const timer = setTimeout(() => setQuiet(true), quietPause);
    return () => clearTimeout(timer);
  }, [quiet, fetching]);
  return quiet;
}
