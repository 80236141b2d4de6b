import type { Press } from '../../executions/press.ts';
import { canPressChange } from '../../executions/refreshPresses.ts';
import type { Image } from '../../aws/imagebuilder/image.ts';
import { canImageStillChange } from '../../aws/imagebuilder/imageStatus.ts';

/** Whether anything of a build on the screen can still change by itself: an execution, or the image. */
export function canBuildChange(presses: readonly Press[], image: Image | undefined): boolean {
  const status = image?.state?.status;
  return presses.some(canPressChange) || (status !== undefined && canImageStillChange(status));
}
