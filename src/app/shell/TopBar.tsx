import { type ReactNode, useId } from 'react';
import type { Address, Clock, Theme } from '../../address/address.ts';
import styles from './TopBar.module.css';

export interface TopBarProps {
  readonly home: string;
  readonly onHome: () => void;
  readonly settings: Pick<Address, 'clock' | 'theme'>;
  readonly onSettings: (change: Partial<Pick<Address, 'clock' | 'theme'>>) => void;
  readonly children?: ReactNode;
}

const clocks: Record<Clock, string> = { local: 'Local time', utc: 'UTC', relative: 'Relative' };
const themes: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** The one place for what holds for the whole page: the way home, the clock and the theme. */
export function TopBar({ home, onHome, settings, onSettings, children }: TopBarProps) {
  return (
    <header className={styles['bar']}>
      <a
        className={styles['name']}
        href={home}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onHome();
        }}
      >
        Image Builder<span className={styles['what']}> workflows</span>
      </a>
      {children}
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
