import { useCallback, useMemo } from 'react';
import { AddressLink } from '../../../lists/AddressLink.tsx';
import { parseInstant } from '../../../lib/time.ts';
import { LogExcerpt } from '../../../logs/excerpt/LogExcerpt.tsx';
import { callerAccount } from '../callerAccount.ts';
import type { CauseLogProps } from './causeLogProps.ts';
import { ranInParallel } from '../log/ranInParallel.ts';
import { useLogStream } from '../log/useLogStream.ts';

/** The log lines of a cause. */
export function CauseLog({ cause, known, services, onFullText }: CauseLogProps) {
  const { client, build, image, rows } = known;
  const { address } = services;
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
  return (
    <LogExcerpt
      client={client}
      log={log}
      failed={failed}
      callerAccount={callerAccount(services, build)}
      isRunning={!cause.settled}
      isParallel={execution !== undefined && ranInParallel(execution, rows)}
      openLink={openLink}
      onFullText={onFullText}
    />
  );
}
