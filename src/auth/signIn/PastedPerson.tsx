import { useEffect, useRef } from 'react';
import { authTexts } from '../authTexts.ts';
import type { Person } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Time } from '../../ui/Time.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import styles from './SignIn.module.css';

export interface PastedPersonProps {
  readonly person: Person;
  /** Milliseconds since the epoch; undefined when unknown. */
  readonly expiresAt: number | undefined;
  readonly onUse: () => void;
  readonly onOthers: () => void;
}

/** The identity of pasted credentials, to confirm before they are used. It takes the focus from the field that it replaces. */
export function PastedPerson({ person, expiresAt, onUse, onOthers }: PastedPersonProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { account, identity } = person;
  const until =
    expiresAt === undefined ? (
      authTexts.validity.untilRejected
    ) : (
      <Time value={new Date(expiresAt).toISOString()} />
    );
  const facts = [
    ['Account', account && <Untrusted key="account" text={account} />],
    ['Role or user', identity && <Untrusted key="identity" text={identity} />],
    ['Valid until', until],
  ] as const;
  return (
    <section className={styles['form']} aria-label="Verified credentials">
      <h2 ref={heading} tabIndex={-1} className={styles['heading']}>
        Use these credentials?
      </h2>
      <div className={styles['facts']}>
        <Facts facts={facts} />
      </div>
      <div className={styles['row']}>
        <Button variant="primary" onClick={onUse}>
          Use these credentials
        </Button>
        <Button onClick={onOthers}>Paste other credentials</Button>
      </div>
    </section>
  );
}
