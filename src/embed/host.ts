import type { Config } from '../auth/config.ts';
import { isFrameAncestor } from '../auth/frameAncestors.ts';
import type { Session } from '../auth/session.ts';
import { startView } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';
import { parseImagePipelineArn } from '../aws/imagebuilder/pipelineArn.ts';
import { understandBuild } from '../aws/imagebuilder/understandBuild.ts';
import { createHeights } from './heights.ts';
import { takeCredentials } from './hostCredentials.ts';
import { type FromFrame, type FromHost, protocolVersion } from './protocol.ts';
import { createRateLimit } from './rateLimit.ts';
import { readFromHost, readHello } from './readFromHost.ts';

/** The page around us, once it has said hello; whatever it is told before that waits. */
export interface Host {
  /** Of each type the last one counts. What is so and was said already is not sent again; what happens again is. */
  readonly tell: (message: FromFrame) => void;
  /** Calls the listener whenever the page around us asks for a look. */
  readonly onRefresh: (listener: () => void) => () => void;
}

export interface HostOptions {
  readonly view: Window;
  readonly config: Pick<Config, 'access' | 'frameAncestors'>;
  readonly address: AddressStore;
  /** The content of the page, whose height is reported. */
  readonly content: Element;
  /** The session, where the deployment has a sign-in. */
  readonly session?: Session | undefined;
}

function say(port: MessagePort, message: FromFrame): void {
  port.postMessage(message);
}

/**
 * Listens for the hello of the host page, and exchanges messages over the port in it. Other messages and other senders are
 * ignored.
 */
export function createHost(options: HostOptions): Host {
  const { view, config, address, content, session } = options;
  const refreshListeners = new Set<() => void>();
  const last = new Map<FromFrame['type'], FromFrame>();
  const judge = createRateLimit({ burst: 40, perSecond: 10, now: () => performance.now() });
  let port: MessagePort | undefined;

  const tell = (message: FromFrame) => {
    const isEvent = message.type === 'error' || message.type === 'authRequired';
    if (!isEvent && JSON.stringify(last.get(message.type)) === JSON.stringify(message)) return;
    last.set(message.type, message);
    if (port) say(port, message);
  };

  const obey = (message: FromHost) => {
    switch (message.type) {
      case 'theme':
        return address.replace({ theme: message.theme });
      case 'clock':
        return address.replace({ clock: message.clock });
      case 'setBuild': {
        const { build } = message;
        const understood = understandBuild(build);
        if (understood.kind !== 'problem' || parseImagePipelineArn(build)) {
          return address.replace({ ...startView, build });
        }
        return tell({ type: 'error', code: 'build', message: understood.title });
      }
      case 'refresh':
        for (const listener of refreshListeners) listener();
        return undefined;
      case 'credentials': {
        const { type: _type, ...credentials } = message;
        const refusal =
          session && config.access.kind === 'host'
            ? takeCredentials(session, credentials)
            : 'This deployment takes no credentials from the page around it.';
        if (refusal !== undefined) tell({ type: 'error', code: 'credentials', message: refusal });
        return undefined;
      }
    }
  };

  const onPortMessage = ({ data }: MessageEvent<unknown>) => {
    switch (judge()) {
      case 'first':
        return tell({ type: 'error', code: 'rate', message: 'Too many messages at once: some are dropped.' });
      case 'more':
        return undefined;
      case 'fine': {
        const message = readFromHost(data);
        return message && obey(message);
      }
    }
  };

  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== view.parent || !isFrameAncestor(config.frameAncestors, event.origin)) return;
    const version = readHello(event.data);
    const [offered] = event.ports;
    // The first hello counts: the page around us repeats it until it is answered.
    if (version === undefined || !offered || port) return;
    if (version !== protocolVersion) {
      const message = `The page speaks version ${protocolVersion} of the protocol, the page around it version ${version}.`;
      say(offered, { type: 'error', code: 'version', message });
      offered.close();
      return;
    }
    port = offered;
    port.addEventListener('message', onPortMessage);
    port.start();
    say(port, { type: 'ready', version: protocolVersion });
    for (const message of last.values()) say(port, message);
  };
  view.addEventListener('message', onMessage);

  const tellView = () => {
    const href = new URL(address.href({ embed: false }), view.location.href).href;
    tell({ type: 'navigate', href, build: address.read().address.build });
  };
  tellView();
  address.subscribe(tellView);

  const tellSession = () => {
    const kind = session?.state().kind;
    if (kind === 'signedOut') tell({ type: 'authRequired', reason: 'none' });
    else if (kind === 'ended') tell({ type: 'authRequired', reason: 'ended' });
    else last.delete('authRequired');
  };
  tellSession();
  session?.subscribe(tellSession);

  const heightToTell = createHeights(() => performance.now());
  new ResizeObserver(() => {
    const height = heightToTell(content.getBoundingClientRect().height);
    if (height !== undefined) tell({ type: 'resize', height });
  }).observe(content);

  return {
    tell,
    onRefresh(listener) {
      refreshListeners.add(listener);
      return () => refreshListeners.delete(listener);
    },
  };
}
