import { Untrusted } from '../ui/Untrusted.tsx';
import styles from './CauseCard.module.css';
import type { MadeImages } from './madeImages.ts';

/** Shown when an image exists although the build failed: it is billed until it is deleted. */
export function MadeImagesNote({ made }: { made: MadeImages }) {
  if (made.amis.length === 0 && made.containers.length === 0) {
    return made.mayExist ? (
      <p className={styles['made']}>
        An image may exist, since the build ended after the step that creates it. It is billed until it is
        deleted.
      </p>
    ) : null;
  }
  const names = [
    ...made.amis.map(({ imageId, region }) => (region === undefined ? imageId : `${imageId} in ${region}`)),
    ...made.containers.flatMap(({ imageUris }) => imageUris ?? []),
  ];
  return (
    <p className={styles['made']}>
      Created before the build ended:{' '}
      {names.map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code>
            <Untrusted text={name} />
          </code>
        </span>
      ))}
      .
    </p>
  );
}
