import { Cron } from 'croner';

/** A pipeline's schedule, as ListImagePipelines has it. */
export interface ScheduleText {
  /** `cron(0 2 * * ? *)`, six fields: minute, hour, day, month, day of the week, year. */
  readonly scheduleExpression?: string | undefined;
  /** An IANA name. UTC when it is absent. */
  readonly timezone?: string | undefined;
}

/** A schedule expression, split: the fields of a cron expression, or the length of a rate in milliseconds. */
export type ScheduleExpression =
  | { readonly kind: 'cron'; readonly fields: string }
  | { readonly kind: 'rate'; readonly every: number; readonly words: string };

const unitLengths = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads a schedule expression. Undefined for one that this code does not know: newer forms are shown as they are.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html
 */
export function parseScheduleExpression(text: string | undefined): ScheduleExpression | undefined {
  const cron = /^cron\(\s*(\S+(?:\s+\S+){4,5})\s*\)$/i.exec(text?.trim() ?? '');
  if (cron?.[1]) return { kind: 'cron', fields: cron[1] };
  const rate = /^rate\(\s*(\d{1,6})\s+(minute|hour|day)s?\s*\)$/i.exec(text?.trim() ?? '');
  const count = Number(rate?.[1]);
  const unit = rate?.[2]?.toLowerCase();
  if (count >= 1 && (unit === 'minute' || unit === 'hour' || unit === 'day')) {
    return {
      kind: 'rate',
      every: count * unitLengths[unit],
      words: count === 1 ? unit : `${count} ${unit}s`,
    };
  }
  return undefined;
}

/** The next time that a cron schedule matches after `now`, in milliseconds since the epoch. Undefined for a rate or an unknown form. */
export function nextMatch(schedule: ScheduleText, now: number): number | undefined {
  return attempt(schedule, (cron) => cron.nextRun(new Date(now))?.getTime());
}

/** The last `count` times before `now` that a cron schedule matched, the latest first. Empty for a rate or an unknown form. */
export function previousMatches(schedule: ScheduleText, now: number, count: number): readonly number[] {
  return (
    attempt(schedule, (cron) => cron.previousRuns(count, new Date(now)).map((date) => date.getTime())) ?? []
  );
}

/** Up to `most` times at which a cron schedule matches after `from` and not after `to`, in order. */
export function matchesBetween(
  schedule: ScheduleText,
  from: number,
  to: number,
  most: number,
): readonly number[] {
  return (
    attempt(schedule, (cron) => {
      const found: number[] = [];
      for (let at = cron.nextRun(new Date(from)); at && at.getTime() <= to && found.length < most;) {
        found.push(at.getTime());
        at = cron.nextRun(at);
      }
      return found;
    }) ?? []
  );
}

/** An expression or a time zone that the library rejects has no times that this page could name. */
function attempt<Result>(schedule: ScheduleText, read: (cron: Cron) => Result): Result | undefined {
  const expression = parseScheduleExpression(schedule.scheduleExpression);
  if (expression?.kind !== 'cron') return undefined;
  try {
    // Seconds come first in the library. Days of the week count from 1, which is Sunday.
    const options = {
      timezone: schedule.timezone ?? 'UTC',
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
    };
    return read(new Cron(`0 ${expression.fields}`, options));
  } catch {
    return undefined;
  }
}
