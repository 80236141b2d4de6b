import { understandBuild } from '../aws/imagebuilder/understandBuild.ts';
import { Untrusted } from '../ui/Untrusted.tsx';
import styles from './NoBuild.module.css';

/** Stands where a build would, inside a page that has not said which, or not so that it can be understood. */
export function NoBuild({ text }: { readonly text: string }) {
  const understood = understandBuild(text);
  return (
    <main className={styles['none']}>
      <h1 className={styles['title']}>No build to show</h1>
      {understood.kind === 'problem' ? (
        <p>
          <Untrusted text={`${understood.title} ${understood.nextStep}`} />
        </p>
      ) : (
        <p>The page around this one has not said which build to show.</p>
      )}
    </main>
  );
}
