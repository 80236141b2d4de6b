import { lookOfStep } from '../statuses/stepLook.ts';
import type { StatusLook } from '../statuses/statusLook.ts';
import type { TimelineStep } from './timelineRow.ts';

/** How a step of the timeline looks: one that waits for somebody, or whose turn never came, says so. */
export function lookOfLane({ status, waiting }: TimelineStep, neverRan: boolean): StatusLook {
  if (neverRan) return { tone: 'neutral', shape: 'slash', word: 'Not run' };
  return lookOfStep(waiting && status === 'RUNNING' ? 'WAITING' : status);
}
