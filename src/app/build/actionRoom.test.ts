import { expect, test } from 'vitest';
import { createSession, type Person } from '../../auth/session.ts';
import { type ActionServices, actionRoomOf } from './actionRoom.ts';

const credentials = { accessKeyId: 'a', secretAccessKey: 's', sessionToken: 't' };
const ada: Person = { account: '111122223333', identity: 'ada' };
const grace: Person = { ...ada, identity: 'grace' };

test('a room lasts as long as whoever acts in it, and is nobody else’s', () => {
  const session = createSession();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a room asks for no more before something is sent
  const services = { access: { session }, address: {}, config: {} } as unknown as ActionServices;
  session.take({ person: ada, credentials });
  const ofAda = actionRoomOf(services);
  session.end('Over.');
  expect(actionRoomOf(services)).toBe(ofAda);
  session.take({ person: { ...ada }, credentials });
  expect(actionRoomOf(services)).toBe(ofAda);

  session.end('Over.');
  session.take({ person: grace, credentials });
  const ofGrace = actionRoomOf(services);
  expect(ofGrace).not.toBe(ofAda);
  expect(actionRoomOf(services)).toBe(ofGrace);

  session.signOut();
  session.take({ person: grace, credentials });
  expect(actionRoomOf(services)).not.toBe(ofGrace);
});
