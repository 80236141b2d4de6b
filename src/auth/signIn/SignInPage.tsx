import type { ReactNode } from 'react';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { authTexts } from '../authTexts.ts';
import styles from './SignIn.module.css';

export interface SignInPageProps {
  /** The host of the page, so that the user sees where they sign in. */
  readonly host: string;
  /** The build in the address. */
  readonly build: ImageBuildVersion | undefined;
  /** The account and the Regions of the deployment, where it names them. */
  readonly account: string | undefined;
  readonly regions: readonly string[];
  /** The sign-in method. */
  readonly children: ReactNode;
}

/** Shown instead of the page until a user has signed in. */
export function SignInPage({ host, build, account, regions, children }: SignInPageProps) {
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <h1 className={styles['title']}>{build ? authTexts.page.titleForBuild : authTexts.page.title}</h1>
        {build && (
          <p className={styles['build']}>
            {build.image}{' '}
            <span className={styles['version']}>
              {build.version} / {build.build}
            </span>
            <span className={styles['place']}>
              {build.region} · {build.account}
            </span>
          </p>
        )}
        <p>
          <strong>{host}</strong>
          {authTexts.page.scope(account, regions)}
        </p>
        {children}
        <p className={styles['note']}>{authTexts.page.credentialsInMemory}</p>
      </div>
    </main>
  );
}
