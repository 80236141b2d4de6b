import { explainError } from '../../failure/explainError.ts';
import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import { describeError } from '../../aws/describeError.ts';
import type { ListError } from '../../aws/listError.ts';
import { ServiceError } from '../../aws/serviceError.ts';
import { ErrorDetails } from '../../lists/ErrorDetails.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Untrusted } from '../../ui/Untrusted.tsx';
import { callerAccount } from './callerAccount.ts';
import type { Services } from '../shell/services.ts';

export interface FailedFirstPageProps extends Pick<Services, 'config' | 'access'> {
  readonly error: ListError;
  readonly build: ImageBuildVersion;
  readonly fromToken: boolean;
  readonly onRetry: () => void;
  /** When the list is read again by itself, in milliseconds since the epoch. */
  readonly retryAt: number | undefined;
}

/**
 * Stands where the list would when its first page could not be read. Not loaded on demand: where no answer comes, its code
 * would not come either.
 */
export function FailedFirstPage(props: FailedFirstPageProps) {
  const { error, build, fromToken, onRetry, retryAt, ...services } = props;
  const { title, detail, nextStep, permission } = explained(error, build, callerAccount(services, build));
  const { detail: response, requestIds } = describeError(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={`The workflow executions could not be read. ${title}.`}
      actions={<Button onClick={onRetry}>Retry</Button>}
    >
      {detail !== undefined && (
        <p>
          <Untrusted text={detail} />
        </p>
      )}
      <p>
        <Untrusted text={nextStep} />
        {fromToken && ' The address asks for a start in the middle of the list.'}
      </p>
      {permission && (
        <p>
          Needed: <code>{permission.action}</code> on{' '}
          <code>
            <Untrusted text={permission.resource} />
          </code>
          <CopyButton
            label="Copy as policy statement"
            text={JSON.stringify(
              { Effect: 'Allow', Action: permission.action, Resource: permission.resource },
              null,
              2,
            )}
          />
        </p>
      )}
      <ErrorDetails retryAt={retryAt} requestIds={requestIds} detail={response} />
    </Notice>
  );
}

function explained(error: ListError, build: ImageBuildVersion, caller: string | undefined) {
  if (error instanceof ServiceError)
    return explainError(error, { build, region: build.region, callerAccount: caller });
  const { title, nextStep } = describeError(error);
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    detail: undefined,
    nextStep,
    permission: undefined,
  };
}
