import { sessionCredentials, sessionTokenUntil, simulatorCredentials } from '../../simulator/keys.ts';
import { detailsOf, element, elementPage, framed, test } from '../support/embedFixtures.ts';
import { listRequests } from '../support/executions.ts';
import { expect } from '../support/fixtures.ts';

test('requests credentials from the host page, and accepts temporary ones only', async ({
  page,
  hosts,
  startDashboard,
  heard,
  openHost,
}) => {
  const dashboard = await startDashboard({ access: { kind: 'host' } });
  const hour = 3_600_000;
  const given = () => ({
    ...sessionCredentials,
    sessionToken: sessionTokenUntil(dashboard.clock.now() + hour),
    expiration: new Date(Date.now() + hour).toISOString(),
  });
  const give = (credentials: object) =>
    element(page).evaluate((one: ImageBuilderWorkflowsElement, all) => one.setCredentials({ ...all }), {
      ...given(),
      ...credentials,
    });
  await openHost(elementPage(dashboard, 'linuxSucceeded'));
  await expect.poll(() => detailsOf(heard, 'authrequired')).toEqual([{ reason: 'none' }]);
  await expect(framed(page).getByText('The host page signs you in')).toBeVisible();

  await test.step('what is refused', async () => {
    for (const [wrong, why] of [
      [{ ...simulatorCredentials, sessionToken: undefined }, 'Only temporary credentials are accepted'],
      [{ expiration: '' }, 'need an expiry'],
      [{ expiration: Date.now() - 1000 }, 'have expired'],
    ] as const) {
      await give(wrong);
      await expect
        .poll(() => detailsOf(heard, 'error').at(-1))
        .toEqual({ code: 'credentials', message: expect.stringContaining(why) });
    }
    expect(dashboard.simulator.log).toEqual([]);
  });

  await test.step('what is taken is used', async () => {
    expect(await give({})).toBe(true);
    await expect(framed(page).getByRole('rowheader', { name: /build-image/ })).toBeVisible();
    await expect(framed(page).getByRole('heading', { level: 1 })).toContainText('1.4.1 / 9');
    expect(listRequests(dashboard, 'linuxSucceeded')).toHaveLength(1);
    expect(detailsOf(heard, 'authrequired')).toHaveLength(1);
  });

  await test.step('when it has ended the rows stay, and the host is asked again', async () => {
    dashboard.clock.advance(2 * hour);
    await framed(page).getByRole('button', { name: 'Refresh now' }).click();
    await expect.poll(() => detailsOf(heard, 'authrequired').at(-1)).toEqual({ reason: 'ended' });
    await expect(framed(page).getByRole('rowheader', { name: /build-image/ })).toBeVisible();
    const asked = listRequests(dashboard, 'linuxSucceeded').length;
    await give({});
    await framed(page).getByRole('button', { name: 'Refresh now' }).click();
    await expect.poll(() => listRequests(dashboard, 'linuxSucceeded').length).toBeGreaterThan(asked);
    await expect(framed(page).getByText('signs you in')).toHaveCount(0);
    // No user can sign in there.
    await expect(framed(page).getByRole('link', { name: 'Open full page' })).toHaveCount(0);
  });

  await test.step('they are nowhere but in the memory of that page', async () => {
    await page.goto(hosts.origin + hosts.add(elementPage(dashboard, 'linuxSucceeded')));
    await expect(framed(page).getByText('The host page signs you in')).toBeVisible();
  });

  await test.step('outside of a host page it says where to sign in', async () => {
    await page.goto(dashboard.url);
    await expect(page.getByText('Open the dashboard inside the host page')).toBeVisible();
  });
});

test('shows the sign-in in a small frame, and reports it to the host page', async ({
  page,
  startDashboard,
  heard,
  openHost,
}) => {
  const dashboard = await startDashboard({ access: { kind: 'pasted', region: 'us-east-1' } });
  await openHost(elementPage(dashboard, 'linuxSucceeded'));
  await expect(framed(page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect(framed(page).getByRole('textbox')).toBeVisible();
  await expect(framed(page).getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
  await expect.poll(() => detailsOf(heard, 'authrequired')).toEqual([{ reason: 'none' }]);
  await element(page).evaluate((one: ImageBuilderWorkflowsElement) =>
    one.setCredentials({
      accessKeyId: 'ASIAAAAAAAAAAAAAAAAA',
      secretAccessKey: 'secret',
      sessionToken: 'token',
      expiration: Date.now() + 1000,
    }),
  );
  await expect
    .poll(() => detailsOf(heard, 'error'))
    .toEqual([
      { code: 'credentials', message: 'This deployment does not accept credentials from the host page.' },
    ]);

  await test.step('a sandbox that lets no form do anything does not stand in the way', async () => {
    const source = `${dashboard.url}?embed=1`;
    await openHost({
      body: `<iframe sandbox="allow-scripts allow-same-origin" src="${source}" width="700" height="700"></iframe>`,
    });
    await framed(page).getByRole('textbox').fill('AKIA');
    await framed(page).getByRole('button', { name: 'Verify credentials' }).click();
    await expect(framed(page).getByRole('alert')).toBeVisible();
    await expect(framed(page).getByRole('textbox')).toHaveValue('AKIA');
  });
});
