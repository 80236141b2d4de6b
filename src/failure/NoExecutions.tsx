import type { ImageBuildVersion } from '../aws/imagebuilder/arn.ts';
import { logStreamEvidence } from '../aws/imagebuilder/evidence/evidence.ts';
import type { Image } from '../aws/imagebuilder/image.ts';
import { Places } from '../ui/Places.tsx';
import { useServiceNow } from '../ui/now.ts';
import { emptinessOf } from './emptiness.ts';
import styles from './NoExecutions.module.css';

export interface NoExecutionsProps {
  readonly build: ImageBuildVersion;
  /** Undefined when GetImage could not be read. */
  readonly image: Image | undefined;
  readonly message: string | undefined;
  /** Whether GetImage is loading: an empty list alone does not show why it is empty. */
  readonly reading: boolean;
}

/** Shown instead of rows when a build has no executions, with the reason. */
export function NoExecutions({ build, image, message, reading }: NoExecutionsProps) {
  const now = useServiceNow({ still: true });
  if (reading) return <p className={styles['empty']}>No workflow executions. Loading the reason…</p>;
  const { kind, title, detail, nextStep } = emptinessOf({ build, image, listMessage: message, now });
  const logs = kind === 'recordsExpired' || kind === 'undecided' ? [logStreamEvidence(build, image)] : [];
  return (
    <div className={styles['empty']} data-kind={kind}>
      <h3 className={styles['title']}>{title}</h3>
      <p>{detail}</p>
      <p>{nextStep}</p>
      <Places
        places={logs.map(({ label, value, consoleUrl, cliCommand, note }) => ({
          label,
          value,
          href: consoleUrl,
          command: cliCommand,
          note,
        }))}
      />
    </div>
  );
}
