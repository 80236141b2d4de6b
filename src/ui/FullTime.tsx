import { describeInstant, parseInstant } from '../lib/time.ts';
import { useServiceNow } from './now.ts';
import { Time } from './Time.tsx';

/** An instant of the API with its date in every reading, for places where a hover text would not be reachable. */
export function FullTime({ value }: { readonly value: string | undefined }) {
  const now = useServiceNow({ still: true });
  const instant = parseInstant(value);
  if (instant === undefined) return <Time value={value} />;
  return <time dateTime={value}>{describeInstant(instant, now).replaceAll('\n', ' · ')}</time>;
}
