import type { BrowserContext, Page } from '@playwright/test';
import { readTemplate } from '../../deploy/readTemplate.ts';
import { resolveTemplate } from '../../deploy/resolveTemplate.ts';
import { siteConfig } from '../../deploy/siteConfig.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { ConfiguredAccount } from '../../src/auth/accounts.ts';
import { type AwsSignIn, standInForAws } from './awsSignIn.ts';
import { closePages, createManualClock, type JourneyServer, test as base } from './fixtures.ts';
import { type OidcProvider, startOidcProvider } from './oidcProvider.ts';
import { type StandIn, startStandIn } from './standIn.ts';

/** A deployment with sign-in: a stand-in for CloudFront, a real provider, stand-ins for Cognito and STS. */
export interface SignInDeployment extends JourneyServer {
  readonly standIn: StandIn;
  readonly provider: OidcProvider;
  readonly aws: AwsSignIn;
}

interface DeploymentOptions {
  /** The stack's parameters, beside those of the provider. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Overrides of the stack's `config.json`. */
  readonly access?: Readonly<Record<string, unknown>>;
  /** The accounts that `config.json` lists. */
  readonly accounts?: readonly ConfiguredAccount[];
  /** Whether the provider gives refresh tokens. */
  readonly offline?: boolean;
  /** Whether users paste credentials instead of signing in. */
  readonly pasted?: boolean;
  /** Where `https://wiki.example.com` is. */
  readonly wiki?: string;
}

type Deploy = (options?: DeploymentOptions) => Promise<SignInDeployment>;

const loginOrigin = 'https://login.example.com';
export const wikiOrigin = 'https://wiki.example.com';

/** Deployments with sign-in, closed after the test. */
export const test = base.extend<{ deploy: Deploy }>({
  deploy: async ({ context }, provide) => {
    const closes: (() => Promise<void>)[] = [];
    await provide(async (options = {}) => {
      const started = await start(context, options);
      closes.push(started.standIn.close, started.provider.close);
      return started;
    });
    await closePages(context);
    await Promise.all(closes.map((close) => close()));
  },
});

async function start(
  context: BrowserContext,
  { parameters = {}, access = {}, accounts, offline = false, pasted = false, wiki = '' }: DeploymentOptions,
): Promise<SignInDeployment> {
  const clock = createManualClock();
  const simulator = createSimulator({ clock, wallClock: { now: () => Date.now() } });
  const all = {
    ...(pasted ? {} : { OidcIssuer: loginOrigin, OidcClientId: 'dashboard', SignInOrigins: loginOrigin }),
    ...parameters,
  };
  const made = siteConfig(resolveTemplate(readTemplate(), all).outputs);
  const config = { ...made, accounts, access: { ...Object(made['access']), ...access } };
  const plainly = new Map([[wikiOrigin, wiki]]);
  const standIn = await startStandIn({ account: simulator, config, parameters: all, plainly });
  const provider = await startOidcProvider(standIn.url, offline);
  plainly.set(loginOrigin, provider.issuer);
  const aws = await standInForAws(context, clock, pasted ? undefined : provider);
  return { url: standIn.url, simulator, clock, standIn, provider, aws };
}

/** Signs in at the provider, in the window that a button opens. */
export async function signInAs(
  page: Page,
  name = 'ada',
  button: RegExp = /^Sign in with/,
  inside: Pick<Page, 'getByRole'> = page,
): Promise<void> {
  const opening = page.waitForEvent('popup');
  await inside.getByRole('button', { name: button }).click();
  const popup = await opening;
  await popup.getByLabel('Name').fill(name);
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: 'Continue' }).click();
  await closed;
}

/** Signs in again at a provider that still has a session: its window closes without input. */
export async function signInAgain(page: Page): Promise<void> {
  const opening = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const popup = await opening;
  if (!popup.isClosed()) await popup.waitForEvent('close');
}
