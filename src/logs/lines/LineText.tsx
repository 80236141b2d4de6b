import type { LogLine } from '../../aws/logs/logLine.ts';
import { plainText } from '../../lib/plainText.ts';
import { markedRuns, type TextSpan } from './lineText.ts';
import styles from './LineText.module.css';

export interface LineTextProps {
  readonly line: LogLine;
  /** Characters that are shown. */
  readonly length: number;
  readonly matches?: readonly TextSpan[];
}

const noMatches: readonly TextSpan[] = [];

/** The text of a log line with its colours, and nothing in it that deceives: React renders it as text. */
export function LineText({ line, length, matches = noMatches }: LineTextProps) {
  if (line.colours === undefined && matches.length === 0)
    return <bdi>{plainText(line.text.slice(0, length))}</bdi>;
  return (
    <bdi>
      {markedRuns(line, matches, length).map((run, index) => {
        const text = plainText(run.text);
        const Element = run.isMatch ? 'mark' : 'span';
        return (
          <Element
            // The runs of one line never change their order.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={styles['run']}
            data-colour={run.colour}
            data-tinted={run.tinted}
            data-bold={run.bold}
            data-dim={run.dim}
            data-italic={run.italic}
            data-underline={run.underline}
          >
            {text}
          </Element>
        );
      })}
    </bdi>
  );
}
