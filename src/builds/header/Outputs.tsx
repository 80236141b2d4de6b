import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { OutputLine } from './OutputLine.tsx';
import { type Output, wordsForRest } from './outputs.ts';
import styles from './Outputs.module.css';

export interface OutputsProps {
  readonly outputs: readonly Output[];
  readonly build: ImageBuildVersion;
  /** What to say where there are none. */
  readonly none: string;
}

/** What a build made: the first in sight, the others behind a word that says how many. */
export function Outputs({ outputs, build, none }: OutputsProps) {
  const [first, ...rest] = outputs;
  if (!first) return <span>{none}</span>;
  return (
    <span className={styles['outputs']}>
      <OutputLine output={first} build={build} />
      {rest.length > 0 && (
        <details className={styles['rest']}>
          <summary>{wordsForRest(rest)}</summary>
          <ul>
            {rest.map((output) => (
              <li key={[output.region, output.otherAccount, output.id].join(' ')}>
                <OutputLine output={output} build={build} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
}
