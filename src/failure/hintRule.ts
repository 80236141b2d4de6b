import type { Hint, HintFacts } from './hints.ts';

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
