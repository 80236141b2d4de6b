import { isRegionName, relayPrefix } from '../src/aws/endpoint.ts';

export interface Route {
  /** What is asked for: an operation's name, if it is one. */
  readonly operation: string;
  /** The region that the address names, by prefix or by host. */
  readonly region: string | undefined;
  /** The path as it arrived, and as it is on the service's own host. */
  readonly paths: readonly string[];
}

/** Reads `/<Operation>` on any host, or `/api/imagebuilder/<region>/<Operation>`. */
export function routeOf(url: URL, hostHeader: string | null): Route {
  const { pathname } = url;
  if (pathname.startsWith(relayPrefix)) {
    const [region = '', ...rest] = pathname.slice(relayPrefix.length).split('/');
    const own = `/${rest.join('/')}`;
    return {
      operation: rest.join('/'),
      region: isRegionName(region) ? region : undefined,
      paths: [pathname, own],
    };
  }
  return { operation: pathname.slice(1), region: regionOfHost(hostHeader ?? url.host), paths: [pathname] };
}

function regionOfHost(host: string): string | undefined {
  const region = /^imagebuilder\.([^.]+)\./.exec(host)?.[1];
  return region !== undefined && isRegionName(region) ? region : undefined;
}
