/** A filter of a list operation: `{ name: 'name', values: ['golden-ami'] }`. The values are alternatives. */
export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** Filters in the form that the SDK's types ask for, which is that of a list it might change. */
export function toSdkFilters(filters: readonly Filter[] | undefined) {
  if (filters === undefined) return {};
  return { filters: filters.map(({ name, values }) => ({ name, values: [...values] })) };
}
