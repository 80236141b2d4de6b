import { isRegionName } from './endpoint.ts';
import {
  isOperationName,
  isServiceName,
  type OperationName,
  operations,
  type ServiceName,
  services,
} from './registry.ts';

/** What a request below `/api/` is for. */
export interface ApiRoute {
  readonly service: ServiceName;
  /** Undefined where the path does not hold the name of a Region. */
  readonly region: string | undefined;
  /** The operation as the request names it, and as an operation of the table, if it is one. */
  readonly operationText: string;
  readonly operation: OperationName | undefined;
  /** The path on the service's own host. */
  readonly servicePath: string;
}

/**
 * Reads `/api/imagebuilder/<region>/<Operation>`, or `/api/logs/<region>` with the operation in `x-amz-target`: that is where
 * the AWS CLI sends its requests with `--endpoint-url …/api/<service>/<region>`. Undefined for any other path.
 */
export function readApiRoute(pathname: string, target: string | null): ApiRoute | undefined {
  const [, api, service = '', region = '', ...rest] = pathname.split('/');
  if (api !== 'api' || !isServiceName(service)) return undefined;
  const servicePath = `/${rest.join('/')}`;
  return {
    service,
    region: isRegionName(region) ? region : undefined,
    servicePath,
    ...readOperation(service, servicePath, target),
  };
}

/** The operation that a request to a service's own host asks for. */
export function readOperation(
  service: ServiceName,
  servicePath: string,
  target: string | null,
): { readonly operationText: string; readonly operation: OperationName | undefined } {
  if (services[service].protocol === 'restJson1') {
    const name = servicePath.slice(1);
    const known = isOperationName(name) && operations[name].service === service;
    return { operationText: name, operation: known ? name : undefined };
  }
  const operationText = target ?? '';
  const named = Object.keys(operations)
    .filter(isOperationName)
    .find((name) => operations[name].service === service && operations[name].target === target);
  return { operationText, operation: servicePath === '/' ? named : undefined };
}
