import type { ServiceName } from '../../src/aws/registry.ts';
import { errorCode } from '../startError.ts';
import { CredentialsError } from './credentialsError.ts';
import type { OpenedProfile } from './openedProfile.ts';
import type { Settings } from './settings.ts';

/** What the page may do, as the end of a sentence. */
export function describeWrites(allowWrites: boolean, accounts: 'account' | 'accounts' = 'account'): string {
  return allowWrites
    ? 'the page can resume, stop, retry and cancel builds.'
    : `nothing is changed in the ${accounts}.`;
}

/** Where requests go other than to AWS's usual endpoints. */
export function describeEndpoints(settings: Settings): string[] {
  const titles = { imagebuilder: 'Image Builder', logs: 'CloudWatch Logs' } as const;
  const lines = (['imagebuilder', 'logs'] as const satisfies ServiceName[]).flatMap((service) => {
    const endpoint = settings.endpoint(service);
    return endpoint
      ? [`Requests to ${titles[service]} go to ${endpoint.url.href} (${endpoint.source}).`]
      : [];
  });
  return settings.usesFips ? [...lines, 'Requests to AWS use FIPS endpoints.'] : lines;
}

/** Why STS did not return the caller's identity, as a sentence. */
export function describeIdentityError(error: unknown): string {
  if (error instanceof CredentialsError) return error.message;
  const reason = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown error');
  return `STS did not return the caller's identity (${reason}).`;
}

/** The caller's account and ARN, or why they are not known. */
export async function describeCaller({ profile, identity }: OpenedProfile): Promise<string[]> {
  try {
    await profile.signIn();
    if (!identity)
      return ['The identity is not known: STS is not asked when another endpoint stands in for AWS.'];
    const { account, arn } = await identity.ask();
    return [`Account ${account}, as ${arn}.`];
  } catch (error) {
    const text = describeIdentityError(error);
    return error instanceof CredentialsError
      ? [text, 'The page works as soon as that is done; no restart is needed.']
      : [`${text} Image Builder may work all the same.`];
  }
}

export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
