import type { QueryClient } from '@tanstack/react-query';
import type { Person, Session, SessionState } from '../access/session.ts';
import type { RecentBuildsStore } from '../builds/recentBuilds.ts';

/**
 * Forgets what was read for somebody as soon as they have signed out or somebody else has signed in, and after a sign-out what
 * this browser keeps too. Who signs in again goes on: what could not be read without a session is asked for again.
 *
 * @returns what ends it
 */
export function followSession(
  session: Session,
  queryClient: QueryClient,
  recentBuilds: RecentBuildsStore,
): () => void {
  let before = session.state();
  return session.subscribe(() => {
    const [was, state] = [before, session.state()];
    before = state;
    const [whose, person] = [personOf(was), personOf(state)];
    if (whose === undefined) return;
    if (person === undefined) recentBuilds.clear();
    if (person === undefined || keyOf(person) !== keyOf(whose)) queryClient.clear();
    else if (state.kind === 'signedIn' && was.kind !== 'signedIn') askAgain(queryClient);
  });
}

/** What tells one person from another. */
export function keyOf({ account, identity }: Person): string {
  return JSON.stringify([account, identity]);
}

function personOf(state: SessionState): Person | undefined {
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
