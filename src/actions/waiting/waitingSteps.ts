import { type AwsClient, scopeOf } from '../../aws/client.ts';
import {
  listWaitingWorkflowSteps,
  type WaitingStep,
} from '../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import type { ListPage, ListSource } from '../../lists/loadPage.ts';
import { mergePages } from '../../lists/mergePages.ts';

/** A waiting step with its own id and its build: without these no action can be sent. */
export type AnswerableStep = WaitingStep & {
  readonly stepExecutionId: string;
  readonly imageBuildVersionArn: string;
};

export function isAnswerable(step: WaitingStep): step is AnswerableStep {
  return step.stepExecutionId !== undefined && step.imageBuildVersionArn !== undefined;
}

/** The steps that wait in an account and Region. The service can't list those of one build alone. */
export function waitingSource(client: AwsClient): ListSource<WaitingStep> {
  return {
    operation: 'ListWaitingWorkflowSteps',
    scope: scopeOf(client),
    of: '',
    pageSize: 25,
    maxItems: 25,
    async fetchPage(input, signal) {
      const { steps, ...page } = await listWaitingWorkflowSteps(client, input, signal);
      return { ...page, items: steps };
    },
  };
}

/** A waiting step as a row of a list. */
export interface WaitingRow {
  readonly key: string;
  readonly step: AnswerableStep;
}

const mergeSteps = mergePages(
  ({ stepExecutionId }: WaitingStep) => stepExecutionId,
  (key, step): WaitingRow | undefined => (isAnswerable(step) ? { key, step } : undefined),
);

/** The steps of all pages that an action can be sent for. */
export function mergeWaitingSteps(pages: readonly ListPage<WaitingStep>[]): readonly WaitingRow[] {
  return mergeSteps(pages).filter((row) => row !== undefined);
}
