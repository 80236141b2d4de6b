import { launchSecretHeader, sessionKeyHeader } from './config.ts';

/** What `public/boot.js` left for the page. */
interface Boot {
  /** The launch's secret, taken out of the address. */
  readonly secret: string | undefined;
  /** The first request for `config.json`; undefined where the browser refuses to run the page. */
  readonly config: Promise<Response> | undefined;
}

declare global {
  interface Window {
    dashboardLaunch?: Boot;
  }
}

/** The page's part of a launch of the local server in profile mode. In other modes there is neither a secret nor a session. */
export interface LaunchSession {
  /** Reads `config.json`: the first time, the response to the request of `boot.js`. */
  readConfig(): Promise<Response>;
  /** Keeps the key that `config.json` gave, for this and later loads of the page. */
  remember(sessionKey: string | undefined): void;
  /** The headers by which the local server recognises requests of this page. */
  headers(): Readonly<Record<string, string>>;
}

/** The item of `localStorage`, which unlike a cookie belongs to this origin alone, its port included. */
const storageKey = 'session-key';

/** Takes over what `boot.js` has begun, and leaves no secret in the window. */
export function takeLaunchSession(view: Window): LaunchSession {
  const boot = view.dashboardLaunch;
  delete view.dashboardLaunch;
  let first = boot?.config;
  let key = storedKey(view);
  const headers = () => ({
    ...(boot?.secret === undefined ? {} : { [launchSecretHeader]: boot.secret }),
    ...(key === undefined ? {} : { [sessionKeyHeader]: key }),
  });
  return {
    headers,
    async readConfig() {
      const begun = first;
      first = undefined;
      return begun ?? view.fetch('config.json', { credentials: 'same-origin', headers: headers() });
    },
    remember(sessionKey) {
      key = sessionKey;
      try {
        if (sessionKey === undefined) view.localStorage.removeItem(storageKey);
        else view.localStorage.setItem(storageKey, sessionKey);
      } catch {
        // Storage is blocked: the secret admits this page until it is reloaded.
      }
    },
  };
}

function storedKey(view: Window): string | undefined {
  try {
    return view.localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}
