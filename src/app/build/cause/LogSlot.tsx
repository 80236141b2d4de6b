import { useState } from 'react';
import { isPartOfAnother } from '../../../address/addressStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { Part } from '../../../ui/Part.tsx';
import { fromRest } from '../fromRest.ts';
import type { CauseLogProps } from './causeLogProps.ts';
import styles from './LogSlot.module.css';

const CauseLog = fromRest((rest) => rest.CauseLog);

export interface LogSlotProps extends CauseLogProps {
  /** The failed step or the image is not known yet: they say where the lines are. */
  readonly isLoading: boolean;
}

/** The space of the log lines beside a cause: reserved at once, filled when they come. */
export function LogSlot({ isLoading, ...props }: LogSlotProps) {
  const { cause, services } = props;
  const { config, address } = services;
  const isEmbedded = isPartOfAnother(address);
  const [isOpen, setIsOpen] = useState(!isEmbedded);
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
        <Part name="Log lines" afterPaint>
          <CauseLog {...props} />
        </Part>
      )}
    </div>
  );
}
