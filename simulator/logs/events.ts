/** A log stream's events in order of time, read by index, so that a long log is never held in memory as a whole. */

export interface LogEvent {
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

export interface LogEvents {
  readonly length: number;
  /** The event at an index below `length`. */
  at(index: number): LogEvent;
}

/** Many lines that are written between two moments and computed one by one. */
export interface Block {
  readonly from: number;
  readonly until: number;
  readonly count: number;
  readonly line: (index: number) => string;
}

/** Joins single events, in order of time, with blocks that no single event falls into. */
export function joinEvents(single: readonly LogEvent[], blocks: readonly Block[]): LogEvents {
  const parts: LogEvents[] = [];
  let used = 0;
  for (const block of blocks.toSorted((a, b) => a.from - b.from)) {
    const before = single.findIndex(({ timestamp }, index) => index >= used && timestamp > block.from);
    const end = before === -1 ? single.length : before;
    parts.push(ofList(single.slice(used, end)), ofBlock(block));
    used = end;
  }
  parts.push(ofList(single.slice(used)));
  return {
    length: parts.reduce((sum, part) => sum + part.length, 0),
    at(index) {
      let rest = index;
      for (const part of parts) {
        if (rest < part.length) return part.at(rest);
        rest -= part.length;
      }
      throw new RangeError(`There is no event ${index}`);
    },
  };
}

function ofList(events: readonly LogEvent[]): LogEvents {
  return {
    length: events.length,
    at(index) {
      const event = events[index];
      if (!event) throw new RangeError(`There is no event ${index}`);
      return event;
    },
  };
}

function ofBlock({ from, until, count, line }: Block): LogEvents {
  return {
    length: count,
    at: (index) => ({
      timestamp: from + Math.floor(((until - from) * index) / count),
      message: line(index),
    }),
  };
}

/** The index of the first event at or after a moment; `length` when there is none. */
export function firstAtOrAfter(events: LogEvents, moment: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (events.at(middle).timestamp < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
