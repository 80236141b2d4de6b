import {
  acrossViews,
  flag,
  oneOf,
  openRows,
  optional,
  Problem,
  someOf,
  sorting,
  text,
  trimmed,
  whole,
  words,
  type Parameter,
} from './parameters.ts';

/** The service's own limit of `maxResults`. */
export const largestPageSize = 25;

/** The states of a pipeline that the overview can be filtered by. */
export const pipelineStates = [
  'failed',
  'waiting',
  'running',
  'slow',
  'missed',
  'disabled',
  'available',
] as const;

export type PipelineState = (typeof pipelineStates)[number];

/** The parameters of the page's address, in the order in which they are written. Everything that can be shared is here. */
export const parameters = {
  /** As typed; parsed by `understandBuild`. */
  build: text,
  /** The ARN of a pipeline whose builds are listed, where no build is asked for. */
  pipeline: trimmed,
  /**
   * The Region of the start page, as typed. Empty is every Region that the page is set up for in the overview, and the
   * deployment's own one in the lists.
   */
  region: trimmed,
  /** The id of the account of the start page; empty is each that the page is set up for. */
  account: trimmed,
  /** Of the overview's pipelines, the ones in one of these states. */
  state: someOf(pipelineStates),
  /** Of the overview's pipelines, the ones whose names have these words. */
  name: text,
  /** Which of the account's lists the start page shows. */
  list: oneOf(['images', 'pipelines', 'waiting']),
  /** Items per request: `maxResults` of the service. */
  pageSize: acrossViews(whole(1, largestPageSize)),
  /** Rows per "Load more". */
  maxItems: acrossViews(whole(1)),
  /** A resume token to start from. */
  startingToken: optional,
  /** The text of the filter. */
  filter: text,
  status: words,
  type: words,
  sort: sorting,
  /** The keys of open rows; undefined opens the failed execution. */
  open: openRows,
  /** `wall` is a view of the start page, the others of a build. */
  view: oneOf(['table', 'timeline', 'log', 'wall']),
  /** The id of the step execution whose log lines are shown; empty for the log of the whole build. */
  step: trimmed,
  /** The selected log lines, as the log viewer writes them. */
  lines: trimmed,
  clock: acrossViews(oneOf(['local', 'utc', 'relative', 'full'])),
  theme: acrossViews(oneOf(['system', 'light', 'dark'])),
  /** Embedded in a host page: without top bar and actions. */
  embed: acrossViews(flag),
};

type Parameters = typeof parameters;

/** The view that the page's address asks for. */
export type Address = {
  readonly [Name in keyof Parameters]: Parameters[Name] extends Parameter<infer Value> ? Value : never;
};

/** The parameters that filter rows by one of several words. */
export type WordsParameter = {
  [Name in keyof Parameters]: Parameters[Name] extends typeof words ? Name : never;
}[keyof Parameters];

export type { Sort } from './parameters.ts';
export type List = Address['list'];
export type View = Address['view'];
export type Clock = Address['clock'];
export type Theme = Address['theme'];

/** An invalid parameter. The address keeps it; the page says what it uses instead. */
export interface AddressProblem {
  readonly parameter: string;
  readonly value: string;
  readonly problem: string;
}

export interface ReadAddress {
  readonly address: Address;
  readonly problems: readonly AddressProblem[];
}

// What goes through the table by name loses the tie between a parameter and its value: `Address` is built from the table.
const entries: readonly (readonly [string, Parameter<unknown>])[] = Object.entries(parameters);

function fromEntries(values: readonly (readonly [string, unknown])[]): Address {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value comes from the parameter of its name
  return Object.fromEntries(values) as Address;
}

/** The start page. Parameters of one build or list are reset; those of all views are kept. */
export const startView: Partial<Address> = fromEntries(
  entries
    .filter(([, { staysAcrossViews }]) => !staysAcrossViews)
    .map(([name, { initial }]) => [name, initial]),
);

/** Reads a query string, `?build=…&pageSize=…`. Never throws: an invalid value is a problem and gets its default. */
export function readAddress(search: string): ReadAddress {
  const query = new URLSearchParams(search);
  const problems: AddressProblem[] = [];
  const address = fromEntries(
    entries.map(([name, parameter]) => {
      const given = query.get(name) ?? '';
      if (given === '') return [name, parameter.initial];
      const value = parameter.read(given);
      if (!(value instanceof Problem)) return [name, value];
      problems.push({ parameter: name, value: given.trim(), problem: value.text });
      return [name, parameter.initial];
    }),
  );
  return { address, problems };
}

/** Writes the query string of an address, `?…` or nothing, with defaults left out. */
export function writeAddress(address: Address): string {
  const values: Readonly<Record<string, unknown>> = address;
  const parts = entries.flatMap(([name, parameter]) => {
    const written = parameter.write(values[name]) ?? '';
    return written === '' ? [] : [`${name}=${encode(written)}`];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** An ARN stays readable in the address: a query may have `:`, `/` and `,` as they are. */
function encode(value: string): string {
  return encodeURIComponent(value).replace(/%(3A|2F|2C)/g, decodeURIComponent);
}
