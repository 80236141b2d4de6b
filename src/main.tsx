import { QueryClient } from '@tanstack/query-core';
import { openAccess } from './auth/access.ts';
import { launchSecretKey, parseConfig } from './auth/config.ts';
import { createAddressStore } from './address/addressStore.ts';
import { listSettings } from './app/build/listSettings.ts';
import { missingPart } from './app/shell/missingPart.ts';
import { executionsQuery } from './executions/executionsQuery.ts';
import { parseImageBuildVersionArn } from './aws/imagebuilder/arn.ts';
import './styles/base.css';
import './styles/tokens.css';

// The composition root, and the only reader of globals. The first page's request leaves from here, while the code that
// will render it is still loading.
const rendering = import('./app/shell/mount.tsx');
const address = createAddressStore(window);
const embedding = address.framed ? import('./embed/host.ts') : undefined;
const queryClient = new QueryClient();
const launchSecret = takeLaunchSecret();

void start();

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  try {
    const config = await readConfig();
    const { access: way, regions } = config;
    const access = await openAccess({ config: way, origin: window.location.origin, launchSecret, regions });
    const { address: view } = address.read();
    const build = parseImageBuildVersionArn(view.build);
    // Whoever has to sign in first asks for nothing yet.
    if (build && !access.session) {
      const query = executionsQuery(access.client(build.region), listSettings(build.arn, view));
      // The page shows how it went: it asks for the same query.
      queryClient.infiniteQuery(query).catch(() => undefined);
    }
    const host = (await embedding)?.createHost({
      view: window,
      config,
      address,
      content: root,
      session: access.session,
    });
    const { session } = access;
    const signIn =
      session && (await import('./app/session/signInParts.ts')).signInParts(session, queryClient, window);
    const { mount } = await rendering;
    mount(root, { config, access, address, browser: window, queryClient, host, signIn });
  } catch (error) {
    showFailedStart(root, error);
  }
}

async function readConfig() {
  const response = await fetch('config.json', { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`config.json could not be read: HTTP ${response.status}.`);
  return parseConfig(await response.json());
}

/** Takes the launch's secret out of the address into memory, where no link, history or host page can find it. */
function takeLaunchSecret(): string | undefined {
  const secret = new URLSearchParams(window.location.hash.slice(1)).get(launchSecretKey) ?? undefined;
  if (secret !== undefined) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return secret;
}

/** Nothing is rendered yet, so this needs no framework: what failed, and what to do. */
function showFailedStart(root: Element, error: unknown): void {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'alert');
  const what = error instanceof Error ? error.message : String(error);
  const advice = missingPart(error) ?? 'Check the deployment’s config.json, then reload.';
  paragraph.textContent = `The dashboard could not start. ${what} ${advice}`;
  root.replaceChildren(paragraph);
}
