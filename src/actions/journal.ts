import { type Action, operationOf } from './action.ts';
import type { AttemptState } from './attempt.ts';

/** One request that was sent from this page, and what became of it. Members stand in the order in which they are exported. */
export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly action: Action['kind'];
  readonly operation: string;
  readonly imageBuildVersionArn: string;
  readonly stepExecutionId: string;
  readonly stepName: string;
  readonly reason: string;
  readonly clientToken: string;
  readonly outcome: AttemptState['kind'];
  readonly outcomeAt: string;
  readonly requestId: string;
  /** The service's own words, or how the outcome was found. Untrusted text. */
  readonly detail: string;
}

/** The entry of a request that is being sent. Nothing in it is undefined: an export has the same columns throughout. */
export function entryOf(action: Action, clientToken: string, now: number): JournalEntry {
  const step = 'stepExecutionId' in action ? action : undefined;
  return {
    sentAt: new Date(now).toISOString(),
    action: action.kind,
    operation: operationOf[action.kind],
    imageBuildVersionArn: action.imageBuildVersionArn,
    stepExecutionId: step?.stepExecutionId ?? '',
    stepName: step?.stepName ?? '',
    reason: step?.reason ?? '',
    clientToken,
    outcome: 'sending',
    outcomeAt: '',
    requestId: '',
    detail: '',
  };
}

/** The entry once more is known. */
export function withOutcome(entry: JournalEntry, state: AttemptState, now: number): JournalEntry {
  const outcomeAt = new Date(now).toISOString();
  switch (state.kind) {
    case 'sending':
      return entry;
    case 'taken': {
      const detail = state.found ? 'The answer was lost; the account shows that it was done.' : '';
      return { ...entry, outcome: 'taken', outcomeAt, requestId: state.requestId ?? entry.requestId, detail };
    }
    case 'unknown':
    case 'notTaken':
    case 'refused':
    case 'overtaken': {
      const { name, message, requestId } = state.error;
      const said = `${name}: ${message}`.slice(0, 600);
      return {
        ...entry,
        outcome: state.kind,
        outcomeAt,
        requestId: requestId ?? entry.requestId,
        detail: state.kind === 'overtaken' ? `${state.how} ${said}` : said,
      };
    }
  }
}

/** The journal as JSON, to be read by programs. */
export function journalJson(journal: readonly JournalEntry[]): string {
  return `${JSON.stringify(journal, undefined, 2)}\n`;
}

/** The journal as CSV (RFC 4180) with a header. Without the mark in front Excel takes UTF-8 for something else. */
export function journalCsv(journal: readonly JournalEntry[]): string {
  const columns = Object.keys(entryOf({ kind: 'RETRY', imageBuildVersionArn: '' }, '', 0));
  const rows = journal.map((entry) => Object.values(entry).map(cell).join(','));
  return `\uFEFF${[columns.join(','), ...rows, ''].join('\r\n')}`;
}

/** A spreadsheet takes what begins with one of these for a formula: an apostrophe makes it a text. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
