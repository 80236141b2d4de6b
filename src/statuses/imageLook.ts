import { imageStatusMeaning, type ImageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import { plainText } from '../lib/plainText.ts';
import type { StatusShape } from '../ui/StatusIcon.tsx';
import { toneOf, type StatusLook } from './statusLook.ts';

const shapes = {
  notStarted: 'clock',
  underWay: 'spin',
  made: 'check',
  failed: 'cross',
  cancelled: 'slash',
  unknown: 'question',
} as const satisfies Record<ImageStatusMeaning['stage'], StatusShape>;

/** How the status of an image looks. One that is newer than this code is shown by its own text. */
export function lookOfImage(status: string | undefined): StatusLook {
  const { tone, stage, label } = imageStatusMeaning(status);
  return { tone: toneOf[tone], shape: shapes[stage], word: plainText(label) };
}
