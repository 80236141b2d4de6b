import type { StatusAppearance } from '../lib/appearance.ts';
import { Badge } from './Badge.tsx';

/** A status as a badge. */
export function StatusBadge({ status: { tone, shape, label } }: { readonly status: StatusAppearance }) {
  return (
    <Badge tone={tone} shape={shape}>
      {label}
    </Badge>
  );
}
