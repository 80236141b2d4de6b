import { vi } from 'vitest';
import { catalog, type CatalogKey } from '../../../../simulator/catalog.ts';
import { listWaitingWorkflowSteps } from '../../../aws/imagebuilder/operations/listWaitingWorkflowSteps.ts';
import { simulatedClient } from '../../../testing/simulatedClient.ts';
import { type Action, type StepAction, targetOf } from '../../action.ts';
import { type Actions, createActions, type WriteMode } from '../actionsStore.ts';
import type { OpenRequests } from '../openRequests.ts';

export const stateOf = (actions: Actions, action: Action) =>
  actions.read().requests.get(targetOf(action))?.state;
/** Advances the timers of the page. */
export const ms = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

export const retry = (key: keyof typeof catalog): Action => ({
  kind: 'RETRY',
  imageBuildVersionArn: catalog[key].arn,
});

type Account = Pick<ReturnType<typeof simulatedClient>, 'client' | 'simulator'>;

/** A page, with an account of its own by default. `answer` may replace the service of that account. */
export function actOn(mode: WriteMode = 'on', openRequests?: OpenRequests, account?: Account) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const service: { answer: (() => Promise<Response>) | undefined } = { answer: undefined };
  const { client, simulator } =
    account ?? simulatedClient({ clock: { now: () => now }, respond: () => service.answer?.() });
  const actions = createActions({ mode: () => mode, clientFor: () => client, openRequests });
  const settled: string[] = [];
  actions.onSettled(({ kind }) => settled.push(kind));
  return {
    simulator,
    client,
    actions,
    service,
    settled,
    /** Moves the account's clock. */
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
    /** The writes that the account received. */
    writes: () =>
      simulator.log.filter(({ operation }) =>
        /^(?:SendWorkflowStepAction|RetryImage|CancelImageCreation)$/.test(operation),
      ),
    /** The number of reads that reconcile a write. */
    checks: () =>
      simulator.log.filter(({ operation }) => /^(?:GetWorkflowStepExecution|GetImage)$/.test(operation))
        .length,
    answerTo: async (key: CatalogKey, kind: StepAction['kind'], reason?: string): Promise<StepAction> => {
      const { steps } = await listWaitingWorkflowSteps(client, {});
      const step = steps.find(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
      const { stepExecutionId = '', name } = step ?? {};
      return { kind, imageBuildVersionArn: catalog[key].arn, stepExecutionId, stepName: name, reason };
    },
  };
}
