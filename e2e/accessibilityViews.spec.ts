import type { Page } from '@playwright/test';
import { catalog } from '../simulator/catalog.ts';
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts';
import { act, dialog } from './support/actions.ts';
import { cutTexts, hiddenTabStops, unevenTables } from './support/everyView.ts';
import { executionRows } from './support/executions.ts';
import { expect, openBuild, test } from './support/fixtures.ts';

interface View {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** What is on the screen once the view is complete. */
  readonly complete: (page: Page) => Promise<void>;
}

const steps = async (page: Page) =>
  expect(page.getByRole('region', { name: 'Steps' }).first()).toHaveAttribute('aria-busy', 'false');
const rows = async (page: Page) => {
  await expect(executionRows(page).first()).toBeVisible();
  await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
};
const inList = async (page: Page) => {
  await expect(page.getByRole('table').last()).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
};
const start = (list: string) => async (page: Page) => {
  await page.goto(`/?list=${list}`);
};

const lists: readonly View[] = [
  { name: 'start page', open: start('images'), complete: inList },
  { name: 'pipelines', open: start('pipelines'), complete: inList },
  { name: 'waiting steps', open: start('waiting'), complete: inList },
  {
    name: 'builds of a version',
    open: async (page) => {
      await page.goto(`/?build=${catalog.linuxSucceeded.arn.replace(/\/\d+$/, '')}`);
    },
    complete: inList,
  },
  {
    name: 'a text that is no ARN',
    open: async (page) => {
      await page.goto('/?build=arn:nothing');
    },
    complete: async (page) => expect(page.getByRole('alert').first()).toBeVisible(),
  },
];

const builds: readonly View[] = [
  {
    name: 'failed build with its row open',
    open: async (page) => openBuild(page, 'linuxFailedComponent'),
    complete: async (page) => {
      await rows(page);
      await steps(page);
      await expect(page.getByRole('region', { name: 'Why' })).toHaveAttribute('aria-busy', 'false');
    },
  },
  { name: 'running build', open: async (page) => openBuild(page, 'running'), complete: rows },
  {
    name: 'waiting build',
    open: async (page) => openBuild(page, 'waiting'),
    complete: async (page) => {
      await expect(act(page, /^Answer/).first()).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  { name: 'available build', open: async (page) => openBuild(page, 'linuxSucceeded'), complete: rows },
  {
    name: 'timeline',
    open: async (page) => openBuild(page, 'linuxFailedComponent', { view: 'timeline' }),
    complete: async (page) => {
      await expect(page.getByRole('list', { name: 'Workflow executions on the clock' })).toBeVisible();
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'embedded build',
    open: async (page) => openBuild(page, 'linuxSucceeded', { embed: 1 }),
    complete: async (page) => {
      await rows(page);
      await expect(page.getByRole('link', { name: 'Open full page', exact: true })).toBeVisible();
    },
  },
];

const dialogs: readonly View[] = [
  {
    name: 'answer dialog',
    open: async (page) => {
      await openBuild(page, 'waiting');
      await act(page, /^Answer/)
        .first()
        .click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'retry dialog',
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, 'Retry…').click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'activity log',
    open: async (page) => {
      await openBuild(page, 'linuxFailedComponent');
      await act(page, /^Activity log/).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
  {
    name: 'resume token',
    open: async (page) => {
      await openBuild(page, 'fortyExecutions');
      await page.getByRole('button', { name: 'Resume token…' }).click();
    },
    complete: async (page) => expect(page.getByText('Continue where this list stops')).toBeVisible(),
  },
  {
    name: 'keyboard shortcuts',
    open: async (page) => {
      await openBuild(page, 'linuxSucceeded');
      await expect(page.getByLabel('Filter', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    },
    complete: async (page) => expect(dialog(page)).toBeVisible(),
  },
];

for (const [group, views] of Object.entries({ lists, builds, dialogs })) {
  test(`${group}: no hidden tab stop, uneven table or violation, at 320, 900 and 1440 px`, async ({
    page,
  }) => {
    const titles = new Map<string, string>();
    for (const { name, open, complete } of views) {
      await test.step(name, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await open(page);
        await complete(page);
        await expectAccessible(page, { bestPractice: true });
        for (const width of [1440, 900, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await expectNoSidewaysScroll(page);
          expect.soft(await hiddenTabStops(page), `${name}, hidden tab stops at ${width}`).toEqual([]);
          expect.soft(await unevenTables(page), `${name}, tables at ${width}`).toEqual([]);
        }
        titles.set(name, await page.title());
      });
    }
    // A dialog, the timeline and a frame show the same build under the same title.
    const own = [...titles].filter(([name]) => !/dialog|log|token|shortcuts|timeline|embedded/.test(name));
    expect(new Set(own.map(([, title]) => title)).size, own.join('\n')).toBe(own.length);
  });
}

test('no text is cut at the text spacing of WCAG 1.4.12, at 200 % text, or without either', async ({
  page,
}) => {
  const spacing =
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';
  for (const { name, open, complete } of [...lists.slice(0, 2), ...builds]) {
    await test.step(name, async () => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await open(page);
      await complete(page);
      expect.soft(await cutTexts(page), name).toEqual([]);
      // The page's policy allows no style element.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, spacing);
      expect.soft(await cutTexts(page), `${name}, text spacing`).toEqual([]);
      await page.evaluate(() => {
        document.adoptedStyleSheets = [];
        document.documentElement.style.fontSize = '200%';
      });
      expect.soft(await cutTexts(page), `${name}, 200 %`).toEqual([]);
    });
  }
});

test('forced colours tell pressed from unpressed and the current tab from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openBuild(page, 'linuxFailedComponent');
  const look = (name: string) =>
    page
      .getByRole('group', { name: 'View' })
      .getByRole('button', { name })
      .evaluate((button) => {
        const { backgroundColor, color, borderTopColor } = getComputedStyle(button);
        return [backgroundColor, color, borderTopColor].join();
      });
  await expect(page.getByRole('group', { name: 'View' })).toBeVisible();
  expect(await look('Table')).not.toBe(await look('Timeline'));
  await page.goto('/?list=images');
  const tab = (name: string) =>
    page
      .getByRole('link', { name, exact: true })
      .evaluate((link) => getComputedStyle(link).borderBlockEndColor);
  await expect(page.getByRole('link', { name: 'Pipelines', exact: true })).toBeVisible();
  expect(await tab('Images')).not.toBe(await tab('Pipelines'));
});

test('links and quiet buttons differ from the text around them by more than their hue', async ({ page }) => {
  await openBuild(page, 'linuxFailedComponent');
  await rows(page);
  await steps(page);
  const plain = await page.evaluate(() =>
    [...document.querySelectorAll('main a, main button[data-look="quiet"]')]
      .filter((element) => element.checkVisibility() && element.querySelector('svg') === null)
      .filter((element) => !getComputedStyle(element).textDecorationLine.includes('underline'))
      .map((element) => element.textContent),
  );
  expect(plain).toEqual([]);
});

test('motion stops by itself, stronger lines for more contrast, and a home link as wide as its words', async ({
  page,
}) => {
  await openBuild(page, 'running');
  await rows(page);
  const endless = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming().activeDuration ?? 0)
      .filter((duration) => Number(duration) > 5_000),
  );
  expect(endless).toEqual([]);
  const line = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line'));
  const usual = await line();
  await page.emulateMedia({ contrast: 'more' });
  expect(await line()).not.toBe(usual);
  const home = await page.getByRole('link', { name: 'Image Builder workflows' }).boundingBox();
  expect(home?.width).toBeLessThan(240);
});

test('the accessibility tree of a failed, a running and a waiting build', async ({ page }) => {
  const main = page.getByRole('main');
  await test.step('failed', async () => {
    await openBuild(page, 'linuxFailedComponent');
    await builds[0]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /Golden-AMI 1\\.4\\.2/ [level=1]
        - text: Failed
        - navigation "Other builds of this version"
        - group "Act on this build":
          - button "Retry…"
        - region "Why":
          - heading "The build failed in its tests" [level=2]
          - paragraph:
            - button "Copy text"
          - list "What this usually means"
          - list:
            - listitem:
              - link /opens the AWS console/
              - button "Copy bash command for CloudWatch logs"
        - region /4 executions/:
          - heading /4 executions/ [level=2]
          - group "View":
            - button "Table" [pressed]
            - button "Timeline"
          - button "Refresh now"
          - search "Filter the loaded executions":
            - searchbox "Filter"
            - combobox "Status"
            - combobox "Type"
          - table "Workflow executions":
            - rowgroup:
              - row:
                - columnheader "Status":
                  - button "Status"
                - columnheader "Workflow":
                  - button "Workflow"
            - rowgroup:
              - row:
                - cell "Completed"
                - rowheader /build-image/:
                  - button /build-image/
            - rowgroup:
              - row:
                - rowheader /test-image/:
                  - button /test-image/ [expanded]
              - row:
                - cell:
                  - region "Steps":
                    - list:
                      - listitem:
                        - heading [level=3]:
                          - button
    `);
  });

  await test.step('running', async () => {
    await openBuild(page, 'running');
    await builds[1]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /running-image/ [level=1]
        - group "Act on this build":
          - button "Cancel…"
        - region /3 executions/:
          - button "Refresh now"
          - button "Pause refreshing"
          - table "Workflow executions":
            - rowgroup:
              - row:
                - cell "Running"
                - rowheader /build-image/
            - rowgroup:
              - row:
                - cell "Pending"
    `);
    await expect(page.getByRole('region', { name: 'Why' })).toHaveCount(0);
  });

  await test.step('waiting', async () => {
    await openBuild(page, 'waiting');
    await builds[2]?.complete(page);
    await expect(main).toMatchAriaSnapshot(`
      - main:
        - heading /approval-image/ [level=1]
        - group "Act on this build":
          - button "Answer ApproveHardening…"
          - button "Cancel…"
        - region /2 executions/:
          - table "Workflow executions":
            - rowgroup:
              - row:
                - rowheader /build-with-approval/:
                  - button /ApproveHardening waits/
    `);
  });
});
