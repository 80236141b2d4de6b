import type { QueryClient } from '@tanstack/react-query';
import type { Person, Session, SessionState } from '../../auth/session.ts';
import type { RecentBuildsStore } from '../../builds/recentBuilds.ts';

/**
 * Calls back as soon as whoever was there has signed out or somebody else has signed in: what was made or read for them must
 * be gone before anything else is shown. Not when their session has only ended.
 *
 * @param forget gets who is there now, nobody after a sign-out
 * @returns what ends it
 */
export function onForget(session: Session, forget: (now: Person | undefined) => void): () => void {
  let before = personOf(session.state());
  return session.subscribe(() => {
    const [was, now] = [before, personOf(session.state())];
    before = now;
    if (was && (!now || keyOf(now) !== keyOf(was))) forget(now);
  });
}

/**
 * Forgets what was read for somebody, and after a sign-out what this browser keeps too. Who signs in again goes on: what
 * could not be read without a session is asked for again. Not for a component: it has to hold whatever is on the screen.
 *
 * @returns what ends it
 */
export function followSession(
  session: Session,
  queryClient: QueryClient,
  recentBuilds: () => RecentBuildsStore,
): () => void {
  const stopForgetting = onForget(session, (now) => {
    if (!now) recentBuilds().clear();
    queryClient.clear();
  });
  let before = session.state();
  const stopAsking = session.subscribe(() => {
    const [was, now] = [before, session.state()];
    before = now;
    if (personOf(was) && was.kind !== 'signedIn' && now.kind === 'signedIn') askAgain(queryClient);
  });
  return () => {
    stopForgetting();
    stopAsking();
  };
}

/** What tells one person from another. */
export function keyOf({ account, identity }: Person): string {
  return JSON.stringify([account, identity]);
}

/** Who is there, signed in or with a session that has ended. */
export function personOf(state: SessionState): Person | undefined {
  return 'person' in state ? state.person : undefined;
}

/** Rows that are there stay as they are: only what has nothing to show is asked for. */
function askAgain(queryClient: QueryClient): void {
  const failed = queryClient.getQueryCache().findAll({
    type: 'active',
    predicate: ({ state }) => state.status === 'error' && state.data === undefined,
  });
  for (const query of failed) query.fetch().catch(() => undefined);
}
