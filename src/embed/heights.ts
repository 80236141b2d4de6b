/** Within this time, in milliseconds, a height that comes back is taken for an echo of our own. */
const echo = 1000;

/**
 * Decides which heights the page around us is told. What we say changes its layout: its scroll bar comes, we get narrower and
 * shorter, its scroll bar goes, and so on for ever. So a height that was left a moment ago is not gone back to when it is the
 * smaller one; the larger one holds until something else changes.
 *
 * @returns for each height as it is measured, the one to tell, or undefined
 */
export function createHeights(now: () => number): (height: number) => number | undefined {
  let told: number | undefined;
  let before: number | undefined;
  let at = -Infinity;
  let returns = 0;
  return (measured) => {
    const height = Math.ceil(measured);
    if (height < 1 || height === told) return undefined;
    const time = now();
    const isReturn = height === before && time - at < echo;
    returns = isReturn ? returns + 1 : 0;
    // A row that is opened and closed at once goes back and forth too, but not twice.
    if (returns > 1 && told !== undefined && height < told) {
      at = time;
      return undefined;
    }
    before = told;
    told = height;
    at = time;
    return height;
  };
}
