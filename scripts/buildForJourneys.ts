import { ensureBuilt } from '../server/build/ensureBuilt.ts';

/** Playwright's global setup: a journey never runs against yesterday's page. */
export default async function buildForJourneys(): Promise<void> {
  await ensureBuilt();
}
