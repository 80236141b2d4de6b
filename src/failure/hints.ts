import { parseInstant } from '../lib/time.ts';
import { isWrapper } from '../aws/errorText.ts';
import type { Cause } from './cause.ts';
import type { Hint, HintFacts, HintRule, HintText } from './hintRule.ts';
import { hintRules } from './hintRules.ts';

/** More than these would be a list of guesses. */
const most = 3;

/**
 * The hints for a cause: one for each topic that a known pattern is found for, the most specific pattern of a topic first in
 * the table. A cause that no pattern fits has none.
 */
export function hintsFor(cause: Cause): Hint[] {
  const facts = factsOf(cause);
  const found = new Map<string, HintRule>();
  for (const rule of hintRules) {
    if (!found.has(rule.topic) && fits(rule, facts)) found.set(rule.topic, rule);
  }
  return [...found.values()].slice(0, most).map(({ id, means, nextStep }) => ({
    id,
    means: written(means, facts),
    nextStep: written(nextStep, facts),
  }));
}

function written(text: HintText, facts: HintFacts): string {
  return typeof text === 'string' ? text : text(facts);
}

function fits({ said, unless, when }: HintRule, facts: HintFacts): boolean {
  if (said && !said.test(facts.said)) return false;
  if (unless?.test(facts.said)) return false;
  return when?.(facts) ?? true;
}

function factsOf(cause: Cause): HintFacts {
  const { step, execution, text, otherTexts, regions, outputs, component, made } = cause;
  const said = [
    text?.text,
    ...otherTexts.map((each) => each.text),
    ...regions.map((each) => each.errorMessage),
    ...outputs.wrappers,
    step?.message,
    execution?.message,
    component?.arn && `Document ${component.arn} failed!`,
  ];
  const [start, end] = [parseInstant(step?.startTime), parseInstant(step?.endTime)];
  return {
    // Patterns stand at the start of a text or near it; 100 kB of log would only hold chance hits.
    said: said.map((each) => each?.slice(0, 8_000) ?? '').join('\n'),
    kind: cause.kind,
    stage: cause.stage,
    exitCode: cause.exitCode,
    stepStatus: step?.status,
    stepAction: step?.action,
    minutes: start === undefined || end === undefined ? undefined : (end - start) / 60_000,
    isExplained: text !== undefined && !isWrapper(text.text),
    imagesAreNamed: made.amis.length > 0 || made.containers.length > 0,
    imageMayExist: made.amis.length > 0 || made.containers.length > 0 || made.mayExist,
  };
}
