import { type ReactNode, useId, useSyncExternalStore } from 'react';
import type { Address, Clock, Theme } from '../../address/address.ts';
import { shortcutsKey, shortcutStore } from '../../ui/page/shortcuts.ts';
import styles from './TopBar.module.css';

export interface TopBarProps {
  readonly home: string;
  readonly onHome: () => void;
  readonly settings: Pick<Address, 'clock' | 'theme'>;
  readonly onSettings: (change: Partial<Pick<Address, 'clock' | 'theme'>>) => void;
  readonly children?: ReactNode;
}

const clocks: Record<Clock, string> = {
  local: 'Local time',
  utc: 'UTC',
  relative: 'Relative',
  full: 'Full dates',
};
const themes: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The settings of the whole page: home link, clock, theme and keyboard shortcuts. */
export function TopBar({ home, onHome, settings, onSettings, children }: TopBarProps) {
  // The code of the shortcuts is loaded after the first rows.
  const areShortcutsReady = useSyncExternalStore(shortcutStore.subscribe, shortcutStore.read).length > 0;
  return (
    <header className={styles['bar']}>
      <a
        className={styles['name']}
        data-home
        href={home}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onHome();
        }}
      >
        Image Builder<span className={styles['what']}> workflows</span>
      </a>
      <span className={styles['space']} />
      {children}
      <button
        type="button"
        className={styles['shortcuts']}
        data-ready={areShortcutsReady}
        aria-haspopup="dialog"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        onClick={() => shortcutStore.run(shortcutsKey)}
      >
        ?
      </button>
      <Setting
        label="Clock"
        value={settings.clock}
        words={clocks}
        onChoose={(clock) => onSettings({ clock })}
      />
      <Setting
        label="Theme"
        value={settings.theme}
        words={themes}
        onChoose={(theme) => onSettings({ theme })}
      />
    </header>
  );
}

interface SettingProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}

function Setting<Value extends string>({ label, value, words, onChoose }: SettingProps<Value>) {
  const id = useId();
  const values = Object.keys(words).filter((key): key is Value => key in words);
  return (
    <span className={styles['setting']}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.target.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </span>
  );
}
