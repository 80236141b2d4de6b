/**
 * Statuses of an image. Newer values will come: an unknown one is shown by its own text.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageState.html
 */
export const imageStatuses = [
  'PENDING',
  'CREATING',
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
  'AVAILABLE',
  'CANCELLED',
  'FAILED',
  'DEPRECATED',
  'DELETED',
  'DISABLED',
] as const;

export type ImageStatus = (typeof imageStatuses)[number];

export interface ImageStatusMeaning {
  readonly label: string;
  readonly tone: 'active' | 'good' | 'bad' | 'neutral';
  /** Where the build stands: `made` holds for every image that was once available. */
  readonly stage: 'notStarted' | 'underWay' | 'made' | 'failed' | 'cancelled' | 'unknown';
}

const meanings = {
  PENDING: { label: 'Pending', tone: 'neutral', stage: 'notStarted' },
  CREATING: { label: 'Creating', tone: 'active', stage: 'notStarted' },
  BUILDING: { label: 'Building', tone: 'active', stage: 'underWay' },
  TESTING: { label: 'Testing', tone: 'active', stage: 'underWay' },
  DISTRIBUTING: { label: 'Distributing', tone: 'active', stage: 'underWay' },
  INTEGRATING: { label: 'Integrating', tone: 'active', stage: 'underWay' },
  AVAILABLE: { label: 'Available', tone: 'good', stage: 'made' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral', stage: 'cancelled' },
  FAILED: { label: 'Failed', tone: 'bad', stage: 'failed' },
  DEPRECATED: { label: 'Deprecated', tone: 'neutral', stage: 'made' },
  DELETED: { label: 'Deleted', tone: 'neutral', stage: 'made' },
  DISABLED: { label: 'Disabled', tone: 'neutral', stage: 'made' },
} as const satisfies Record<ImageStatus, ImageStatusMeaning>;

export function isImageStatus(text: string | undefined): text is ImageStatus {
  return imageStatuses.some((status) => status === text);
}

/** What to show for a status, the unknown ones by their own text. */
export function imageStatusMeaning(status: string | undefined): ImageStatusMeaning {
  if (isImageStatus(status)) return meanings[status];
  return { label: status ?? 'No status', tone: 'neutral', stage: 'unknown' };
}

/**
 * Whether an image of this status can still change; assumed for an unknown status. A retry changes a FAILED or CANCELLED
 * image, so polling has to resume after a retry.
 */
export function canImageStillChange(status: string | undefined): boolean {
  const { stage } = imageStatusMeaning(status);
  return stage === 'notStarted' || stage === 'underWay' || stage === 'unknown';
}
