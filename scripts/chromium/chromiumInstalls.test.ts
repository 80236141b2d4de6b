import { expect, test } from 'vitest';
import { type Machine, planInstalls } from './chromiumInstalls.ts';

const playwright = ['node', 'cli.js'] as const;
const debian: Machine = {
  platform: 'linux',
  isRoot: true,
  canSudo: false,
  has: (command) => command === 'apt-get',
  playwright,
};
const download = { name: "Playwright's download", commands: [['node', 'cli.js', 'install', 'chromium']] };

function aptGet(packageName: string) {
  return {
    name: `apt-get (${packageName})`,
    commands: [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', packageName, 'fonts-liberation'],
    ],
  };
}

test('root installs the headless shell, else Chromium, with the package manager when the download fails', () => {
  expect(planInstalls(debian)).toEqual([download, aptGet('chromium-headless-shell'), aptGet('chromium')]);
});

test('another user installs with sudo, if that asks for no password', () => {
  const [, apt] = planInstalls({ ...debian, isRoot: false, canSudo: true });
  expect(apt?.commands[0]).toEqual(['sudo', '-n', 'apt-get', 'update']);
  expect(planInstalls({ ...debian, isRoot: false })).toEqual([download]);
});

test('Homebrew needs neither root nor sudo', () => {
  const mac: Machine = { ...debian, platform: 'darwin', isRoot: false, has: (command) => command === 'brew' };
  expect(planInstalls(mac)[1]?.commands).toEqual([['brew', 'install', '--cask', 'chromium']]);
});
