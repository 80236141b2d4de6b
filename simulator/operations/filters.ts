import { ServiceError } from '../errors.ts';
import { asRecord } from '../json.ts';
import type { Input } from '../validation.ts';

export type Filters = ReadonlyMap<string, readonly string[]>;

/** The `filters` of an input: each a name the operation knows, with up to ten values of which one must match. */
export function filtersOf(input: Input, known: readonly string[]): Filters {
  const { filters } = input;
  if (filters === undefined || filters === null) return new Map();
  if (!Array.isArray(filters) || filters.length === 0 || filters.length > 10) {
    throw new ServiceError(
      'InvalidRequestException',
      "1 validation error detected: Value at 'filters' failed to satisfy constraint: Member must have length between 1 and 10",
    );
  }
  return new Map(
    filters.map((filter): [string, readonly string[]] => {
      const { name, values } = asRecord(filter) ?? {};
      if (typeof name !== 'string' || !known.includes(name)) {
        throw new ServiceError(
          'InvalidRequestException',
          `The filter '${String(name)}' is not supported. Supported filters: ${known.join(', ')}.`,
        );
      }
      if (!Array.isArray(values) || values.length === 0 || values.length > 10) {
        throw new ServiceError(
          'InvalidRequestException',
          `The filter '${name}' must have between 1 and 10 values.`,
        );
      }
      for (const value of values) requireFilterValue(name, value);
      return [name, values.map(String)];
    }),
  );
}

/** Of the service model. */
const filterValue = /^[0-9a-zA-Z./_ :,{}"-]{1,1024}$/;

function requireFilterValue(name: string, value: unknown): void {
  if (typeof value !== 'string')
    throw new ServiceError('SerializationException', `A value of the filter '${name}' is not a string`);
  if (filterValue.test(value)) return;
  throw new ServiceError(
    'InvalidRequestException',
    `1 validation error detected: Value '${value.slice(0, 200)}' of the filter '${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${filterValue.source}`,
  );
}

/** Whether `fields` satisfies every filter. Case counts. */
export function matches(filters: Filters, fields: Readonly<Record<string, string>>): boolean {
  return [...filters].every(([name, values]) => values.includes(fields[name] ?? ''));
}
