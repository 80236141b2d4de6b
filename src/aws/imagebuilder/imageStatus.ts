import type { StatusAppearance } from '../../lib/appearance.ts';
import { unknownStatus } from './runStatus.ts';

export interface ImageStatusMeaning extends StatusAppearance {
  /** Where the build stands: `made` holds for every image that was once available. */
  readonly stage: 'notStarted' | 'underWay' | 'made' | 'failed' | 'cancelled' | 'unknown';
}

/**
 * Statuses of an image.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageState.html
 */
const meanings = {
  PENDING: { label: 'Pending', tone: 'neutral', shape: 'clock', stage: 'notStarted' },
  CREATING: { label: 'Creating', tone: 'running', shape: 'clock', stage: 'notStarted' },
  BUILDING: { label: 'Building', tone: 'running', shape: 'spin', stage: 'underWay' },
  TESTING: { label: 'Testing', tone: 'running', shape: 'spin', stage: 'underWay' },
  DISTRIBUTING: { label: 'Distributing', tone: 'running', shape: 'spin', stage: 'underWay' },
  INTEGRATING: { label: 'Integrating', tone: 'running', shape: 'spin', stage: 'underWay' },
  AVAILABLE: { label: 'Available', tone: 'success', shape: 'check', stage: 'made' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', shape: 'slash', stage: 'cancelled' },
  FAILED: { label: 'Failed', tone: 'danger', shape: 'cross', stage: 'failed' },
  DEPRECATED: { label: 'Deprecated', tone: 'neutral', shape: 'check', stage: 'made' },
  DELETED: { label: 'Deleted', tone: 'neutral', shape: 'check', stage: 'made' },
  DISABLED: { label: 'Disabled', tone: 'neutral', shape: 'check', stage: 'made' },
} as const satisfies Record<string, ImageStatusMeaning>;

export type ImageStatus = keyof typeof meanings;

export const imageStatuses = Object.keys(meanings).filter(isImageStatus);

export function isImageStatus(text: string | undefined): text is ImageStatus {
  return text !== undefined && Object.hasOwn(meanings, text);
}

/** What a status means. An unknown one, which is newer than this code, is shown by its own text. */
export function imageStatusMeaning(status: string | undefined): ImageStatusMeaning {
  if (isImageStatus(status)) return meanings[status];
  return { ...unknownStatus(status), stage: 'unknown' };
}

/**
 * Whether an image of this status can still change; assumed for an unknown status. A retry changes a FAILED or CANCELLED
 * image, so polling has to resume after a retry.
 */
export function canImageStillChange(status: string | undefined): boolean {
  const { stage } = imageStatusMeaning(status);
  return stage === 'notStarted' || stage === 'underWay' || stage === 'unknown';
}
