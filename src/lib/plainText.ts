/**
 * Characters that a text from outside could use to look like something else: controls, and the format marks that hide or
 * turn the direction of what follows. A line end and a tab stay, since messages have them, and so do the joiners that
 * scripts and emoji are written with.
 */
const deceptive = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/**
 * Makes a text from outside safe to read: each deceptive character is shown as its code point, `⟨U+202E⟩`. Markup needs
 * nothing here, since React renders text as text.
 */
export function plainText(text: string): string {
  return text.replace(
    deceptive,
    (character) => `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}
