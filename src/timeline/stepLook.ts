import { stepStatusMeaning, type StepStatusMeaning } from '../imagebuilder/stepStatus.ts';
import type { Tone } from '../ui/Badge.tsx';
import { plainText } from '../ui/plainText.ts';
import type { StatusShape } from '../ui/StatusIcon.tsx';
import type { StatusLook, TimelineStep } from './timelineRow.ts';

const tones = {
  waiting: 'attention',
  active: 'running',
  good: 'success',
  bad: 'danger',
  neutral: 'neutral',
} as const satisfies Record<StepStatusMeaning['tone'], Tone>;

const shapes = {
  waiting: 'hand',
  active: 'spin',
  good: 'check',
  bad: 'cross',
} as const satisfies Record<Exclude<StepStatusMeaning['tone'], 'neutral'>, StatusShape>;

const neutralShapes = new Map<string | undefined, StatusShape>([
  ['PENDING', 'clock'],
  ['SKIPPED', 'skip'],
  ['CANCELLED', 'slash'],
]);

/** How a step looks: by its status, except that one that waits for somebody, or whose turn never came, says so. */
export function lookOfStep({ status, waiting }: TimelineStep, neverRan: boolean): StatusLook {
  if (neverRan) return { tone: 'neutral', shape: 'slash', word: 'Not run' };
  if (waiting && status === 'RUNNING') return { tone: 'attention', shape: 'hand', word: 'Waiting' };
  const { tone, label } = stepStatusMeaning(status);
  const shape = tone === 'neutral' ? (neutralShapes.get(status) ?? 'question') : shapes[tone];
  return { tone: tones[tone], shape, word: plainText(label) };
}
