/** One request and the outcome of its response. */
export interface RequestLogEntry {
  readonly at: number;
  readonly operation: string;
  readonly region: string;
  readonly status: number;
  readonly errorType?: string;
  readonly requestId: string;
  readonly clientToken?: string;
  readonly input: unknown;
}

/** How many requests are remembered. */
const remembered = 5000;

/** Adds an entry and forgets the oldest ones, in blocks, since shifting one at a time would be slow. */
export function remember(log: RequestLogEntry[], entry: RequestLogEntry): void {
  log.push(entry);
  if (log.length > remembered * 1.2) log.splice(0, log.length - remembered);
}
