import { describeInstant, parseInstant } from '../lib/time.ts';
import { useServiceNow } from './now.ts';
import { Time } from './Time.tsx';

/** A timestamp of the API in local time, UTC and by its age, for places where a tooltip cannot be reached. */
export function FullTime({ value }: { readonly value: string | undefined }) {
  const now = useServiceNow({ still: true });
  const instant = parseInstant(value);
  if (instant === undefined) return <Time value={value} />;
  return <time dateTime={value}>{describeInstant(instant, now).replaceAll('\n', ' · ')}</time>;
}
