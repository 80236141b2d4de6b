import { createContext } from 'react';
import type { ExecutionRow } from '../../executions/executionRow.ts';

/** What is loaded of the build on the page, beside its image. */
export interface BuildFacts {
  readonly rows: readonly ExecutionRow[];
  /** The message of the list of executions. */
  readonly message: string | undefined;
}

/**
 * The facts, for parts deep in the table that need all rows. As a context, so that a refresh renders only those parts, and
 * not each row of the table.
 */
export const BuildFactsContext = createContext<BuildFacts>({ rows: [], message: undefined });
