import type { Address } from '../../../address/address.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './ViewSwitch.module.css';

/** The views of a build; the wall view belongs to the start page. */
type View = Exclude<Address['view'], 'wall'>;

const words = { table: 'Table', timeline: 'Timeline', log: 'Log' } as const satisfies Record<View, string>;
const views = ['table', 'timeline', 'log'] as const satisfies readonly View[];

export interface ViewSwitchProps {
  readonly view: Address['view'];
  readonly hasLog: boolean;
  readonly onView: (change: { readonly view: View }) => void;
}

/** The executions of a build as a table or against time, or its log. */
export function ViewSwitch({ view, hasLog, onView }: ViewSwitchProps) {
  const shown = view === 'wall' ? 'table' : view;
  return (
    <div className={styles['switch']} role="group" aria-label="View">
      {views
        .filter((one) => hasLog || one !== 'log')
        .map((one) => (
          <Button key={one} aria-pressed={one === shown} onClick={() => onView({ view: one })}>
            {words[one]}
          </Button>
        ))}
    </div>
  );
}
