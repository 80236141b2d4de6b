/** Milliseconds in which a return to the previous height counts as a reaction of the host page's layout to our message. */
const reactionTime = 1000;

/**
 * Decides which heights are reported to the host page. A report changes the layout there: its scroll bar appears, the frame gets
 * narrower and its content shorter or higher, the scroll bar disappears, and so on forever. So the frame does not return to a
 * smaller height that it has just left; the larger one stays until something else changes.
 *
 * @returns for each measured height the one to report, or undefined
 */
export function createHeights(now: () => number): (height: number) => number | undefined {
  let reported: number | undefined;
  let before: number | undefined;
  let at = -Infinity;
  let returns = 0;
  return (measured) => {
    const height = Math.ceil(measured);
    if (height < 1 || height === reported) return undefined;
    const time = now();
    const isReturn = height === before && time - at < reactionTime;
    returns = isReturn ? returns + 1 : 0;
    // A row that is opened and closed quickly also returns to the previous height, but only once.
    if (returns > 1 && reported !== undefined && height < reported) {
      at = time;
      return undefined;
    }
    before = reported;
    reported = height;
    at = time;
    return height;
  };
}
