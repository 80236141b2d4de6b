import type { Cause } from './cause.ts';

/** What a known pattern usually means, in plain words. Our own text, never the service's. */
export interface Hint {
  readonly id: string;
  readonly means: string;
  readonly nextStep: string;
}

/** What the patterns are matched against. */
export interface HintFacts {
  /** All texts about the failure, joined. */
  readonly said: string;
  readonly kind: Cause['kind'];
  readonly stage: Cause['stage'];
  readonly exitCode: number | undefined;
  readonly stepStatus: string | undefined;
  readonly stepAction: string | undefined;
  /** How long the failed step ran. */
  readonly minutes: number | undefined;
  readonly imageMayExist: boolean;
  /** Whether AMIs or containers that were made are named beside the hint. */
  readonly imagesAreNamed: boolean;
  /** Whether the text above the hint explains the failure, and does not only name what failed. */
  readonly isExplained: boolean;
}

/** A text, or one that depends on what the card shows, so that the two never contradict each other. */
export type HintText = string | ((facts: HintFacts) => string);

/** When a hint is given: every condition that there is must hold. */
export interface HintRule {
  readonly id: string;
  readonly means: HintText;
  readonly nextStep: HintText;
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
