import { expect, test } from 'vitest';
import { createSession, type Person } from '../../../auth/session.ts';
import { catalog } from '../../../../simulator/catalog.ts';
import { type ActionServices, sessionActionsOf } from './sessionActions.ts';

const credentials = { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' };
const ada: Person = { account: '111122223333', identity: 'ada' };
const grace: Person = { ...ada, identity: 'grace' };

/** The services of one page. `storage` is the tab's, which a reload keeps. */
function pageServices(storage = new Map<string, string>()) {
  const session = createSession();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the members that actions use
  const services = {
    access: { session, client: () => ({ region: 'us-east-1', send: () => new Promise(() => {}) }) },
    address: { framed: false, read: () => ({ address: { embed: false } }) },
    browser: {
      sessionStorage: {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: string) => storage.set(key, value),
        removeItem: (key: string) => storage.delete(key),
      },
      addEventListener() {},
      removeEventListener() {},
    },
    config: { writes: true },
  } as unknown as ActionServices;
  return { session, services, storage };
}

test('actions belong to one user: they outlast an expired session, and end when another user signs in', () => {
  const { session, services } = pageServices();
  session.start({ person: ada, credentials });
  const ofAda = sessionActionsOf(services);
  session.end('Over.');
  expect(sessionActionsOf(services)).toBe(ofAda);
  session.start({ person: { ...ada }, credentials });
  expect(sessionActionsOf(services)).toBe(ofAda);

  session.end('Over.');
  session.start({ person: grace, credentials });
  const ofGrace = sessionActionsOf(services);
  expect(ofGrace).not.toBe(ofAda);
  expect(sessionActionsOf(services)).toBe(ofGrace);

  session.signOut();
  session.start({ person: grace, credentials });
  expect(sessionActionsOf(services)).not.toBe(ofGrace);
});

test('open requests survive a reload for the same user only, and are removed at the sign-out', () => {
  const before = pageServices();
  before.session.start({ person: ada, credentials });
  const { actions } = sessionActionsOf(before.services);
  const { arn } = catalog.retryFailsAgain;
  actions.send({ kind: 'RETRY', imageBuildVersionArn: arn });
  const sent = actions.read().requests.get(arn);

  const after = pageServices(before.storage);
  after.session.start({ person: ada, credentials });
  expect(sessionActionsOf(after.services).actions.read().requests.get(arn)).toMatchObject({
    clientToken: sent?.clientToken,
    state: { kind: 'unknown' },
  });
  after.session.signOut();
  expect(before.storage.size).toBe(0);

  actions.send({ kind: 'RETRY', imageBuildVersionArn: catalog.retryLost.arn });
  expect(before.storage.size).toBe(1);
  const ofGrace = pageServices(before.storage);
  ofGrace.session.start({ person: grace, credentials });
  expect(sessionActionsOf(ofGrace.services).actions.read().requests.size).toBe(0);
  expect(before.storage.size).toBe(0);
});
