import { readApiRoute, readOperation } from '../src/aws/apiRoute.ts';
import { isRegionName } from '../src/aws/endpoint.ts';
import { isServiceName, type OperationName, type ServiceName } from '../src/aws/registry.ts';

export interface Route {
  readonly service: ServiceName;
  /** The operation as the request names it, and as an operation of the table, if it is one. */
  readonly operationText: string;
  readonly operation: OperationName | undefined;
  /** The region that the address names, by prefix or by host. */
  readonly region: string | undefined;
  /** The path as it arrived, and as it is on the service's own host. */
  readonly paths: readonly string[];
}

/** Reads `/api/<service>/<region>/…`, or a request as it is sent to the service's own host. */
export function routeOf(url: URL, headers: Headers): Route {
  const { pathname } = url;
  const target = headers.get('x-amz-target');
  const route = readApiRoute(pathname, target);
  if (route) return { ...route, paths: [pathname, route.servicePath] };
  const { service, region } = readHost(headers.get('host') ?? url.host, target);
  return { service, region, ...readOperation(service, pathname, target), paths: [pathname] };
}

/** Service and region of a host. On any other host, a request with `x-amz-target` is for CloudWatch Logs. */
function readHost(
  host: string,
  target: string | null,
): { readonly service: ServiceName; readonly region: string | undefined } {
  const [service = '', region = ''] = host.split('.');
  if (isServiceName(service) && isRegionName(region)) return { service, region };
  return { service: target === null ? 'imagebuilder' : 'logs', region: undefined };
}
