import { attemptsOf } from '../../aws/imagebuilder/attempts.ts';
import { causeOf } from '../cause.ts';
import { executionToExplain } from '../failedExecution.ts';
import type { FailureFacts } from '../facts.ts';

/** Facts without attempts, which follow from the executions. */
export type UnnumberedFacts = Omit<FailureFacts, 'attempts'>;

/** The facts with the attempts of their executions, as a read of the list gives them. */
export function numbered(facts: UnnumberedFacts): FailureFacts {
  return { ...facts, attempts: attemptsOf(facts.executions) };
}

/** The cause as the page finds it once the executions are numbered. */
export function causeOfRead(facts: UnnumberedFacts) {
  return causeOf(numbered(facts));
}

/** The execution that explains the failure, once the executions are numbered. */
export function executionOfRead(facts: UnnumberedFacts) {
  return executionToExplain(numbered(facts));
}
