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

test('root installs with the package manager when the download fails', () => {
  expect(planInstalls(debian)).toEqual([
    download,
    {
      name: 'apt-get',
      commands: [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      ],
    },
  ]);
});

test('someone else does it with sudo, if that asks for nothing', () => {
  const [, apt] = planInstalls({ ...debian, isRoot: false, canSudo: true });
  expect(apt?.commands[0]).toEqual(['sudo', '-n', 'apt-get', 'update']);
  expect(planInstalls({ ...debian, isRoot: false })).toEqual([download]);
});

test('Homebrew needs neither', () => {
  const mac: Machine = { ...debian, platform: 'darwin', isRoot: false, has: (command) => command === 'brew' };
  expect(planInstalls(mac)[1]?.commands).toEqual([['brew', 'install', '--cask', 'chromium']]);
});
