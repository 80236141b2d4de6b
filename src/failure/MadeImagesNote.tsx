import { Untrusted } from '../ui/Untrusted.tsx';
import styles from './CauseCard.module.css';
import type { MadeImages } from './madeImages.ts';

/** Says when an image exists although the build failed: it stays, and is billed, until somebody removes it. */
export function MadeImagesNote({ made }: { made: MadeImages }) {
  if (made.amis.length === 0 && made.containers.length === 0) {
    return made.mayExist ? (
      <p className={styles['made']}>
        An image may exist already: the failure came after the step that makes it. It stays until somebody
        removes it.
      </p>
    ) : null;
  }
  const names = [
    ...made.amis.map(({ imageId, region }) => (region === undefined ? imageId : `${imageId} in ${region}`)),
    ...made.containers.flatMap(({ imageUris }) => imageUris ?? []),
  ];
  return (
    <p className={styles['made']}>
      Made before the failure, and still there:{' '}
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
