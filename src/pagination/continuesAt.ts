/**
 * Whether there is more after the last of some results that were taken one after another, each from the resume token of the
 * one before. `looped`: the service has led back to a token that was followed already, so asking on would bring the same
 * items for ever.
 */
export function continuesAt(
  last: { readonly nextToken?: string | undefined } | undefined,
  followed: readonly unknown[],
): 'more' | 'end' | 'looped' {
  if (last?.nextToken === undefined) return 'end';
  return followed.includes(last.nextToken) ? 'looped' : 'more';
}
