import { useId, useState } from 'react';
import type { PastedAccess } from '../config.ts';
import { checkPasted } from '../pasted/checkPasted.ts';
import { parsePasted } from '../pasted/parsePasted.ts';
import type { Person, Session, TemporaryCredentials } from '../session.ts';
import { Button } from '../../ui/Button.tsx';
import { PastedPerson } from './PastedPerson.tsx';
import { SignInFailed } from './SignInFailed.tsx';
import styles from './SignIn.module.css';

export interface PastedSignInProps {
  readonly session: Session;
  readonly config: PastedAccess;
}

type Step =
  | { readonly kind: 'typing' }
  | { readonly kind: 'refused'; readonly text: string; readonly title: string; readonly nextStep: string }
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'known'; readonly person: Person; readonly credentials: TemporaryCredentials };

/**
 * Reads pasted temporary credentials, shows their identity, and uses them after the user has confirmed it. A rejected text
 * stays in the field, and is kept nowhere else.
 */
export function PastedSignIn({ session, config }: PastedSignInProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'typing' });

  const submit = async () => {
    if (step.kind === 'asking') return;
    const pasted = parsePasted(text, Date.now());
    if (pasted.kind === 'problem') {
      const { title, nextStep } = pasted;
      setStep({ kind: 'refused', text, title, nextStep });
      return;
    }
    setStep({ kind: 'asking' });
    try {
      const person = await checkPasted(config.region, pasted.credentials);
      setText('');
      setStep({ kind: 'known', person, credentials: pasted.credentials });
    } catch (error) {
      setStep({ kind: 'failed', error });
    }
  };

  if (step.kind === 'known') {
    const { person, credentials } = step;
    return (
      <PastedPerson
        person={person}
        expiresAt={credentials.expiresAt}
        onUse={() => session.start({ person, credentials })}
        onOthers={() => setStep({ kind: 'typing' })}
      />
    );
  }
  const refused = step.kind === 'refused' && step.text === text ? step : undefined;
  return (
    // Not a form: a sandbox around this page may block forms.
    <div className={styles['form']}>
      <label htmlFor={id}>Temporary AWS credentials</label>
      <p id={`${id}-help`} className={styles['help']}>
        Run <code>aws configure export-credentials --format env</code> and paste its output. JSON, a section
        of <code>~/.aws/credentials</code>, and the lines for PowerShell, cmd or fish work too.
      </p>
      <textarea
        id={id}
        className={styles['paste']}
        value={text}
        rows={6}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={refused !== undefined}
        aria-describedby={refused ? `${id}-problem` : `${id}-help`}
        onChange={(event) => setText(event.target.value)}
      />
      {refused && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          <strong>{refused.title}</strong> {refused.nextStep}
        </p>
      )}
      {step.kind === 'failed' && <SignInFailed error={step.error} />}
      <div className={styles['row']}>
        <Button variant="primary" onClick={() => void submit()} aria-disabled={step.kind === 'asking'}>
          {step.kind === 'asking' ? 'Verifying…' : 'Verify credentials'}
        </Button>
      </div>
    </div>
  );
}
