import type { Cause } from '../../../failure/cause.ts';
import type { Services } from '../../shell/services.ts';
import type { KnownOfBuild } from './useCause.ts';

export interface CauseLogProps {
  readonly cause: Cause;
  readonly known: Pick<KnownOfBuild, 'client' | 'build' | 'image' | 'rows'>;
  readonly services: Pick<Services, 'config' | 'access' | 'address'>;
  readonly onFullText: (text: string | undefined) => void;
}
