import type { Address } from '../../address/address.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ViewSwitch.module.css';

type View = Address['view'];

const words = { table: 'Table', timeline: 'Timeline' } as const satisfies Record<View, string>;
const views = ['table', 'timeline'] as const satisfies readonly View[];

export interface ViewSwitchProps {
  readonly view: View;
  readonly onView: (change: { readonly view: View }) => void;
}

/** The same executions as a table or against time. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <div className={styles['switch']} role="group" aria-label="View">
      {views.map((one) => (
        <Button key={one} aria-pressed={one === view} onClick={() => onView({ view: one })}>
          {words[one]}
        </Button>
      ))}
    </div>
  );
}
