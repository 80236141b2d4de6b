import { imageStatusMeaning, type ImageStatusMeaning } from '../imagebuilder/imageStatus.ts';
import type { Tone } from '../ui/Badge.tsx';
import { plainText } from '../ui/plainText.ts';
import type { StatusShape } from '../ui/StatusIcon.tsx';

export interface ImageStatusLook {
  readonly tone: Tone;
  readonly shape: StatusShape;
  readonly word: string;
}

const tones = {
  active: 'running',
  good: 'success',
  bad: 'danger',
  neutral: 'neutral',
} as const satisfies Record<ImageStatusMeaning['tone'], Tone>;

const shapes = {
  notStarted: 'clock',
  underWay: 'spin',
  made: 'check',
  failed: 'cross',
  cancelled: 'slash',
  unknown: 'question',
} as const satisfies Record<ImageStatusMeaning['stage'], StatusShape>;

/** How the state of an image looks. One that is newer than this code is shown by its own text. */
export function lookOfImage(status: string | undefined): ImageStatusLook {
  const { tone, stage, label } = imageStatusMeaning(status);
  return { tone: tones[tone], shape: shapes[stage], word: plainText(label) };
}
