import { examineView } from '../support/examineView.ts';
import { expect, test } from '../support/fixtures.ts';
import { dialogs } from '../support/dialogViews.ts';
import { builds, lists, parts, problems } from '../support/views.ts';

// A long name of a time zone, for full dates.
test.use({ timezoneId: 'America/Argentina/Buenos_Aires' });

const groups = { lists, builds, parts, problems, dialogs };

for (const [group, views] of Object.entries(groups)) {
  test(`${group} are accessible at every width, text size and colour scheme`, async ({ page }) => {
    const used = new Set<string>();
    for (const view of views) await examineView(page, view, used);
  });
}

test('each view has its own title', () => {
  const titles = Object.values(groups)
    .flat()
    .filter(({ sharesTitle }) => !sharesTitle)
    .map(({ title }) => title);
  expect(new Set(titles).size, titles.join('\n')).toBe(titles.length);
});
