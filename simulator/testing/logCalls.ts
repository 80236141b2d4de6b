import { createAccounts } from '../account.ts';
import { accountId, parseBuildArn } from '../arns.ts';
import { catalog, type CatalogKey } from '../catalog.ts';
import { FaultState } from '../faults/state.ts';
import { asRecord } from '../json.ts';
import { getLogEvents } from '../logs/getLogEvents.ts';
import type { OperationHandler } from '../operations/operation.ts';
import type { Input } from '../validation.ts';
import { manualClock } from './harness.ts';

/** An event of a log. */
export interface Event {
  readonly timestamp: number;
  readonly message: string;
}

/** An account, its clock, and a function that calls an operation on its logs. */
export function logs() {
  const clock = manualClock();
  const account = createAccounts(1, clock).of(accountId);
  const faults = new FaultState(clock);
  const call = (operation: OperationHandler, input: Input) =>
    operation({ account, faults, region: 'us-east-1', input, requestId: 'request' });
  return { clock, account, call };
}

/** The log of a catalog entry as its group and stream. */
export function logOf(key: CatalogKey, imageName?: string) {
  const { name = '', version = '', build = '' } = parseBuildArn(catalog[key].arn) ?? {};
  return { logGroupName: `/aws/imagebuilder/${imageName ?? name}`, logStreamName: `${version}/${build}` };
}

/** The log of the build whose test component failed. */
export const golden = logOf('linuxFailedComponent', 'Golden-AMI');

/** The events of a response. */
export function eventsIn(response: unknown): readonly Event[] {
  const { events } = asRecord(response) ?? {};
  if (!Array.isArray(events)) throw new Error('The response has no events');
  return events.map((event: unknown) => {
    const { timestamp, message } = asRecord(event) ?? {};
    return { timestamp: Number(timestamp), message: String(message) };
  });
}

/** A member of a response as text, for tokens. */
export function token(response: unknown, member: string): string {
  return String(asRecord(response)?.[member]);
}

/** The messages of a response. */
export const messages = (response: unknown) => eventsIn(response).map(({ message }) => message);

/** Follows the tokens of one direction until the token returned is the token sent. */
export function walk({ call }: ReturnType<typeof logs>, input: Input, direction: 'Forward' | 'Backward') {
  const pages: (readonly Event[])[] = [];
  const startFromHead = direction === 'Forward';
  let nextToken: string | undefined;
  for (;;) {
    const response = call(getLogEvents, { ...input, startFromHead, nextToken });
    pages.push(eventsIn(response));
    const next = token(response, `next${direction}Token`);
    if (next === nextToken) return startFromHead ? pages : pages.toReversed();
    nextToken = next;
  }
}
