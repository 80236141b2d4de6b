import type { FrameLocator, Page } from '@playwright/test';
import { distFolder } from '../../server/build/ensureBuilt.ts';
import { createSimulatorApi } from '../../server/simulator/simulatorApi.ts';
import { startServer } from '../../server/http/startServer.ts';
import type { Config } from '../../src/auth/config.ts';
import { catalog, type CatalogKey } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { closePages, createManualClock, type JourneyServer, test as base } from './fixtures.ts';
import { type HostPage, type HostPages, startHostPages } from './hostPages.ts';

declare global {
  interface Window {
    /** Reports an event to the journey. */
    heard?: (type: string, detail: unknown) => void;
  }
}

/** The events that a host page received from the element, oldest first. */
export type Heard = readonly { readonly type: string; readonly detail: unknown }[];

export interface DashboardOptions {
  /** Who may frame it; the host pages by default. */
  readonly frameAncestors?: readonly string[];
  readonly access?: Config['access'];
}

interface EmbedFixtures {
  readonly hosts: HostPages;
  /** Starts a dashboard with an account of its own. */
  readonly startDashboard: (options?: DashboardOptions) => Promise<JourneyServer>;
  /** A dashboard that the host pages may frame. */
  readonly dashboard: JourneyServer;
  /** The events of this test's pages. */
  readonly heard: Heard;
  /** Opens a host page. */
  readonly openHost: (page: HostPage, origin?: string) => Promise<void>;
}

const eventTypes = ['ready', 'state', 'navigate', 'authrequired', 'error'].map(
  (name) => `imagebuilder-${name}`,
);

/** Journeys in host pages. */
export const test = base.extend<EmbedFixtures>({
  hosts: async ({ context }, provide) => {
    const hosts = await startHostPages();
    await provide(hosts);
    await closePages(context);
    await hosts.close();
  },
  startDashboard: async ({ context, hosts }, provide) => {
    const closes: (() => Promise<void>)[] = [];
    await provide(async ({ frameAncestors = [hosts.origin, hosts.sameSiteOrigin], access } = {}) => {
      const clock = createManualClock();
      const simulator = createSimulator({ clock, wallClock: { now: () => Date.now() } });
      const api = createSimulatorApi(simulator);
      const server = await startServer({
        api: access ? { ...api, config: async () => ({ ...(await api.config()), access }) } : api,
        dist: distFolder,
        frameAncestors,
      });
      closes.push(() => server.close());
      return { url: `${server.origin}/`, simulator, clock };
    });
    await closePages(context);
    await Promise.all(closes.map((close) => close()));
  },
  dashboard: async ({ startDashboard }, provide) => provide(await startDashboard()),
  heard: async ({ page }, provide) => {
    const heard: { type: string; detail: unknown }[] = [];
    await page.exposeFunction('heard', (type: string, detail: unknown) => heard.push({ type, detail }));
    await page.addInitScript((types) => {
      for (const type of types) {
        window.addEventListener(type, (event) => {
          if (event instanceof CustomEvent) window.heard?.(type, event.detail);
        });
      }
    }, eventTypes);
    await provide(heard);
  },
  openHost: async ({ page, hosts }, provide) =>
    provide(async (host, origin = hosts.origin) => {
      await page.goto(origin + hosts.add(host));
    }),
});

/** The policy of a host page that allows our script and our frame only. */
export function strictPolicy({ url }: JourneyServer): Readonly<Record<string, string>> {
  const { origin } = new URL(url);
  const policy = `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;
  return { 'content-security-policy': policy };
}

/** A host page with the element, under the strictest policy. */
export function elementPage(
  dashboard: JourneyServer,
  key: CatalogKey | undefined,
  attributes: Readonly<Record<string, string>> = {},
): HostPage {
  const all = { ...(key === undefined ? {} : { build: catalog[key].arn }), clock: 'utc', ...attributes };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${value}"`);
  return {
    head: `<script src="${dashboard.url}embed.js" defer></script>`,
    body: `<h1>Our service</h1><imagebuilder-workflows${written.join('')}></imagebuilder-workflows><p>Below it</p>`,
    headers: strictPolicy(dashboard),
  };
}

export const element = (page: Page) => page.locator('imagebuilder-workflows');

/** The content of a frame of the page, the first by default. */
export const framed = (page: Page, index = 0): FrameLocator => page.frameLocator(`iframe >> nth=${index}`);

/** The details of one kind of event, oldest first. */
export function detailsOf(heard: Heard, name: string): unknown[] {
  return heard.filter(({ type }) => type === `imagebuilder-${name}`).map(({ detail }) => detail);
}
