import { useSyncExternalStore } from 'react';
import { Dialog } from '../../../ui/Dialog.tsx';
import { shortcutStore } from '../../../ui/page/shortcuts.ts';
import styles from './ShortcutsDialog.module.css';
import type { ShortcutSetting } from './shortcutSetting.ts';

export interface ShortcutsDialogProps {
  readonly setting: ShortcutSetting;
  readonly onClose: () => void;
}

/** The keyboard shortcuts of the view, and the switch that turns them off. */
export function ShortcutsDialog({ setting, onClose }: ShortcutsDialogProps) {
  const shortcuts = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.read);
  const isOn = useSyncExternalStore(setting.subscribe, setting.read);
  const byKey = new Map(shortcuts.map((each) => [each.key, each.description]));
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <label className={styles['switch']}>
        <input type="checkbox" checked={isOn} onChange={(event) => setting.write(event.target.checked)} />
        Use keyboard shortcuts
      </label>
      <dl className={styles['list']}>
        {[...byKey].map(([key, description]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <p>Shortcuts are inactive while you type, in dialogs, and with Ctrl, Alt or Meta.</p>
    </Dialog>
  );
}
