import { expect, test } from 'vitest';
import { canOpenBrowser } from './browser.ts';

test.each([
  ['a desktop', { env: { DISPLAY: ':0' }, platform: 'linux', isTerminal: true }, true],
  ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux', isTerminal: true }, true],
  ['macOS', { env: {}, platform: 'darwin', isTerminal: true }, true],
  ['CI=false', { env: { CI: 'false' }, platform: 'darwin', isTerminal: true }, true],
  ['CI', { env: { CI: 'true', DISPLAY: ':0' }, platform: 'linux', isTerminal: true }, false],
  ['a pipe', { env: { DISPLAY: ':0' }, platform: 'linux', isTerminal: false }, false],
  ['no display', { env: {}, platform: 'linux', isTerminal: true }, false],
] as const)('%s', (_where, surroundings, expected) => {
  expect(canOpenBrowser(surroundings)).toBe(expected);
});
