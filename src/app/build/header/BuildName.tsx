import type { ImageBuildVersion } from '../../../aws/imagebuilder/arn.ts';
import styles from './BuildName.module.css';

/** Which build this is, as far as its ARN says; as high as the header that takes its place. */
export function BuildName({ build }: { build: ImageBuildVersion }) {
  return (
    <header className={styles['header']}>
      <h1 className={styles['title']}>
        {build.image}{' '}
        <span className={styles['version']}>
          {build.version} / {build.build}
        </span>
      </h1>
    </header>
  );
}
