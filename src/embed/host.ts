import type { Config } from '../auth/config.ts';
import { isFrameAncestor } from '../auth/frameAncestors.ts';
import type { Session } from '../auth/session.ts';
import { startView } from '../address/address.ts';
import type { AddressStore } from '../address/addressStore.ts';
import { parseImagePipelineArn } from '../aws/imagebuilder/pipelineArn.ts';
import { understandBuild } from '../aws/imagebuilder/understandBuild.ts';
import { embedTexts } from './embedTexts.ts';
import { createHeights } from './heights.ts';
import { acceptCredentials } from './hostCredentials.ts';
import { type FromFrame, type FromHost, protocolVersion } from './protocol.ts';
import { createRateLimit } from './rateLimit.ts';
import { readFromHost, readHello } from './readFromHost.ts';

/** The host page. Messages from before its hello are kept until then. */
export interface Host {
  /** Sends a message. Of each type only the last is kept, and an unchanged state is not sent again; errors always are. */
  readonly send: (message: FromFrame) => void;
  /** Calls the listener when the host page requests a refresh. */
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

function post(port: MessagePort, message: FromFrame): void {
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
  const countMessage = createRateLimit({ burst: 40, perSecond: 10, now: () => performance.now() });
  let port: MessagePort | undefined;

  const send = (message: FromFrame) => {
    const isEvent = message.type === 'error' || message.type === 'authRequired';
    if (!isEvent && JSON.stringify(last.get(message.type)) === JSON.stringify(message)) return;
    last.set(message.type, message);
    if (port) post(port, message);
  };

  const handle = (message: FromHost) => {
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
        return send({ type: 'error', code: 'build', message: understood.title });
      }
      case 'refresh':
        for (const listener of refreshListeners) listener();
        return undefined;
      case 'credentials': {
        const { type: _type, ...credentials } = message;
        const refusal =
          session && config.access.kind === 'host'
            ? acceptCredentials(session, credentials)
            : embedTexts.noCredentialsFromHost;
        if (refusal !== undefined) send({ type: 'error', code: 'credentials', message: refusal });
        return undefined;
      }
    }
  };

  const onPortMessage = ({ data }: MessageEvent<unknown>) => {
    switch (countMessage()) {
      case 'firstDropped':
        return send({ type: 'error', code: 'rate', message: embedTexts.tooManyMessages });
      case 'dropped':
        return undefined;
      case 'accepted': {
        const message = readFromHost(data);
        return message && handle(message);
      }
    }
  };

  const onMessage = (event: MessageEvent<unknown>) => {
    if (event.source !== view.parent || !isFrameAncestor(config.frameAncestors, event.origin)) return;
    const version = readHello(event.data);
    const [offered] = event.ports;
    // Only the first hello is used: the host page repeats it until it gets a response.
    if (version === undefined || !offered || port) return;
    if (version !== protocolVersion) {
      const message = embedTexts.otherVersion(protocolVersion, version);
      post(offered, { type: 'error', code: 'version', message });
      offered.close();
      return;
    }
    port = offered;
    port.addEventListener('message', onPortMessage);
    port.start();
    post(port, { type: 'ready', version: protocolVersion });
    for (const message of last.values()) post(port, message);
  };
  view.addEventListener('message', onMessage);

  const sendView = () => {
    const href = new URL(address.href({ embed: false }), view.location.href).href;
    send({ type: 'navigate', href, build: address.read().address.build });
  };
  sendView();
  address.subscribe(sendView);

  const sendSession = () => {
    const kind = session?.state().kind;
    if (kind === 'signedOut') send({ type: 'authRequired', reason: 'none' });
    else if (kind === 'ended') send({ type: 'authRequired', reason: 'ended' });
    else last.delete('authRequired');
  };
  sendSession();
  session?.subscribe(sendSession);

  const heightToReport = createHeights(() => performance.now());
  new ResizeObserver(() => {
    const height = heightToReport(content.getBoundingClientRect().height);
    if (height !== undefined) send({ type: 'resize', height });
  }).observe(content);

  return {
    send,
    onRefresh(listener) {
      refreshListeners.add(listener);
      return () => refreshListeners.delete(listener);
    },
  };
}
