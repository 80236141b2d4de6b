import type { QueryClient } from '@tanstack/react-query';
import type { Person, Session, SessionState } from '../../auth/session.ts';
import type { RecentBuildsStore } from '../../builds/recent/recentBuilds.ts';

/**
 * Calls back when the user has signed out or another user has signed in: the data of the previous user must be removed before
 * anything else is shown. An expired session does not count.
 *
 * @param onChange gets the current user, undefined after a sign-out
 * @returns unsubscribes
 */
export function onUserChange(session: Session, onChange: (now: Person | undefined) => void): () => void {
  let before = personOf(session.state());
  return session.subscribe(() => {
    const [was, now] = [before, personOf(session.state())];
    before = now;
    if (was && (!now || keyOf(now) !== keyOf(was))) onChange(now);
  });
}

/**
 * Removes the data of a user who signed out or was replaced by another user, after a sign-out also the recent builds. When the
 * same user signs in again, failed queries are repeated. Not a component, since it must work whatever is rendered.
 *
 * @returns unsubscribes
 */
export function followSession(
  session: Session,
  queryClient: QueryClient,
  recentBuilds: () => RecentBuildsStore,
): () => void {
  const stopClearing = onUserChange(session, (now) => {
    if (!now) recentBuilds().clear();
    queryClient.clear();
  });
  let before = session.state();
  const stopRefetching = session.subscribe(() => {
    const [was, now] = [before, session.state()];
    before = now;
    if (personOf(was) && was.kind !== 'signedIn' && now.kind === 'signedIn') refetchFailed(queryClient);
  });
  return () => {
    stopClearing();
    stopRefetching();
  };
}

/** Identifies a user. */
export function keyOf({ account, identity }: Person): string {
  return JSON.stringify([account, identity]);
}

/** The user who is signed in, or whose session has ended. */
export function personOf(state: SessionState): Person | undefined {
  return 'person' in state ? state.person : undefined;
}

/** Refetches queries that failed without data; other data stays as it is. */
function refetchFailed(queryClient: QueryClient): void {
  const failed = queryClient.getQueryCache().findAll({
    type: 'active',
    predicate: ({ state }) => state.status === 'error' && state.data === undefined,
  });
  for (const query of failed) query.fetch().catch(() => undefined);
}
