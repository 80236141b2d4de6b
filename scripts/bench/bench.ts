import { ownPage, watchFirstView } from './firstView.ts';
import { measureFirstView } from './measureFirstView.ts';
import { longFrame, measureLog } from './measureLog.ts';
import { measureRefresh } from './measureRefresh.ts';
import { measureRows } from './measureRows.ts';
import { measureSize, sizeBudget } from './measureSize.ts';
import { withPage } from './withPage.ts';

// Prints what the page weighs and how quick it is. Everything that a limit is set for is measured here, in one run, with
// its baseline; the times are of this machine, the ratios and the requests are not.

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

const refreshes = [
  ['pages loaded', 'with a running execution', 'requests of a refresh', '… of a default refetch()'],
];
for (const pages of [1, 10, 40, 400]) {
  for (const running of [0, 1, 3]) {
    if (running > pages) continue;
    const { ours, refetch } = await measureRefresh(pages, running);
    const where = running === 0 ? 'none' : running === 1 ? 'the last page' : `the last ${running} pages`;
    refreshes.push([String(pages), where, String(ours), String(refetch)]);
  }
}
print(refreshes);
console.log();

await withPage(async ({ browser, urlOf }) => {
  const size = await measureSize(await watchFirstView(browser, urlOf('linuxFailedComponent'), ownPage));
  print([
    ['critical JavaScript, gzip', kilobytes(size.page), '', ''],
    ['… of React, Query, Table and the SDK client', kilobytes(size.bare), '', ''],
    ['… as a ratio', size.ratio.toFixed(3), `at most ${sizeBudget}`, verdict(size.ratio <= sizeBudget)],
  ]);
  for (const throttled of [false, true]) {
    const { row, bareRow, cause, bareCause, views } = await measureFirstView(browser, throttled);
    const rounds = views.map((view) =>
      view.rounds.map((round) => round.toSorted().join(' + ')).join(', then '),
    );
    const calls = Math.max(...views.map((view) => view.rounds.flat().length));
    const files = Math.max(...views.map((view) => view.files.length));
    const between = Math.max(...views.map(({ rowAt, causeAt }) => Math.abs(causeAt - rowAt)));
    console.log(
      `\n${throttled ? '4 x CPU, 10 Mbit/s, 40 ms latency' : 'Not throttled'}, medians of ${views.length}`,
    );
    print([
      [
        'first row',
        milliseconds(row),
        `${(row / bareRow).toFixed(2)} of the libraries’ ${milliseconds(bareRow)}, at most 1.0`,
        verdict(row <= bareRow),
      ],
      [
        'cause',
        milliseconds(cause),
        `${(cause / bareCause).toFixed(2)} of the bare calls’ ${milliseconds(bareCause)}, at most 2.0`,
        verdict(cause <= 2 * bareCause),
      ],
      ['between them', milliseconds(between), 'at most one frame, 17 ms', verdict(between <= 17)],
      [
        'calls before the cause',
        String(calls),
        [...new Set(rounds)].join(' | '),
        verdict(calls === 3 && views.every((view) => view.rounds.length === 2)),
      ],
      ['requests for files', String(files), 'at most 9', verdict(files <= 9)],
    ]);
  }
  console.log();

  const rows = await measureRows(browser, urlOf('twelveThousand'));
  const log = await measureLog(browser, urlOf('logLong'));
  const times = (value: number) => `${(value / rows.baseline).toFixed(1)} × sorting 12,000 strings`;
  print([
    ['load all', `${rows.loadAllSeconds.toFixed(1)} s`, rows.loaded, ''],
    ['elements in the table', String(rows.elements), 'at most 2,000', verdict(rows.elements <= 2000)],
    ['sort', milliseconds(rows.sort), `at most 100 ms; ${times(rows.sort)}`, verdict(rows.sort <= 100)],
    [
      'filter',
      milliseconds(rows.filter),
      `at most 100 ms; ${times(rows.filter)}`,
      verdict(rows.filter <= 100),
    ],
    ['log lines loaded', log.lines, '', ''],
    ['line elements', String(log.elements), 'at most 200', verdict(log.elements <= 200)],
    [
      `frames over ${longFrame} ms in a scroll of the log`,
      `${log.longFrames} of ${log.frames}`,
      `none; ${log.longFramesOfEmptyPage} of an empty page`,
      verdict(log.longFrames === 0),
    ],
    ['search of all log lines', milliseconds(log.search), 'at most 300 ms', verdict(log.search <= 300)],
    ['baseline', milliseconds(rows.baseline), 'sorting 12,000 strings with Intl.Collator', ''],
  ]);
});

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}

function print(lines: readonly (readonly string[])[]): void {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
