import { expect, test } from 'vitest';
import { findPackageFolders, urlOf, writeNotices } from './licenseNotices.ts';

test('finds each package once, and the inner one of nested packages', () => {
  expect(
    findPackageFolders([
      '/work/src/main.tsx',
      '/work/node_modules/react/index.js',
      '/work/node_modules/react/cjs/react.production.js',
      '\0/work/node_modules/scheduler/index.js?commonjs-module',
      '/work/node_modules/@tanstack/query-core/build/index.js',
      '/work/node_modules/@smithy/core/node_modules/tslib/tslib.es6.mjs',
      String.raw`C:\work\node_modules\hono\dist\index.js`,
      '\0vite/preload-helper.js',
    ]),
  ).toEqual([
    '/work/node_modules/@smithy/core/node_modules/tslib',
    '/work/node_modules/@tanstack/query-core',
    '/work/node_modules/react',
    '/work/node_modules/scheduler',
    'C:/work/node_modules/hono',
  ]);
});

test('lists all packages with their source, and each licence text once', () => {
  const base = { version: '1.0.0', license: 'MIT', source: 'https://github.com/example/one' };
  const notices = writeNotices([
    { ...base, name: 'one', texts: ['The text\r\n'] },
    { ...base, name: 'two', texts: ['The text'] },
    { ...base, name: 'three', license: 'MPL-2.0', texts: ['Another text', 'A notice'] },
  ]);
  expect(notices).toContain('three 1.0.0, MPL-2.0, source: https://github.com/example/one\n');
  expect(notices).toContain('one 1.0.0\ntwo 1.0.0\n\nThe text\n');
  expect(notices.match(/The text/g)).toHaveLength(1);
  expect(notices).toContain('three 1.0.0\n\nAnother text\n\nA notice\n');
});

test.each([
  [{ type: 'git', url: 'git+https://github.com/aws/sdk.git' }, 'https://github.com/aws/sdk'],
  [{ url: 'git@github.com:aws/helpers.git' }, 'https://github.com/aws/helpers'],
  [{ url: 'git://github.com/aws/helpers.git' }, 'https://github.com/aws/helpers'],
  ['github:open-circle/valibot', 'https://github.com/open-circle/valibot'],
  ['open-circle/valibot', 'https://github.com/open-circle/valibot'],
  [undefined, undefined],
])('reads the address of %o', (value, url) => {
  expect(urlOf(value)).toBe(url);
});
