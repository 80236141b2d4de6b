import { EventEmitter, once } from 'node:events';
import { parseTemplate, type Template, templateText } from '../../deploy/readTemplate.ts';
import { rawRequest } from '../../server/testing/testRequest.ts';
import { catalog } from '../../simulator/catalog.ts';
import { expect } from '../support/fixtures.ts';
import type { StandIn } from '../support/standIn.ts';
import { clientOf, pathOf, test } from '../support/standInFixtures.ts';

// The stand-in is worth something only as far as it fails where CloudFront would. Each known mistake in turn.

/** The template with some of its text replaced. */
function mistaken(...changes: readonly (readonly [text: string, by: string])[]): Template {
  return parseTemplate(
    changes.reduce((template, [text, by]) => {
      expect(template).toContain(text);
      return template.replaceAll(text, by);
    }, templateText()),
  );
}

const image = { imageBuildVersionArn: catalog.linuxSucceeded.arn };
const getImage = (standIn: StandIn) => clientOf(standIn).send('GetImage', image);

/** A request that the service refuses, and that two people may well send at once. */
const askUnknown = ({ url }: StandIn) =>
  rawRequest(new URL(url).origin, `${pathOf('GetImage')}?imageBuildVersionArn=x`, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=ASIA/20261120/us-east-1/imagebuilder/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    },
  });

for (const [mistake, text, by] of [
  ['Authorization outside of the cache key', 'Headers: [Authorization]', 'Headers: []'],
  ['a signed header that is not forwarded', '            - amz-sdk-request\n', ''],
  ['a session token that is not forwarded', '            - x-amz-security-token\n', ''],
  ['a query that is not forwarded', 'QueryStringBehavior: all', 'QueryStringBehavior: none'],
] as const) {
  test(`${mistake} breaks a GET`, async ({ start }) => {
    const right = await start();
    await expect(getImage(right.standIn)).resolves.toHaveProperty('body.image');
    const wrong = await start({ template: mistaken([text, by]) });
    await expect(getImage(wrong.standIn)).rejects.toMatchObject({ kind: 'credentials' });
  });
}

test('a cached error is returned to the next request', async ({ start }) => {
  const kept = mistaken([
    '{ErrorCode: 400, ErrorCachingMinTTL: 0}',
    '{ErrorCode: 400, ErrorCachingMinTTL: 10}',
  ]);
  const right = await start();
  const wrong = await start({ template: kept });
  for (const { standIn } of [right, right, wrong, wrong]) {
    expect(await askUnknown(standIn)).toMatchObject({ status: 400 });
  }
  expect([right.standIn.sent.length, wrong.standIn.sent.length]).toEqual([2, 1]);
});

test('without Authorization in the cache key, two users share one response', async ({ start }) => {
  const askTwice = async (template: Template) => {
    const gate = new EventEmitter();
    const { standIn } = await start({ template, before: once(gate, 'opened') });
    const asked = Promise.allSettled([getImage(standIn), getImage(standIn)]);
    await expect.poll(() => standIn.sent.length + standIn.shared()).toBe(2);
    const counts = { sent: standIn.sent.length, shared: standIn.shared() };
    gate.emit('opened');
    await asked;
    return counts;
  };
  expect(await askTwice(mistaken())).toEqual({ sent: 2, shared: 0 });
  const keyless = mistaken(['Headers: [Authorization]', 'Headers: []']);
  expect(await askTwice(keyless)).toEqual({ sent: 1, shared: 1 });
});
