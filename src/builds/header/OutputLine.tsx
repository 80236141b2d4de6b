import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { ec2ConsoleUrl } from '../../aws/consoleUrl.ts';
import { isRegionName } from '../../aws/endpoint.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { StatusIcon } from '../../ui/StatusIcon.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { ConsoleLink } from './ConsoleLink.tsx';
import type { Output } from './outputs.ts';
import styles from './Outputs.module.css';

export interface OutputLineProps {
  readonly output: Output;
  readonly build: ImageBuildVersion;
}

/** One AMI or container: where it is, what it is called, and the ways to it. */
export function OutputLine({ output, build }: OutputLineProps) {
  const { kind, region, id, otherAccount, failed, reason } = output;
  const place =
    kind === 'AMI' && region !== undefined && isRegionName(region)
      ? { partition: build.partition, region }
      : undefined;
  return (
    <span className={styles['line']}>
      <span className={styles['region']}>
        <Untrusted text={region ?? 'unknown region'} />
        {otherAccount !== undefined && (
          <>
            {' · '}
            <Untrusted text={otherAccount} />
          </>
        )}
      </span>
      {id !== undefined && (
        <>
          <ConsoleLink href={place && ec2ConsoleUrl(place, 'image', id)}>
            <code>
              <Untrusted text={id} />
            </code>
          </ConsoleLink>
          <CopyButton label="Copy" aria-label={`Copy ${kind} of ${region ?? 'unknown region'}`} text={id} />
        </>
      )}
      {failed && (
        <span className={styles['failed']}>
          <StatusIcon shape="cross" /> failed
          {reason !== undefined && (
            <>
              {': '}
              <Untrusted text={reason.slice(0, 500)} />
            </>
          )}
        </span>
      )}
      {id === undefined && !failed && 'not made'}
    </span>
  );
}
