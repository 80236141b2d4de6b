import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** How long nothing has to be asked before what can wait is asked, in milliseconds. */
const moment = 300;

/** Whether the page has once been quiet for a moment: what it is about has been read, and what can wait may be asked. */
export function useQuiet(): boolean {
  const fetching = useIsFetching() > 0;
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (quiet || fetching) return undefined;
    const timer = setTimeout(() => setQuiet(true), moment);
    return () => clearTimeout(timer);
  }, [quiet, fetching]);
  return quiet;
}
