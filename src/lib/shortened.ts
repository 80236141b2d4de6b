/** A text of at most `most` characters, and how many of them are left out. */
export function shortened(text: string, most: number): { readonly text: string; readonly omitted: number } {
  if (text.length <= most) return { text, omitted: 0 };
  // Half of a surrogate pair is no character.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return { text: text.slice(0, end), omitted: text.length - end };
}
