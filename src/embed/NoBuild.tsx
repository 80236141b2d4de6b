import { understandBuild } from '../aws/imagebuilder/understandBuild.ts';
import { Untrusted } from '../ui/Untrusted.tsx';
import { embedTexts } from './embedTexts.ts';
import styles from './NoBuild.module.css';

/** Shown in a frame without a build, or with a text from the host page that is not a build. */
export function NoBuild({ text }: { readonly text: string }) {
  const understood = understandBuild(text);
  return (
    <main className={styles['none']}>
      <h1 className={styles['title']}>{embedTexts.noBuildTitle}</h1>
      {understood.kind === 'problem' ? (
        <p>
          <Untrusted text={`${understood.title} ${understood.nextStep}`} />
        </p>
      ) : (
        <p>{embedTexts.noBuild}</p>
      )}
    </main>
  );
}
