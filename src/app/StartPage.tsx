import type { ReactNode } from 'react';
import { OpenBuild } from './OpenBuild.tsx';
import styles from './StartPage.module.css';

export interface StartPageProps {
  readonly initial: string;
  readonly onOpen: (arn: string) => void;
  /** The account's images and builds. */
  readonly children?: ReactNode;
}

/** Where no build is named: takes an ARN, and offers what the account has. */
export function StartPage({ initial, onOpen, children }: StartPageProps) {
  return (
    <main className={styles['page']}>
      <h1 className={styles['title']}>What happened in a build, and why</h1>
      <OpenBuild key={initial} initial={initial} onOpen={onOpen} />
      {children}
    </main>
  );
}
