import { expect, test } from 'vitest';
import { textRuns } from './ansi.ts';

const esc = '\u001B[';

test('colours and decorations become runs, and the texts together are the line', () => {
  const runs = textRuns(`a ${esc}1;31mFAIL${esc}0m ${esc}38;5;208mtimeout${esc}39m ${esc}4mb${esc}24m`);
  expect(runs).toEqual([
    { text: 'a ', colour: undefined },
    { text: 'FAIL', colour: 'red', bold: true },
    { text: ' ', colour: undefined },
    { text: 'timeout', colour: 'yellow' },
    { text: ' ', colour: undefined },
    { text: 'b', colour: undefined, underline: true },
  ]);
});

test('black and white are the usual colour, so that text is readable in both themes', () => {
  const [white, black, grey, onRed] = textRuns(
    `${esc}97mwhite${esc}30mblack${esc}90mgrey${esc}97;41mwhite on red`,
  );
  expect([white?.colour, black?.colour, grey?.colour]).toEqual([undefined, undefined, 'muted']);
  expect(onRed).toMatchObject({ colour: 'red', tinted: true });
});

test('markup stays text', () => {
  const html = '<img src=x onerror=alert(1)>&amp;';
  expect(textRuns(`${esc}32m${html}`)).toEqual([{ text: html, colour: 'green' }]);
});
