import { expect, test } from 'vitest';
import { plainText } from './plainText.ts';

test('what turns the direction or cannot be seen is shown as its code point', () => {
  expect(plainText('invoice\u202Efdp.exe\u0000\u001b[31m')).toBe(
    'invoice⟨U+202E⟩fdp.exe⟨U+0000⟩⟨U+001B⟩[31m',
  );
});

test('words, line ends, tabs, other scripts and markup stay as they are', () => {
  const text = 'a\n\tb <b>שלום 😀</b>';
  expect(plainText(text)).toBe(text);
});
