import { createQueryClient } from './aws/queryClient.ts';
import { openAccess } from './auth/access.ts';
import { takeLaunchSession } from './auth/launchSession.ts';
import { createAddressStore } from './address/addressStore.ts';
import { requestBuild } from './app/build/requestBuild.ts';
import { reloaderOf, reloadForNewVersion } from './app/shell/newVersion.ts';
import { explainStart, readConfig, showStartFailure } from './app/shell/startFailure.ts';
import { blankDeadline } from './lib/timings.ts';
import { parseImageBuildVersionArn } from './aws/imagebuilder/arn.ts';
import './styles/base.css';
import './styles/tokens.css';

// The composition root, and the only reader of globals. The first page's request leaves from here, while the code that
// renders it is still loading.
const address = createAddressStore(window);
const queryClient = createQueryClient();
const launch = takeLaunchSession(window);

void start();

async function start(): Promise<void> {
  const root = document.querySelector('#root');
  if (!root) return;
  try {
    const config = await readConfig(() => launch.readConfig());
    launch.remember(config.sessionKey);
    const access = await openAccess(config, window.location.origin, launch.headers());
    const { address: view } = address.read();
    const build = parseImageBuildVersionArn(view.build);
    // Skip the prefetch until the user has signed in.
    const requested =
      build &&
      !access.session &&
      requestBuild(queryClient, access.client(build.region, build.account), build, view);
    const loading = loadCode();
    const host = (await loading.host)?.createHost({
      view: window,
      config,
      address,
      content: root,
      session: access.session,
    });
    const { session } = access;
    const signIn =
      session && (await import('./app/session/signInParts.ts')).signInParts(session, queryClient, window);
    const { mount } = await loading.mount;
    // Rendered once where the first view's data comes soon after the code; else its place is shown until then.
    if (requested) await Promise.race([requested, delay(blankDeadline)]);
    mount(root, { config, access, address, browser: window, queryClient, host, signIn });
  } catch (error) {
    const failure = await explainStart(error, window, checkVersion);
    showStartFailure(root, failure, window, () => void start());
  }
}

/** Reloads the page when a newer version is deployed: before the start a reload loses nothing. */
async function checkVersion(): Promise<void> {
  await reloadForNewVersion(reloaderOf(window, () => false));
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Begins to run the code that renders, once the first requests have left: running it takes longer than sending them. */
function loadCode() {
  const mount = import('./app/shell/mount.tsx');
  const host = address.framed ? import('./embed/host.ts') : undefined;
  // They may fail before they are awaited.
  mount.catch(() => undefined);
  host?.catch(() => undefined);
  return { mount, host };
}
