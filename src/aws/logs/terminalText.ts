// Control sequences are what this module is about.
/* oxlint-disable no-control-regex */

/**
 * Terminal control sequences other than colours: cursor movements, window titles, links (OSC 8). Also an incomplete sequence at
 * the end of a line. Each alternative takes linear time.
 */
const sequences =
  /\u001B\][^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C|$)|(?:\u001B\[|\u009B)[0-?]*[ -/]*(?:[@-~]|$)|\u001B[PX^_][^\u001B\u009C]*(?:\u001B\\|\u009C|$)|\u001B[ -/]*[0-~]?/g;

/** A colour sequence (SGR), with parameters that are numbers alone. */
const colour = /^(?:\u001B\[|\u009B)[\d;]*m$/;

function hasSequences(text: string): boolean {
  return text.includes('\u001B') || text.includes('\u009B');
}

/** A line as a reader sees it: without terminal control sequences. */
export function withoutSequences(line: string): string {
  return hasSequences(line) ? line.replace(sequences, '') : line;
}

/** A line with its colours alone; undefined when it has none. */
export function onlyColours(line: string): string | undefined {
  if (!hasSequences(line)) return undefined;
  const text = line.replace(sequences, (sequence) =>
    colour.test(sequence) ? `\u001B[${sequence.replace(/^(?:\u001B\[|\u009B)/, '')}` : '',
  );
  return text.includes('\u001B') ? text : undefined;
}
