/**
 * The origins that may frame this page. One list defines both the `frame-ancestors` of the policy and the origins whose messages
 * are accepted, since the two must not differ.
 */

/** An origin over TLS, or all subdomains of a domain. The template's `FrameAncestors` takes the same. */
export const secureAncestor = String.raw`https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{2,5})?`;

/** A page on the machine itself, which needs no TLS: for the local server only. */
const localAncestor = String.raw`http://(127\.0\.0\.1|localhost|([a-z0-9-]+\.)+localhost)(:\d{2,5})?`;

const ancestor = new RegExp(`^(?:${secureAncestor}|${localAncestor})$`);

/**
 * Reads origins separated by spaces, as `frame-ancestors` has them.
 *
 * @returns undefined when one of them is not an origin, such as one with a path, or `*`
 */
export function parseFrameAncestors(text: string): string[] | undefined {
  const sources = text.split(' ').filter((source) => source !== '');
  return sources.every((source) => ancestor.test(source)) ? sources : undefined;
}

/**
 * Whether a page of this origin may frame us, by the rules that a browser applies to `frame-ancestors`: `*.` matches one
 * or more labels, a source without a port means its scheme's own, and `http` allows `https` too.
 *
 * @param origin as in `MessageEvent.origin`; `null` for an opaque one, which is never listed
 */
export function isFrameAncestor(sources: readonly string[], origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const theirs = new URL(origin);
  return sources.some((source) => {
    const [, scheme, wildcard, host, port] =
      /^(https?):\/\/(\*\.)?([^:/*]+)(?::(\d+))?$/.exec(ancestor.test(source) ? source : '') ?? [];
    if (scheme === undefined || host === undefined) return false;
    const isHost = wildcard ? theirs.hostname.endsWith(`.${host}`) : theirs.hostname === host;
    return isHost && isSchemeAndPort(scheme, port, theirs);
  });
}

const ownPorts: Readonly<Record<string, string>> = { http: '80', https: '443' };

function isSchemeAndPort(
  scheme: string,
  port: string | undefined,
  { protocol, port: theirPort }: URL,
): boolean {
  const theirScheme = protocol.slice(0, -1);
  const isUpgrade = scheme === 'http' && theirScheme === 'https';
  if (theirScheme !== scheme && !isUpgrade) return false;
  const theirs = theirPort === '' ? ownPorts[theirScheme] : theirPort;
  const ours = port ?? ownPorts[isUpgrade ? theirScheme : scheme];
  return theirs === ours || (isUpgrade && ours === '80' && theirs === '443');
}
