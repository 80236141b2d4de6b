import { smoke } from '../../deploy/smoke.ts';
import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { causePanel } from '../support/causeCard.ts';
import { expect } from '../support/fixtures.ts';
import { markedLine } from '../support/logs.ts';
import { pasteCredentials, standInForSts } from '../support/pasteCredentials.ts';
import { test } from '../support/standInFixtures.ts';

const { arn } = catalog.linuxFailedComponent;

test('a deployment with LogLines=on shows log lines through the edge function, signed for CloudWatch Logs', async ({
  page,
  start,
}) => {
  const { standIn } = await start({ parameters: { LogLines: 'on' } });
  await standInForSts(page);
  await page.goto(`${standIn.url}?build=${arn}`);
  await pasteCredentials(page);
  await expect(markedLine(page)).toContainText('curl: (7)');
  const sent = standIn.sent.filter(({ url }) => url.startsWith('https://logs.us-east-1.amazonaws.com/'));
  expect(sent).toHaveLength(1);
  expect(sent[0]?.headers).toMatchObject({
    'x-amz-target': 'Logs_20140328.GetLogEvents',
    authorization: expect.stringContaining('/us-east-1/logs/aws4_request'),
  });
});

test('a deployment shows no log lines by default, and requests none', async ({ page, start }) => {
  const { standIn } = await start();
  await standInForSts(page);
  await page.goto(`${standIn.url}?build=${arn}`);
  await pasteCredentials(page);
  await expect(causePanel(page)).toContainText('This deployment does not show log lines');
  expect(standIn.sent.filter(({ url }) => url.includes('//logs.'))).toEqual([]);
});

for (const LogLines of ['on', 'off'] as const) {
  test(`the smoke test checks the log lines of a deployment: ${LogLines}`, async ({ start }) => {
    const { standIn } = await start({ parameters: { LogLines } });
    for (const credentials of [simulatorCredentials, undefined]) {
      const findings = await smoke({
        url: new URL(standIn.url),
        region: 'us-east-1',
        frameAncestors: "'none'",
        ...(credentials ? { credentials } : {}),
      });
      expect(findings.filter(({ problem }) => problem !== undefined)).toEqual([]);
      expect(findings.map(({ what }) => what)).toContainEqual(expect.stringContaining('log lines'));
    }
  });
}
