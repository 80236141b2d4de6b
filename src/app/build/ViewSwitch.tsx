import type { Address } from '../../address/address.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ViewSwitch.module.css';

type View = Address['view'];

const words = { table: 'Table', timeline: 'Timeline', log: 'Log' } as const satisfies Record<View, string>;
const views = ['table', 'timeline', 'log'] as const satisfies readonly View[];

export interface ViewSwitchProps {
  readonly view: View;
  readonly hasLog: boolean;
  readonly onView: (change: { readonly view: View }) => void;
}

/** The executions of a build as a table or against time, or its log. */
export function ViewSwitch({ view, hasLog, onView }: ViewSwitchProps) {
  return (
    <div className={styles['switch']} role="group" aria-label="View">
      {views
        .filter((one) => hasLog || one !== 'log')
        .map((one) => (
          <Button key={one} aria-pressed={one === view} onClick={() => onView({ view: one })}>
            {words[one]}
          </Button>
        ))}
    </div>
  );
}
