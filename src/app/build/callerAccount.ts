import type { Services } from '../shell/services.ts';

/** The account of the caller: of the profile or of the signed-in user; undefined when unknown. */
export function callerAccount({ config, access }: Pick<Services, 'config' | 'access'>): string | undefined {
  if (config.access.kind === 'profile') return config.access.account;
  const state = access.session?.state();
  return state && 'person' in state ? state.person?.account : undefined;
}
