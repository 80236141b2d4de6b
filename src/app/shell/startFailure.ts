import { type Config, parseConfig } from '../../auth/config.ts';
import { refusedByHeader } from '../../aws/refuser.ts';
import { isMissingCode } from '../../lib/missingCode.ts';
import { isPage, probeSite } from './siteState.ts';

/** Why the dashboard did not start, and what to do. */
export interface StartFailure {
  readonly title: string;
  readonly nextStep: string;
}

/** A failure with its own message, thrown where the cause is known. */
export class StartError extends Error implements StartFailure {
  override name = 'StartError';
  readonly title: string;
  readonly nextStep: string;

  constructor({ title, nextStep }: StartFailure) {
    super(title);
    this.title = title;
    this.nextStep = nextStep;
  }
}

const otherPage: StartFailure = {
  title: 'Another page answers in place of this site, such as a captive portal or a sign-in page.',
  nextStep: 'Open this site in a new tab and sign in there, then retry.',
};

/** Reads the response to a request for `config.json`. Rejects with a `StartError` for everything that is not a valid configuration. */
export async function readConfig(send: () => Promise<Response>): Promise<Config> {
  const response = await send();
  const text = await response.text();
  if (response.headers.get(refusedByHeader) === 'local-server') throw new StartError(refused(text));
  if (!response.ok) {
    throw new StartError({
      title: `config.json could not be read: HTTP ${response.status}.`,
      nextStep: 'Retry. If it fails again, ask the operator of this site to check the deployment.',
    });
  }
  if (isPage(text)) throw new StartError(otherPage);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new StartError({
      title: 'config.json is not valid JSON.',
      nextStep:
        'Without it the dashboard does not know how to sign in, so it sends no requests. Ask the operator of this site to correct the file.',
    });
  }
  return parseConfig(json);
}

/** The rejection of the local server: the page has no session, usually because the server was restarted. */
function refused(text: string): StartFailure {
  const message: unknown = Object(JSON.parse(text)).message;
  return {
    title: 'The local server of this dashboard does not know this page.',
    nextStep: typeof message === 'string' ? message : 'Open the address that npm start printed.',
  };
}

/**
 * Explains why the dashboard did not start. Asks the site when only the network can tell.
 *
 * @param checkVersion reloads the page when a newer version is deployed
 */
export async function explainStart(
  error: unknown,
  view: Pick<Window, 'fetch' | 'navigator'>,
  checkVersion: () => Promise<unknown>,
): Promise<StartFailure> {
  if (error instanceof StartError) return error;
  const isMissing = isMissingCode(error);
  const isOurs = error instanceof TypeError && error.message.startsWith('config.json: ');
  if (isOurs) return { title: error.message, nextStep: 'Ask the operator of this site to correct the file.' };
  if (isMissing) await checkVersion();
  const site = await probeSite(view);
  switch (site) {
    case 'offline':
      return { title: 'You are offline.', nextStep: 'The dashboard starts when the connection is back.' };
    case 'silent':
      return {
        title: 'This site does not answer.',
        nextStep: 'Check your connection and, for a local dashboard, that its server runs. Then retry.',
      };
    case 'otherPage':
      return otherPage;
    case 'answers':
      return isMissing
        ? {
            title: 'A part of the page did not load.',
            nextStep: 'If a new version has just been deployed, reload the page. Otherwise retry.',
          }
        : { title: error instanceof Error ? error.message : String(error), nextStep: 'Retry.' };
  }
}

/**
 * Shows why the dashboard did not start, with a button to start again; it starts again by itself when the browser is online
 * again. No framework is loaded yet.
 */
export function showStartFailure(
  root: Element,
  { title, nextStep }: StartFailure,
  view: Window,
  start: () => void,
): void {
  const { document } = view;
  const add = (parent: Element, tag: string, text: string) => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };
  const main = document.createElement('main');
  main.setAttribute('role', 'alert');
  main.className = 'start-failure';
  add(main, 'h1', 'The dashboard could not start');
  add(main, 'p', title);
  add(main, 'p', nextStep);
  const again = () => {
    view.removeEventListener('online', again);
    start();
  };
  add(main, 'button', 'Retry').addEventListener('click', again);
  view.addEventListener('online', again);
  root.replaceChildren(main);
}
