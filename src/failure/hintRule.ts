import type { Cause } from './cause.ts';

/** What a known pattern usually means, in plain words. Our own text, never the service's. */
export interface Hint {
  readonly id: string;
  readonly means: string;
  readonly next: string;
}

/** What the patterns are looked for in. */
export interface HintFacts {
  /** Everything that was said about the failure, in one text. */
  readonly said: string;
  readonly kind: Cause['kind'];
  readonly stage: Cause['stage'];
  readonly exitCode: number | undefined;
  readonly stepStatus: string | undefined;
  readonly stepAction: string | undefined;
  /** How long the failed step ran. */
  readonly minutes: number | undefined;
  readonly imageMayExist: boolean;
}

/** When a hint is given: every condition that there is must hold. */
export interface HintRule extends Hint {
  /** One hint a topic is given: the first in the table. */
  readonly topic:
    | 'launch'
    | 'ssm'
    | 'command'
    | 'distribution'
    | 'permission'
    | 'limits'
    | 'waiting'
    | 'time'
    | 'recipe'
    | 'cancel';
  readonly said?: RegExp;
  readonly unless?: RegExp;
  readonly when?: (facts: HintFacts) => boolean;
}
