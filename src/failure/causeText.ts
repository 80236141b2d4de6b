import { innerReason, isWrapper, tellingLine } from '../aws/errorText.ts';

/** Where a text about a failure came from. */
export type TextSource =
  | 'componentFailure'
  | 'regionFailure'
  | 'distributionFailure'
  | 'outputResources'
  | 'stepOutputs'
  | 'stepMessage'
  | 'executionMessage'
  | 'imageReason'
  | 'listMessage';

/** What to call a source, after "from". */
export const textSourceLabels = {
  componentFailure: 'the image’s failure context',
  regionFailure: 'the image’s failure context',
  distributionFailure: 'the image’s failure context',
  outputResources: 'the image’s list of AMIs',
  stepOutputs: 'the failed step’s outputs',
  stepMessage: 'the failed step’s message',
  executionMessage: 'the failed execution’s message',
  imageReason: 'the image’s reason',
  listMessage: 'the message of the list of executions',
} as const satisfies Record<TextSource, string>;

/** A text about a failure, with where it came from. Untrusted. */
export interface SourcedText {
  readonly source: TextSource;
  /** The whole text, without the words that the service puts around another's. */
  readonly text: string;
  /** Its line that explains most. */
  readonly line: string;
}

/** Longer texts are kept in the step's outputs alone, where they can be opened. */
const longest = 8_000;

export interface TextCandidate {
  readonly source: TextSource;
  readonly text: string | undefined;
  /** What it says without what it was put together with, when it was. */
  readonly core?: string | undefined;
}

/**
 * Orders what the sources say: the first says why, one that only names what failed stands in when none does. What another
 * source says already is left out, so that more than one text means that the sources add to each other, or disagree.
 */
export function orderTexts(candidates: readonly TextCandidate[]): SourcedText[] {
  const texts = candidates.flatMap(({ source, text, core = text }) => {
    const inner = innerReason(text ?? '');
    const line = tellingLine(inner);
    if (line === undefined) return [];
    const said = plain(innerReason(core ?? '').slice(0, longest));
    return [{ source, text: inner.slice(0, longest), line, said, wraps: isWrapper(inner) }];
  });
  const ordered = [...texts.filter(({ wraps }) => !wraps), ...texts.filter(({ wraps }) => wraps)];
  const kept: (SourcedText & { readonly said: string })[] = [];
  for (const { wraps, ...text } of ordered) {
    // What only names the failure adds nothing to what explains it: the cause has its component and exit code apart.
    if (wraps && kept.length > 0) break;
    const same = kept.findIndex(
      ({ said }) => said.includes(text.said) || text.said.includes(said) || said === plain(text.line),
    );
    if (same === -1) kept.push(text);
    // A step's message ends after 500 characters, and another source may have the rest of it.
    else if (
      text.said.length > (kept[same]?.said.length ?? 0) &&
      text.said.startsWith(kept[same]?.said ?? '')
    )
      kept[same] = text;
  }
  return kept.map(({ source, text, line }) => ({ source, text, line }));
}

/** The same words in another case, quoted or broken differently, are the same words. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s"'`.!]+/g, ' ')
    .trim();
}
