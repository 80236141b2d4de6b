import type { InfiniteData } from '@tanstack/react-query';
import { canStillChange } from '../aws/imagebuilder/executionStatus.ts';
import type { AwsClient } from '../aws/client.ts';
import { takePress, type Press, type PressSettings } from './press.ts';

export type Presses = InfiniteData<Press>;

/** Whether a press holds an execution that can still change. */
export function canPressChange(press: Press): boolean {
  return press.workflowExecutions.some(({ status }) => canStillChange(status));
}

/**
 * Which presses have to be read again: those that hold an execution that can still change, and the last one, after which
 * new executions come. A default refetch of an infinite query would read all of them.
 */
export function pressesToRead(presses: readonly Press[]): number[] {
  return Array.from(presses.keys()).filter((index) => {
    const press = presses[index];
    return press !== undefined && (index === presses.length - 1 || canPressChange(press));
  });
}

/**
 * Reads again what can change, each press with the token it was read with, one after another so that a refresh never is
 * a burst. Presses that were not read keep their very objects. Rejects when a press fails: what was read before it is
 * handed to `keep` already.
 */
export async function refreshPresses(
  client: AwsClient,
  settings: PressSettings,
  read: () => Presses | undefined,
  keep: (presses: Presses) => void,
  signal: AbortSignal,
): Promise<void> {
  const before = read();
  if (!before) return;
  for (const index of pressesToRead(before.pages)) {
    const press = await takePress(client, settings, tokenAt(before, index), signal);
    // A press may have been added meanwhile: it stays.
    const current = read();
    if (!current || signal.aborted) return;
    if (press.cutShort) throw press.cutShort;
    keep({ ...current, pages: current.pages.with(index, keepToken(press, current, index)) });
  }
}

/** The press after this one was read with the token that this one gave then: the chain stays as it was followed. */
function keepToken(press: Press, { pages, pageParams }: Presses, index: number): Press {
  return index === pages.length - 1
    ? press
    : { ...press, nextToken: tokenAt({ pages, pageParams }, index + 1) };
}

function tokenAt({ pageParams }: Presses, index: number): string | undefined {
  const token = pageParams[index];
  return typeof token === 'string' ? token : undefined;
}
