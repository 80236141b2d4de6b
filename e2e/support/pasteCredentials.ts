import type { Page } from '@playwright/test';
import { sessionCredentials, sessionTokenUntil } from '../../simulator/keys.ts';
import { standInForAws } from './awsSignIn.ts';
import { createManualClock, startOfTime } from './fixtures.ts';

const hour = 3_600_000;

/** Temporary credentials that the simulated account takes until an hour after `startOfTime`. */
export const temporaryCredentials = () => ({
  accessKeyId: sessionCredentials.accessKeyId,
  secretAccessKey: sessionCredentials.secretAccessKey,
  sessionToken: sessionTokenUntil(startOfTime + hour),
});

/** Stands in for STS, which tells whose pasted credentials are. Once for each browser context, before the first paste. */
export async function standInForSts(page: Page): Promise<void> {
  await standInForAws(page.context(), createManualClock());
}

/** Signs in to a deployment whose users paste temporary credentials. A reload asks for them again. */
export async function pasteCredentials(page: Page): Promise<void> {
  const { accessKeyId, secretAccessKey, sessionToken } = temporaryCredentials();
  await page
    .getByLabel('Temporary AWS credentials')
    .fill(
      `export AWS_ACCESS_KEY_ID=${accessKeyId}\nexport AWS_SECRET_ACCESS_KEY=${secretAccessKey}\nexport AWS_SESSION_TOKEN=${sessionToken}\n`,
    );
  await page.getByRole('button', { name: 'Verify credentials' }).click();
  await page.getByRole('button', { name: 'Use these credentials' }).click();
}
