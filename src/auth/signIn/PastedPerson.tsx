import { useEffect, useRef } from 'react';
import type { Person } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './SignIn.module.css';

export interface PastedPersonProps {
  readonly person: Person;
  /** Milliseconds since the epoch; undefined where the paste did not say. */
  readonly expiresAt: number | undefined;
  readonly onUse: () => void;
  readonly onOthers: () => void;
}

/** Whose the pasted credentials are, to be seen before they are used. Takes the focus from the field it replaces. */
export function PastedPerson({ person, expiresAt, onUse, onOthers }: PastedPersonProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { account, identity } = person;
  const until =
    expiresAt === undefined ? (
      'not said: the page notices when AWS no longer takes them'
    ) : (
      <Time value={new Date(expiresAt).toISOString()} />
    );
  const facts = [
    ['Account', account && <Untrusted key="account" text={account} />],
    ['Role or user', identity && <Untrusted key="identity" text={identity} />],
    ['Until', until],
  ] as const;
  return (
    <section className={styles['form']} aria-label="Whose credentials these are">
      <h2 ref={heading} tabIndex={-1} className={styles['heading']}>
        Use these credentials?
      </h2>
      <div className={styles['facts']}>
        <Facts facts={facts} />
      </div>
      <div className={styles['row']}>
        <Button look="primary" onClick={onUse}>
          Use these credentials
        </Button>
        <Button onClick={onOthers}>Paste others</Button>
      </div>
    </section>
  );
}
