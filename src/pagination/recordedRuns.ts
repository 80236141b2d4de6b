/**
 * Runs of botocore 1.43's paginator with the real model of ListWorkflowExecutions and a method that answers from `service`.
 * An item is a letter and a page a word; null is a page without a list. Recorded, not computed: the point is that no one
 * here wrote the expectations.
 */
export interface RecordedRun {
  readonly name: string;
  /** Each page's items and `nextToken`; a page is fetched with the token of the one before. */
  readonly service: readonly (readonly [items: string | null, nextToken: string | null])[];
  readonly settings: {
    readonly maxItems?: number | string;
    readonly pageSize?: number | string;
    readonly startingToken?: string;
  };
  /** The token of every request, null for none. */
  readonly asked: readonly (string | null)[];
  readonly pages: readonly (string | null)[];
  readonly resumeToken?: string;
  /** The Python exception that ended the run. */
  readonly error?: 'ValueError' | 'PaginationError';
}

const threePages: RecordedRun['service'] = [
  ['abc', 't1'],
  ['defg', 't2'],
  ['hi', null],
];
const pagesWithNothing: RecordedRun['service'] = [
  ['abc', 't1'],
  ['', 't2'],
  [null, 't3'],
  ['de', ''],
];
const sameTokenTwice: RecordedRun['service'] = [
  ['ab', 'same'],
  ['cd', 'same'],
  ['ef', null],
];

export const recordedRuns: readonly RecordedRun[] = [
  {
    name: 'everything, and an empty string ends it',
    service: pagesWithNothing,
    settings: {},
    asked: [null, 't1', 't2', 't3'],
    pages: ['abc', '', null, 'de'],
  },
  {
    name: 'cut inside the first page',
    service: threePages,
    settings: { maxItems: 2 },
    asked: [null],
    pages: ['ab'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'cut inside a later page',
    service: threePages,
    settings: { maxItems: 5, pageSize: 4 },
    asked: [null, 't1'],
    pages: ['abc', 'de'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'cut on a page end',
    service: threePages,
    settings: { maxItems: 3 },
    asked: [null],
    pages: ['abc'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEifQ==',
  },
  {
    name: "cut on the last page's end",
    service: threePages,
    settings: { maxItems: 9 },
    asked: [null, 't1', 't2'],
    pages: ['abc', 'defg', 'hi'],
  },
  {
    name: 'no items wanted',
    service: threePages,
    settings: { maxItems: 0 },
    asked: [null],
    pages: [''],
    resumeToken: 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAwfQ==',
  },
  {
    name: 'no items wanted and none on the first page',
    service: [
      ['', 't1'],
      ['a', null],
    ],
    settings: { maxItems: 0 },
    asked: [null],
    pages: [''],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEifQ==',
  },
  {
    name: 'numbers as text',
    service: threePages,
    settings: { maxItems: '3', pageSize: ' 25 ' },
    asked: [null],
    pages: ['abc'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEifQ==',
  },
  {
    name: 'resumed inside a page, to the end',
    service: threePages,
    settings: { startingToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ==' },
    asked: ['t1', 't2'],
    pages: ['g', 'hi'],
  },
  {
    name: 'resumed and cut again in the same page',
    service: threePages,
    settings: {
      startingToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==',
      maxItems: 2,
    },
    asked: ['t1'],
    pages: ['ef'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ==',
  },
  {
    name: 'resumed and cut again on a later page',
    service: threePages,
    settings: {
      startingToken: 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
      maxItems: 3,
    },
    asked: [null, 't1'],
    pages: ['c', 'de'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: "resumed beyond the page's end",
    service: threePages,
    settings: {
      startingToken: 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiA5fQ==',
      maxItems: 2,
    },
    asked: [null, 't1'],
    pages: ['', 'de'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'resumed on a page without a list',
    service: pagesWithNothing,
    settings: { startingToken: 'eyJuZXh0VG9rZW4iOiAidDIiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==' },
    asked: ['t2', 't3'],
    pages: [null, 'de'],
  },
  {
    name: 'older token with a count',
    service: threePages,
    settings: { startingToken: 't1___2', maxItems: 1 },
    asked: ['t1'],
    pages: ['f'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ==',
  },
  {
    name: 'older token for the first page',
    service: threePages,
    settings: { startingToken: 'None___1', maxItems: 1 },
    asked: [null],
    pages: ['b'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'a service token that holds ___',
    service: [
      ['a', 'x___y'],
      ['bcd', null],
    ],
    settings: { startingToken: 'x___y', maxItems: 2 },
    asked: ['x___y'],
    pages: ['bc'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAieF9fX3kiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'an older token with too many parts',
    service: threePages,
    settings: { startingToken: 't1___1___2' },
    asked: [],
    pages: [],
    error: 'ValueError',
  },
  {
    name: 'a count without a page, not handed back',
    service: threePages,
    settings: { startingToken: 'eyJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDJ9', maxItems: 4 },
    asked: [null, 't1'],
    pages: ['c', 'def'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAzfQ==',
  },
  {
    name: 'a count without a page, to be handed back',
    service: threePages,
    settings: { startingToken: 'eyJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9', maxItems: 1 },
    asked: [null],
    pages: [],
    error: 'ValueError',
  },
  {
    name: 'base64 broken over lines with text behind it',
    service: threePages,
    settings: {
      startingToken: 'eyJuZXh0VG9rZW4iOiAi\ndDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ== (page 2)',
      maxItems: 1,
    },
    asked: ['t1'],
    pages: ['e'],
    resumeToken: 'eyJuZXh0VG9rZW4iOiAidDEiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==',
  },
  {
    name: 'a token outside ASCII',
    service: [
      ['ab', 'naïve 😀\u007f'],
      ['cde', null],
    ],
    settings: { maxItems: 3 },
    asked: [null, 'naïve 😀\u007f'],
    pages: ['ab', 'c'],
    resumeToken:
      'eyJuZXh0VG9rZW4iOiAibmFcdTAwZWZ2ZSBcdWQ4M2RcdWRlMDBcdTAwN2YiLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==',
  },
  {
    name: 'the same token twice',
    service: sameTokenTwice,
    settings: {},
    asked: [null, 'same'],
    pages: ['ab', 'cd'],
    error: 'PaginationError',
  },
];
