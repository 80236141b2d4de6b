import cronstrue from 'cronstrue';
import { parseScheduleExpression, type ScheduleText } from './schedule.ts';

/**
 * A schedule in words with its time zone, such as "At 02:30, only on Sunday (Europe/Berlin)". An expression that is not
 * understood is given as it is: untrusted text.
 */
export function scheduleWords(schedule: ScheduleText | undefined): string {
  const text = schedule?.scheduleExpression;
  if (text === undefined || text.trim() === '')
    return 'No schedule: builds start only when a user starts them';
  const expression = parseScheduleExpression(text);
  const zone = schedule?.timezone ?? 'UTC';
  switch (expression?.kind) {
    case undefined:
      return `${text} (${zone})`;
    case 'rate':
      return `Every ${expression.words}`;
    case 'cron': {
      const words = cronWords(expression.fields);
      return words === undefined ? `${text} (${zone})` : `${words} (${zone})`;
    }
  }
}

function cronWords(fields: string): string | undefined {
  try {
    const words = cronstrue.toString(fields, {
      dayOfWeekStartIndexZero: false,
      use24HourTimeFormat: true,
    });
    const [, , day, , weekday] = fields.split(/\s+/);
    const isDaily = isAny(day) && isAny(weekday);
    return isDaily && words.startsWith('At ') ? `Every day ${words.replace('At', 'at')}` : words;
  } catch {
    return undefined;
  }
}

function isAny(field: string | undefined): boolean {
  return field === '*' || field === '?';
}
