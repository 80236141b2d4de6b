/** The view that the page's address asks for. Everything that someone may want to share is here, nowhere else. */
export interface Address {
  /** What stands in `?build=`, as typed: `understandBuild` says what it means. */
  readonly build: string;
  /** The ARN of a pipeline whose builds are listed, where no build is asked for. */
  readonly pipeline: string;
  /** Where to look for images and pipelines, as typed; empty is the deployment's own region. */
  readonly region: string;
  /** Which of the account's lists the start page shows. */
  readonly list: List;
  /** Items asked for in one request: `maxResults` of the service, 1..25. */
  readonly pageSize: number | undefined;
  /** Rows that one "load more" brings. */
  readonly maxItems: number | undefined;
  /** A resume token to start from. */
  readonly startingToken: string | undefined;
  /** The filter's text. */
  readonly filter: string;
  readonly status: readonly string[];
  readonly type: readonly string[];
  readonly sort: Sort | undefined;
  /** Execution ids whose row is open; undefined leaves it to the page, which opens the one that failed. */
  readonly open: readonly string[] | undefined;
  readonly view: View;
  readonly clock: Clock;
  readonly theme: Theme;
  /** Inside another page, or made for it: no chrome of its own, and nothing that changes anything. */
  readonly embed: boolean;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

const lists = ['images', 'pipelines', 'waiting'] as const;
const views = ['table', 'timeline'] as const;
const clocks = ['local', 'utc', 'relative'] as const;
const switches = ['0', '1'] as const;
const themes = ['system', 'light', 'dark'] as const;

export type List = (typeof lists)[number];
export type View = (typeof views)[number];
export type Clock = (typeof clocks)[number];
export type Theme = (typeof themes)[number];

/** The start page. What belongs to one build or one list goes; clock, theme and embedding, which hold for all views, stay. */
export const startView = {
  build: '',
  pipeline: '',
  region: '',
  list: 'images',
  startingToken: undefined,
  filter: '',
  status: [],
  type: [],
  sort: undefined,
  open: undefined,
  view: 'table',
} as const satisfies Partial<Address>;

/** A parameter that could not be taken as it is. The address keeps it; the page says what it does instead. */
export interface AddressProblem {
  readonly parameter: string;
  readonly value: string;
  readonly problem: string;
}

export interface ReadAddress {
  readonly address: Address;
  readonly problems: readonly AddressProblem[];
}

/** The service's own limit of `maxResults`. */
export const largestPageSize = 25;

/** Reads a query string, `?build=…&pageSize=…`. Never throws: what can't be taken is a problem and its default. */
export function readAddress(search: string): ReadAddress {
  const query = new URLSearchParams(search);
  const problems: AddressProblem[] = [];
  const refuse = (parameter: string, value: string, problem: string) => {
    problems.push({ parameter, value, problem });
  };

  const whole = (parameter: string, least: number, most: number): number | undefined => {
    const value = query.get(parameter)?.trim();
    if (value === undefined || value === '') return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `${least} to ${most}`;
    refuse(parameter, value, `It takes ${range}, so it is left at its default.`);
    return undefined;
  };

  const oneOf = <Value extends string>(parameter: string, values: readonly [Value, ...Value[]]): Value => {
    const value = query.get(parameter);
    if (value === null || value === '') return values[0];
    const known = values.find((one) => one === value);
    if (known === undefined) refuse(parameter, value, `It takes ${values.join(', ')}; ${values[0]} is used.`);
    return known ?? values[0];
  };

  const address: Address = {
    build: query.get('build') ?? '',
    pipeline: query.get('pipeline')?.trim() ?? '',
    region: query.get('region')?.trim() ?? '',
    list: oneOf('list', lists),
    pageSize: whole('pageSize', 1, largestPageSize),
    maxItems: whole('maxItems', 1, Number.MAX_SAFE_INTEGER),
    startingToken: query.get('startingToken')?.trim() || undefined,
    filter: query.get('filter') ?? '',
    status: list(query.get('status')),
    type: list(query.get('type')),
    sort: readSort(query.get('sort')),
    open: readOpen(query.get('open')),
    view: oneOf('view', views),
    clock: oneOf('clock', clocks),
    theme: oneOf('theme', themes),
    embed: oneOf('embed', switches) === '1',
  };
  return { address, problems };
}

/** Writes the query string of an address, `?…` or nothing, with defaults left out. */
export function writeAddress(address: Address): string {
  const parts: string[] = [];
  const put = (parameter: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') parts.push(`${parameter}=${encode(String(value))}`);
  };
  put('build', address.build);
  put('pipeline', address.pipeline);
  put('region', address.region);
  if (address.list !== lists[0]) put('list', address.list);
  put('pageSize', address.pageSize);
  put('maxItems', address.maxItems);
  put('startingToken', address.startingToken);
  put('filter', address.filter);
  put('status', address.status.join(','));
  put('type', address.type.join(','));
  put('sort', address.sort && `${address.sort.descending ? '-' : ''}${address.sort.column}`);
  put('open', address.open?.length === 0 ? noneOpen : address.open?.join(','));
  if (address.view !== views[0]) put('view', address.view);
  if (address.clock !== clocks[0]) put('clock', address.clock);
  if (address.theme !== themes[0]) put('theme', address.theme);
  if (address.embed) put('embed', 1);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function list(value: string | null): string[] {
  return (value ?? '').split(',').filter((part) => part !== '');
}

/** Stands for "no row at all", which is not the same as saying nothing. */
const noneOpen = 'none';

function readOpen(value: string | null): string[] | undefined {
  if (value === null || value === '') return undefined;
  return value === noneOpen ? [] : list(value);
}

function readSort(value: string | null): Sort | undefined {
  const match = /^(-?)([A-Za-z]+)$/.exec(value ?? '');
  return match?.[2] ? { column: match[2], descending: match[1] === '-' } : undefined;
}

/** An ARN stays readable in the address: a query may hold `:`, `/` and `,` as they are. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/%(3A|2F|2C)/g, decodeURIComponent);
}
