// @ts-check
/// <reference path="embed.d.ts" />

// Defines <imagebuilder-workflows> for host pages. Without dependencies, as a classic script or a module. The messages between
// the host page and the frame are in docs/embed.md.
(() => {
  'use strict';

  const tag = 'imagebuilder-workflows';
  if (customElements.get(tag)) return;

  const version = 1;
  const written = ['build', 'theme', 'clock'];
  const measured = ['height', 'min-height', 'max-height'];
  /** The frame may open windows. It cannot navigate the host page. */
  const sandbox =
    'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox';

  const script =
    document.currentScript ?? [...document.scripts].find(({ src }) => /\/embed\.js(?:[?#]|$)/.test(src));
  const folder = script instanceof HTMLScriptElement && script.src ? new URL('.', script.src).href : '';

  // A constructed style sheet is allowed by a policy without 'unsafe-inline'.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; position: relative; }
    :host([hidden]), [hidden] { display: none !important; }
    iframe { display: block; inline-size: 100%; border: 0; color-scheme: normal; }
    p { position: absolute; inset: 0 0 auto 0; margin: 0; font: inherit; }
    p[data-failed] { position: static; }
  `);

  class ImageBuilderWorkflows extends HTMLElement {
    static observedAttributes = [...written, ...measured, 'src', 'label'];

    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    /** @type {MessagePort | undefined} */
    #port;
    /** @type {MessagePort[]} */
    #offered = [];
    /** @type {ImageBuilderState | null} */
    #state = null;
    /** @type {Map<string, string>} the values that were sent last, by attribute */
    #sent = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #nextHello;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #deadline;
    /** The content's height, in pixels; 0 while it is not known. */
    #height = 0;
    #origin = '';
    /** Whether it is connected and was opened. `isConnected` is already true during construction. */
    #isOpen = false;
    #note = document.createElement('p');
    #why = document.createElement('span');
    #link = document.createElement('a');

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      this.#link.target = '_blank';
      this.#link.rel = 'noopener';
      this.#link.textContent = 'Open the workflow executions';
      const slot = document.createElement('slot');
      slot.append(this.#why, this.#link);
      this.#note.setAttribute('part', 'fallback');
      this.#note.append(slot);
      root.append(this.#note);
    }

    get state() {
      return this.#state;
    }

    refresh() {
      this.#port?.postMessage({ type: 'refresh' });
    }

    /** @param {ImageBuilderCredentials} credentials */
    setCredentials({ accessKeyId, secretAccessKey, sessionToken, expiration }) {
      const message = { type: 'credentials', accessKeyId, secretAccessKey, sessionToken, expiration };
      this.#port?.postMessage(message);
      return this.#port !== undefined;
    }

    connectedCallback() {
      this.#isOpen = true;
      this.#open();
    }

    disconnectedCallback() {
      this.#isOpen = false;
      this.#close();
    }

    /**
     * @param {string} name
     * @param {string | null} before
     * @param {string | null} now
     */
    attributeChangedCallback(name, before, now) {
      if (!this.#isOpen || before === now) return;
      // Also after a start that failed because `src` was missing.
      if (name === 'src') return this.#open();
      if (!this.#frame) return;
      if (name === 'label') {
        this.#frame.title = this.#label;
      } else if (measured.includes(name)) {
        this.#fit();
      } else {
        this.#link.href = this.#address(false)?.href ?? '';
        this.#sendAttributes();
      }
    }

    get #label() {
      return this.getAttribute('label') ?? 'Image Builder workflow executions';
    }

    /**
     * The dashboard's address for the attributes.
     *
     * @param {boolean} embedded
     */
    #address(embedded) {
      const base = this.getAttribute('src') ?? folder;
      if (!URL.canParse(base, document.baseURI)) return undefined;
      const url = new URL(base, document.baseURI);
      if (!/^https?:$/.test(url.protocol)) return undefined;
      for (const name of written) {
        const value = this.getAttribute(name);
        if (value) url.searchParams.set(name, value);
      }
      if (embedded) url.searchParams.set('embed', '1');
      return url;
    }

    /** Loads the dashboard into a new frame: navigating the old one would add to this page's history. */
    #open() {
      this.#close();
      const url = this.#address(true);
      if (!url || (!this.hasAttribute('src') && folder === '')) {
        this.#link.removeAttribute('href');
        return this.#fail('src', 'The attribute src is missing: set it to the address of the dashboard.');
      }
      this.#origin = url.origin;
      this.#link.href = this.#address(false)?.href ?? '';
      this.#sent = new Map(written.map((name) => [name, this.getAttribute(name) ?? '']));
      this.#wait();
      const frame = document.createElement('iframe');
      frame.title = this.#label;
      frame.setAttribute('sandbox', sandbox);
      frame.allow = 'clipboard-write';
      frame.src = url.href;
      // Each load is a new document, which needs a new connection.
      frame.addEventListener('load', () => {
        this.#disconnect();
        this.#wait();
        this.#hello(frame, 50);
      });
      this.#frame = frame;
      this.#fit();
      this.shadowRoot?.append(frame);
    }

    #close() {
      this.#disconnect();
      clearTimeout(this.#deadline);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#state = null;
      this.#height = 0;
    }

    #disconnect() {
      clearTimeout(this.#nextHello);
      for (const port of this.#offered) port.close();
      this.#offered = [];
      this.#port = undefined;
    }

    /** Shows the link until the dashboard responds, and an error when it does not. */
    #wait() {
      clearTimeout(this.#deadline);
      if (this.#frame) this.#frame.hidden = false;
      this.#why.textContent = '';
      this.#link.hidden = false;
      this.#note.hidden = false;
      delete this.#note.dataset['failed'];
      const message =
        'The dashboard did not respond: it may be offline, or may not allow this page to embed it.';
      this.#deadline = setTimeout(
        () => this.#fail('timeout', message),
        Number(this.getAttribute('timeout') ?? 15_000),
      );
    }

    /**
     * Sends a port to the dashboard only: the browser drops the message when the frame has another origin. It is repeated, since
     * a page that has just loaded has no listener yet.
     *
     * @param {HTMLIFrameElement} frame
     * @param {number} again milliseconds
     */
    #hello(frame, again) {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }) => this.#receive(port1, data));
      port1.start();
      this.#offered.push(port1);
      frame.contentWindow?.postMessage({ imagebuilderWorkflows: version, type: 'hello' }, this.#origin, [
        port2,
      ]);
      this.#nextHello = setTimeout(() => this.#hello(frame, again * 2), again);
    }

    /** Sends the attributes that have changed since they were sent last. */
    #sendAttributes() {
      if (!this.#port) return;
      for (const name of written) {
        const value = this.getAttribute(name) ?? '';
        if (this.#sent.get(name) === value) continue;
        this.#sent.set(name, value);
        if (name === 'build') this.#port.postMessage({ type: 'setBuild', build: value });
        else if (name === 'theme') this.#port.postMessage({ type: name, theme: value || 'system' });
        else this.#port.postMessage({ type: name, clock: value || 'local' });
      }
    }

    /**
     * @param {MessagePort} port
     * @param {unknown} data
     */
    #receive(port, data) {
      const message = asRecord(data);
      if (this.#port ? port !== this.#port : message['type'] !== 'ready' && message['type'] !== 'error')
        return;
      switch (message['type']) {
        case 'ready':
          if (message['version'] !== version) return;
          clearTimeout(this.#nextHello);
          clearTimeout(this.#deadline);
          for (const other of this.#offered) if (other !== port) other.close();
          this.#port = port;
          this.#offered = [port];
          this.#note.hidden = true;
          this.#emit('imagebuilder-ready', { version });
          return this.#sendAttributes();
        case 'resize':
          this.#height = numberIn(message, 'height');
          return this.#fit();
        case 'navigate': {
          const href = textIn(message, 'href');
          if (!URL.canParse(href) || new URL(href).origin !== this.#origin) return;
          this.#link.href = href;
          return this.#emit('imagebuilder-navigate', { href, build: textIn(message, 'build') });
        }
        case 'state':
          this.#state = readState(message);
          return this.#emit('imagebuilder-state', this.#state);
        case 'authRequired':
          return this.#emit('imagebuilder-authrequired', {
            reason: message['reason'] === 'ended' ? 'ended' : 'none',
          });
        case 'error': {
          const code = codes.find((one) => one === message['code']);
          if (!code) return;
          if (code === 'version') return this.#fail(code, textIn(message, 'message'));
          return this.#emit('imagebuilder-error', { code, message: textIn(message, 'message') });
        }
      }
    }

    /**
     * @param {ImageBuilderError['code']} code
     * @param {string} message
     */
    #fail(code, message) {
      this.#disconnect();
      clearTimeout(this.#deadline);
      if (this.#frame) this.#frame.hidden = true;
      this.#why.textContent = `${message} `;
      this.#note.hidden = false;
      this.#note.dataset['failed'] = code;
      this.#link.hidden = this.#link.href === '';
      this.#emit('imagebuilder-error', { code, message });
    }

    #fit() {
      if (!this.#frame) return;
      /** @type {(name: string, otherwise: number) => number} */
      const pixels = (name, otherwise) => {
        const value = Number.parseFloat(this.getAttribute(name) ?? '');
        return value > 0 ? value : otherwise;
      };
      const wanted = this.#height || pixels('height', 480);
      const height = Math.max(pixels('min-height', 120), Math.min(wanted, pixels('max-height', 2000)));
      this.#frame.style.setProperty('block-size', `${height}px`);
    }

    /**
     * @template {keyof ImageBuilderEventMap} Type
     * @param {Type} type
     * @param {ImageBuilderEventMap[Type]['detail']} detail
     */
    #emit(type, detail) {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }
  }

  const codes = /** @type {const} */ (['version', 'build', 'credentials', 'rate', 'read']);

  /** @type {(value: unknown) => Readonly<Record<string, unknown>>} */
  const asRecord = (value) => (typeof value === 'object' && value !== null ? { ...value } : {});

  /** @type {(record: Readonly<Record<string, unknown>>, name: string) => string} */
  const textIn = (record, name) => {
    const value = record[name];
    return typeof value === 'string' ? value.slice(0, 10_000) : '';
  };

  /** @type {(record: Readonly<Record<string, unknown>>, name: string) => number} */
  const numberIn = (record, name) => {
    const value = record[name];
    return typeof value === 'number' && value > 0 && value < 1e7 ? value : 0;
  };

  /** @type {(message: Readonly<Record<string, unknown>>) => ImageBuilderState} */
  const readState = (message) => {
    const given = asRecord(message['counts']);
    const names = Object.keys(given).slice(0, 50);
    return Object.freeze({
      build: textIn(message, 'build'),
      status: textIn(message, 'status') || null,
      label: textIn(message, 'label'),
      counts: Object.freeze(Object.fromEntries(names.map((name) => [name, numberIn(given, name)]))),
      executions: numberIn(message, 'executions'),
      more: message['more'] === true,
      canChange: message['canChange'] === true,
    });
  };

  customElements.define(tag, ImageBuilderWorkflows);
})();
