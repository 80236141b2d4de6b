import type { ReactNode } from 'react';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import styles from './SignIn.module.css';

export interface SignInPageProps {
  /** The page's own host, so that nobody signs in somewhere else than they think. */
  readonly host: string;
  /** The build that the address asks for. */
  readonly build: ImageBuildVersion | undefined;
  /** Whose builds are shown and where, as far as the deployment says. */
  readonly account: string | undefined;
  readonly regions: readonly string[];
  /** The way to sign in. */
  readonly children: ReactNode;
}

/** Stands in place of everything until somebody has signed in: what is behind it, whose it is, and the way in. */
export function SignInPage({ host, build, account, regions, children }: SignInPageProps) {
  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <h1 className={styles['title']}>{build ? 'Sign in to see this build' : 'Sign in to see builds'}</h1>
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
          <strong>{host}</strong> shows Image Builder builds
          {account !== undefined && ` of account ${account}`} in {regions.join(', ')}.
        </p>
        {children}
        <p className={styles['note']}>
          Credentials stay in the memory of this page. They are gone when you sign out, reload or close it.
        </p>
      </div>
    </main>
  );
}
