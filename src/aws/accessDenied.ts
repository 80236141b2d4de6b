import type { ServiceError } from './serviceError.ts';

/** What an access denied message of AWS says. */
export interface AccessDenied {
  readonly action?: string | undefined;
  readonly resource?: string | undefined;
  readonly callerAccount?: string | undefined;
  readonly resourceAccount?: string | undefined;
  /** A policy denies the action: allowing it elsewhere changes nothing. */
  readonly explicitDeny: boolean;
}

/**
 * Reads an access denied message.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readAccessDenied({ message }: ServiceError): AccessDenied {
  const said =
    /not authorized to perform: ((?:imagebuilder|logs):\w{1,64})(?: on resource: (arn:[\w:./#*-]{1,1000}))?/.exec(
      message,
    );
  const resource = said?.[2]?.replace(/[.:]+$/, '');
  return {
    action: said?.[1],
    resource,
    callerAccount: /\bUser: arn:aws[\w-]*:(?:sts|iam)::(\d{12}):/.exec(message)?.[1],
    resourceAccount: /^arn:aws[\w-]*:(?:imagebuilder|logs):[\w-]*:(\d{12}):/.exec(resource ?? '')?.[1],
    explicitDeny: /\bexplicit deny\b/i.test(message),
  };
}
