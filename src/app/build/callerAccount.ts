import type { ImageBuildVersion } from '../../aws/imagebuilder/arn.ts';
import type { Services } from '../shell/services.ts';

/** The account that a build is read with: of the profile, the signed-in user or the assumed role; undefined when unknown. */
export function callerAccount(
  { config, access }: Pick<Services, 'config' | 'access'>,
  { region, account }: Pick<ImageBuildVersion, 'region' | 'account'>,
): string | undefined {
  if (config.accounts) return access.client(region, account).account;
  if (config.access.kind === 'profile') return config.access.account;
  const state = access.session?.state();
  return state && 'person' in state ? state.person?.account : undefined;
}
