import { describeInstant, formatRelative } from '../../../lib/time.ts';
import { useServiceNow } from '../../../ui/now.ts';

/** An instant by its distance from now, such as "2 h 14 m ago"; every reading of it on hover. */
export function Ago({ at }: { readonly at: number | undefined }) {
  const now = useServiceNow();
  if (at === undefined) return <span aria-label="none">–</span>;
  return (
    <time dateTime={new Date(at).toISOString()} title={describeInstant(at, now)}>
      {formatRelative(at, now)}
    </time>
  );
}
