import { useId } from 'react';
import { awsCommand } from '../aws/awsCommand.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import styles from './ResumeToken.module.css';

export interface ResumeTokenProps {
  readonly imageBuildVersionArn: string;
  readonly region: string;
  readonly pageSize: number;
  readonly resumeToken: string;
  /** The link to this dashboard that continues from there. */
  readonly href: string;
}

/**
 * Where the screen stopped, to continue elsewhere. A token counts places in a page of the size it was cut with, so it is never
 * handed out without its page size.
 */
export function ResumeToken({ imageBuildVersionArn, region, pageSize, resumeToken, href }: ResumeTokenProps) {
  const id = useId();
  const command = awsCommand('imagebuilder', 'list-workflow-executions', {
    region,
    'image-build-version-arn': imageBuildVersionArn,
    'page-size': pageSize,
    'starting-token': resumeToken,
  });
  return (
    <span className={styles['anchor']}>
      <Button variant="quiet" size="small" popoverTarget={id}>
        Resume token…
      </Button>
      <div id={id} popover="auto" role="group" className={styles['popover']} aria-label="Continue elsewhere">
        <h3>Continue where this list stops</h3>
        <p>
          This token belongs to a page size of <strong>{pageSize}</strong>: with another one, rows would be
          skipped or repeated.
        </p>
        <Scrolling label="Resume token" text={resumeToken} />
        {command !== undefined && (
          <>
            <p>With the AWS CLI (boto3 takes both as PaginationConfig’s StartingToken and PageSize):</p>
            <Scrolling label="AWS CLI command" text={command} />
          </>
        )}
        <div className={styles['actions']}>
          <CopyButton variant="normal" size="normal" label="Copy resume token" text={resumeToken} />
          {command !== undefined && (
            <CopyButton variant="normal" size="normal" label="Copy AWS CLI command" text={command} />
          )}
          <a href={href}>Open from here</a>
        </div>
      </div>
    </span>
  );
}

/** Code that scrolls in itself, so the keyboard has to reach it. */
function Scrolling({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <code className={styles['token']} role="group" aria-label={label} tabIndex={0}>
      {text}
    </code>
  );
}
