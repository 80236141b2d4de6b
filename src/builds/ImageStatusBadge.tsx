import { Badge } from '../ui/Badge.tsx';
import { lookOfImage } from './imageStatusLook.ts';

/** The state of an image: word, shape and colour. */
export function ImageStatusBadge({ status }: { status: string | undefined }) {
  const { tone, shape, word } = lookOfImage(status);
  return (
    <Badge tone={tone} shape={shape}>
      {word}
    </Badge>
  );
}
