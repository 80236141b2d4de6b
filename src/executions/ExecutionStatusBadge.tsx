import { Badge } from '../ui/Badge.tsx';
import { lookOf } from './executionStatusLook.ts';

/** The status of an execution: word, shape and colour. */
export function ExecutionStatusBadge({ status }: { status: string | undefined }) {
  const { tone, shape, word } = lookOf(status);
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
