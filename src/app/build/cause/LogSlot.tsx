import { useCallback, useMemo, useState } from 'react';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import type { Cause } from '../../../failure/cause.ts';
import { parseInstant } from '../../../lib/time.ts';
import { Button } from '../../../ui/Button.tsx';
import { Part } from '../../../ui/Part.tsx';
import type { Services } from '../../shell/services.ts';
import { afterRows } from '../afterRows.ts';
import { callerAccount } from '../callerAccount.ts';
import styles from './LogSlot.module.css';
import { ranInParallel } from '../log/ranInParallel.ts';
import type { KnownOfBuild } from './useCause.ts';
import { useLogStream } from '../log/useLogStream.ts';

const LogExcerpt = afterRows(async () => (await import('../../../logs/LogExcerpt.tsx')).LogExcerpt);

export interface LogSlotProps {
  readonly cause: Cause;
  /** The failed step or the image is not known yet: they say where the lines are. */
  readonly isLoading: boolean;
  readonly known: Pick<KnownOfBuild, 'client' | 'build' | 'image' | 'rows'>;
  readonly services: Pick<Services, 'config' | 'access' | 'address'>;
  readonly onFullText: (text: string | undefined) => void;
}

/** The space of the log lines beside a cause: reserved at once, filled when they come. */
export function LogSlot({ cause, isLoading, known, services, onFullText }: LogSlotProps) {
  const { client, build, image, rows } = known;
  const { config, address } = services;
  const isEmbedded = isPartOfAnother(address);
  const [isOpen, setIsOpen] = useState(!isEmbedded);
  const log = useLogStream(build, image);
  const { step, execution, text, exitCode } = cause;
  const failed = useMemo(
    () => ({
      startedAt: parseInstant(step?.startTime),
      endedAt: parseInstant(step?.endTime ?? execution?.endTime),
      runsComponents: step?.action === 'ExecuteComponents',
      text: text?.text,
      exitCode,
    }),
    [step, execution, text, exitCode],
  );
  const openLink = useCallback(
    (range: string | undefined) => (
      <AddressLink address={address} to={{ view: 'log', step: '', lines: range ?? '' }}>
        Open log
      </AddressLink>
    ),
    [address],
  );
  if (cause.kind !== 'failed') return null;
  if (!config.logLines)
    return isEmbedded ? null : (
      <p className={styles['note']}>This deployment does not show log lines (LogLines is off).</p>
    );
  if (!isOpen)
    return (
      <div>
        <Button size="small" onClick={() => setIsOpen(true)}>
          Show log lines
        </Button>
      </div>
    );
  return (
    <div className={styles['log']} aria-busy={isLoading}>
      {!isLoading && (
        <Part name="Log lines">
          <LogExcerpt
            client={client}
            log={log}
            failed={failed}
            callerAccount={callerAccount(services)}
            isRunning={!cause.settled}
            isParallel={execution !== undefined && ranInParallel(execution, rows)}
            openLink={openLink}
            onFullText={onFullText}
          />
        </Part>
      )}
    </div>
  );
}
