import type { ImageStatusMeaning } from '../aws/imagebuilder/imageStatus.ts';
import type { StepStatusMeaning } from '../aws/imagebuilder/stepStatus.ts';
import type { Tone } from '../ui/Badge.tsx';
import type { StatusShape } from '../ui/StatusIcon.tsx';

/** How a status looks: colour, shape and word together. */
export interface StatusLook {
  readonly tone: Tone;
  readonly shape: StatusShape;
  readonly word: string;
}

/** The colour of what a status means. */
export const toneOf = {
  waiting: 'attention',
  active: 'running',
  good: 'success',
  bad: 'danger',
  neutral: 'neutral',
} as const satisfies Record<(ImageStatusMeaning | StepStatusMeaning)['tone'], Tone>;
