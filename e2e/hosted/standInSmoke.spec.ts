import { smoke, type SmokeSubject } from '../../deploy/smoke.ts';
import { parseTemplate, templateText } from '../../deploy/readTemplate.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { expect } from '../support/fixtures.ts';
import type { StandIn } from '../support/standIn.ts';
import { test } from '../support/standInFixtures.ts';

async function problemsOf({ url }: StandIn, facts: Partial<SmokeSubject> = {}): Promise<string[]> {
  const findings = await smoke({
    url: new URL(url),
    region: 'us-east-1',
    frameAncestors: "'none'",
    ...facts,
  });
  expect(findings.length).toBeGreaterThan(10);
  return findings.flatMap(({ what, problem }) => (problem === undefined ? [] : [`${what}: ${problem}`]));
}

test('the smoke test passes for a correct deployment, with valid and with unknown keys', async ({
  start,
}) => {
  const { standIn } = await start({ parameters: { FrameAncestors: 'https://wiki.example.com' } });
  const frameAncestors = 'https://wiki.example.com';
  expect(await problemsOf(standIn, { frameAncestors, credentials: simulatorCredentials })).toEqual([]);
  expect(await problemsOf(standIn, { frameAncestors })).toEqual([]);
});

test('the smoke test names each fault', async ({ start }) => {
  const text = templateText()
    .replace('Headers: [Authorization]', 'Headers: []')
    .replace('trusted-types log-search; ', '')
    .replaceAll(/Value: no-store/g, 'Value: max-age=60');
  const { standIn } = await start({ template: parseTemplate(text) });
  const problems = await problemsOf(standIn, {
    credentials: simulatorCredentials,
    frameAncestors: 'https://x.example',
  });
  expect(problems).toEqual([
    'the page comes with its headers: the policy lacks trusted-types log-search',
    `only who may frames the page: frame-ancestors is "'none'", not "https://x.example"`,
    'a POST goes through: ListImages got HTTP 200, cache-control is "max-age=60", not "no-store"',
    'a GET goes through, and an error comes back as it is: GetWorkflowStepExecution got HTTP 403, MissingAuthenticationTokenException, cache-control is "max-age=60", not "no-store"',
  ]);
});
