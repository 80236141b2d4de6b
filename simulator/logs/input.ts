/** What CloudWatch Logs checks of a request before it looks anything up. */
import { ServiceError } from '../errors.ts';
import type { Input } from '../validation.ts';

export function refuse(message: string): never {
  throw new ServiceError('InvalidParameterException', message);
}

function refuseMember(member: string, constraint: string): never {
  return refuse(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

export function optionalText(input: Input, member: string, maximum: number, minimum = 1): string | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') return wrongType(member, 'a string');
  if (value.length < minimum)
    return refuseMember(member, `Member must have length greater than or equal to ${minimum}`);
  if (value.length > maximum)
    return refuseMember(member, `Member must have length less than or equal to ${maximum}`);
  return value;
}

export function requiredText(input: Input, member: string, maximum: number): string {
  return optionalText(input, member, maximum) ?? refuseMember(member, 'Member must not be null');
}

export function optionalNumber(
  input: Input,
  member: string,
  { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: { minimum?: number; maximum?: number } = {},
): number | undefined {
  const value = input[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(member, 'an integer');
  if (value < minimum)
    return refuseMember(member, `Member must have value greater than or equal to ${minimum}`);
  if (value > maximum) return refuseMember(member, `Member must have value less than or equal to ${maximum}`);
  return value;
}

export function optionalBoolean(input: Input, member: string): boolean {
  const value = input[member] ?? false;
  return typeof value === 'boolean' ? value : wrongType(member, 'a boolean');
}

/** The log group's name, which a request gives as it is or inside an ARN. */
export function logGroupIn(input: Input): string {
  const name = optionalText(input, 'logGroupName', 512);
  const identifier = optionalText(input, 'logGroupIdentifier', 2048);
  if (name !== undefined && identifier !== undefined)
    return refuse('Only one of logGroupName and logGroupIdentifier may be given.');
  const group = name ?? identifier?.replace(/^arn:aws[^:]*:logs:[^:]+:[0-9]{12}:log-group:/, '');
  if (group === undefined) return refuseMember('logGroupName', 'Member must not be null');
  if (!/^[.\-_/#A-Za-z0-9]+$/.test(group))
    return refuseMember(
      'logGroupName',
      'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
    );
  return group;
}

/** The account of a group that a request names by its ARN. */
export function logGroupAccountIn(input: Input): string | undefined {
  const identifier = optionalText(input, 'logGroupIdentifier', 2048) ?? '';
  return /^arn:aws[^:]*:logs:[^:]+:([0-9]{12}):log-group:/.exec(identifier)?.[1];
}

/** `logStreamNames` of FilterLogEvents, or undefined when all streams are meant. */
export function streamNamesIn(input: Input): ReadonlySet<string> | undefined {
  const value = input['logStreamNames'] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return wrongType('logStreamNames', 'a list');
  const names = value.map((name: unknown) =>
    typeof name === 'string' ? name : wrongType('logStreamNames', 'a list of strings'),
  );
  if (names.length === 0 || names.length > 100)
    return refuseMember('logStreamNames', 'Member must have length between 1 and 100');
  return new Set(names);
}

function wrongType(member: string, expected: string): never {
  throw new ServiceError('SerializationException', `${member} is not ${expected}`);
}
