import { expect, test } from 'vitest';
import { decodePythonBase64 } from './pythonBase64.ts';

/** `list(base64.b64decode(text.encode()))`, recorded from Python 3.11; undefined where it raises. */
const recorded: [text: string, bytes: number[] | undefined][] = [
  ['', []],
  ['YWJj', [97, 98, 99]],
  ['+/+/', [251, 255, 191]],
  ['YWI=', [97, 98]],
  ['YQ==', [97]],
  ['=YWI=', [97, 98]],
  ['Y=WI=', [97, 98]],
  ['====YWJj', [97, 98, 99]],
  ['YW=I=', [97, 98]],
  ['YW==YWI=', [97]],
  ['YW=!=YWI=', [97]],
  ['YWJj=', [97, 98, 99]],
  ['Y W\nJj', [97, 98, 99]],
  ['YW-Jj_é', [97, 98, 99]],
  ['YWI', undefined],
  ['Y', undefined],
  ['YW=I', undefined],
  ['YW=IJYW=', undefined],
];

test.each(recorded)('rule 4: base64 %j is decoded as Python decodes it', (text, bytes) => {
  const decoded = decodePythonBase64(text);
  expect(decoded && Array.from(decoded)).toEqual(bytes);
});
