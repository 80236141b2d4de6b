import { Badge } from '../ui/Badge.tsx';
import type { StatusLook } from './statusLook.ts';

/** A status as a badge. */
export function StatusBadge({ look: { tone, shape, word } }: { look: StatusLook }) {
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
