import { useId, useState, type FormEvent } from 'react';
import { parseImagePipelineArn } from '../../aws/imagebuilder/pipelineArn.ts';
import { understandBuild } from '../../aws/imagebuilder/understandBuild.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './OpenBuild.module.css';

export interface OpenBuildProps {
  /** What stands in the address: a text that could not be understood stays to be mended. */
  readonly initial: string;
  readonly onOpen: (arn: string) => void;
}

/** Takes an ARN, or anything that holds one. Says what is wrong before any request is made. */
export function OpenBuild({ initial, onOpen }: OpenBuildProps) {
  const inputId = useId();
  const problemId = useId();
  const [text, setText] = useState(initial);
  const [submitted, setSubmitted] = useState(initial);
  const understood = understandBuild(submitted);
  const problem = understood.kind === 'problem' && submitted === text ? understood : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(text);
    const meant = understandBuild(text);
    if (meant.kind === 'build') onOpen(meant.build.arn);
    if (meant.kind === 'version') onOpen(meant.version.arn);
    // No build, but what it made can be listed.
    const pipeline = parseImagePipelineArn(text);
    if (pipeline) onOpen(pipeline.arn);
  };

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <label htmlFor={inputId}>Image build version ARN, or a console address that holds one</label>
      <div className={styles['row']}>
        <input
          id={inputId}
          className={styles['input']}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? problemId : undefined}
        />
        <Button type="submit" look="primary">
          Open build
        </Button>
      </div>
      {problem && (
        <p id={problemId} className={styles['problem']} role="alert">
          <strong>{problem.problem}</strong> {problem.advice}
        </p>
      )}
    </form>
  );
}
