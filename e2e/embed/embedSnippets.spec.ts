import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { parse } from 'yaml';
import * as v from 'valibot';
import { projectRoot } from '../../server/build/ensureBuilt.ts';
import { catalog } from '../../simulator/catalog.ts';
import { framed, test } from '../support/embedFixtures.ts';
import { expect, type JourneyServer } from '../support/fixtures.ts';

const { arn } = catalog.linuxSucceeded;

/** A snippet of docs/embed.md, for this dashboard. */
async function snippet(name: string, { url }: JourneyServer): Promise<string> {
  const page = await readFile(join(projectRoot, 'docs/embed.md'), 'utf8');
  const found = new RegExp(`<!-- snippet ${name} -->\n\`\`\`\\w+\n(.*?)\`\`\``, 's').exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/embed.md has no snippet ${name}.`);
  return found.trim().replaceAll('https://builds.example.com', url.slice(0, -1)).replaceAll('ARN', arn);
}

test.afterEach(async ({ page }) => {
  await expect(framed(page).getByRole('table', { name: 'Workflow executions' })).toBeVisible();
});

test('plain HTML', async ({ page, dashboard, openHost }) => {
  const policy = await snippet('plain.policy', dashboard);
  await openHost({
    body: await snippet('plain.html', dashboard),
    headers: { 'content-security-policy': `${policy}; img-src data:` },
  });
  await expect(page.locator('imagebuilder-workflows').getByRole('link')).toBeHidden();
});

test('Backstage, with its own policy and what app-config.yaml adds', async ({
  page,
  dashboard,
  hosts,
  openHost,
}) => {
  const script = await bundled(await snippet('backstage.tsx', dashboard));
  const added = v.parse(
    v.object({ backend: v.object({ csp: v.record(v.string(), v.array(v.string())) }) }),
    parse(await snippet('backstage.yaml', dashboard)),
  ).backend.csp;
  // Its backend's defaults; without the upgrade to TLS, which there is none of here.
  const defaults = {
    'default-src': ["'self'"],
    'base-uri': ["'self'"],
    'font-src': ["'self'", 'https:', 'data:'],
    'frame-ancestors': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
    'script-src': ["'self'", "'unsafe-eval'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", 'https:', "'unsafe-inline'"],
    'connect-src': ["'self'", 'http:', 'https:'],
  };
  const policy = Object.entries({ ...defaults, ...added })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
  const path = hosts.add({ body: '', file: { type: 'text/javascript', text: script } });
  await openHost({
    body: `<div id="root"></div><script type="module" src="${path}"></script>`,
    headers: { 'content-security-policy': policy },
  });
  await expect(framed(page).locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.getByRole('button', { name: 'Light' }).click();
  await expect(framed(page).locator('html')).toHaveCSS('color-scheme', 'light');
});

test('Confluence, in a macro’s sandboxed frame of the same site', async ({
  page,
  dashboard,
  hosts,
  openHost,
}) => {
  const macro = hosts.add({ body: await snippet('confluence.html', dashboard) });
  await openHost({
    body: `<iframe sandbox="allow-scripts allow-same-origin allow-modals allow-popups allow-forms" src="${macro}" width="800" height="700"></iframe>`,
    headers: { 'content-security-policy': `frame-src 'self' ${new URL(dashboard.url).origin}` },
  });
  const inner = framed(page).frameLocator('iframe');
  await expect(inner.getByRole('heading', { level: 1 })).toContainText('1.4.1 / 9');
  // For the table that is looked for after each of these.
  await page.goto(hosts.origin + macro);
});

test('Jenkins, an artifact under the policy that its property is set to', async ({
  page,
  dashboard,
  openHost,
}) => {
  const text = await snippet('jenkins.html', dashboard);
  await openHost({
    body: '',
    file: { type: 'text/html; charset=utf-8', text },
    headers: { 'content-security-policy': await snippet('jenkins.policy', dashboard) },
  });
  await expect(page.locator('iframe')).toBeVisible();
});

test('Grafana, a text panel that takes the build from a variable', async ({ page, dashboard, openHost }) => {
  const [, template = ''] = /"""(.*?)"""/s.exec(await snippet('grafana.ini', dashboard)) ?? [];
  const panel = (await snippet('grafana.html', dashboard)).replace('${build}', encodeURIComponent(arn));
  await openHost({
    // A text panel puts its markup into the page as it is.
    body: `<div id="panel"></div><script nonce="n0nce">document.querySelector('#panel').innerHTML = ${JSON.stringify(panel)};</script>`,
    headers: {
      'content-security-policy': template
        .replace('$NONCE', "'nonce-n0nce'")
        .replaceAll('$ROOT_PATH', 'localhost'),
    },
  });
  await expect(framed(page).locator('html')).toHaveCSS('color-scheme', 'dark');
});

/** A component's source as a script that renders it, as its host's own build makes it. */
async function bundled(source: string): Promise<string> {
  const folder = await mkdtemp(join(projectRoot, 'node_modules', '.snippet-'));
  try {
    await writeFile(join(folder, 'card.tsx'), source);
    await writeFile(
      join(folder, 'entry.tsx'),
      `import { createElement, useState } from 'react';
       import { createRoot } from 'react-dom/client';
       import { ImageBuildCard } from './card.tsx';
       function Page() {
         const [theme, setTheme] = useState<'light' | 'dark'>('dark');
         return createElement('main', null,
           createElement('button', { onClick: () => setTheme('light') }, 'Light'),
           createElement(ImageBuildCard, { build: ${JSON.stringify(arn)}, theme }));
       }
       createRoot(document.querySelector('#root')!).render(createElement(Page));`,
    );
    const result = await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: join(folder, 'entry.tsx') } },
    });
    const [output] = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
    return output?.type === 'chunk' ? output.code : '';
  } finally {
    await rm(folder, { recursive: true });
  }
}
