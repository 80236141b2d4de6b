/**
 * Whether more follows after the last of some results, each of which was started with the resume token of the one before.
 * `looped`: the service has led back to a token that was followed before, so that continuing would bring the same items
 * without end.
 */
export function continuesAt(
  resumeToken: string | undefined,
  followed: readonly unknown[],
): 'more' | 'end' | 'looped' {
  if (resumeToken === undefined) return 'end';
  return followed.includes(resumeToken) ? 'looped' : 'more';
}
