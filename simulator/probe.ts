/** Reads and actions for tests of actions. */
import { catalog, type CatalogKey } from './catalog.ts';
import { ask, listOf, textOf, type ReadResponse, type Harness } from './testing/harness.ts';
import type { JsonObject } from './json.ts';

export async function rowsOf({ simulator }: Harness, key: CatalogKey) {
  const response = await ask(simulator, 'ListWorkflowExecutions', { imageBuildVersionArn: catalog[key].arn });
  return listOf(response, 'workflowExecutions');
}

export function idsOf(rows: readonly JsonObject[]): readonly string[] {
  return rows.map(({ workflowExecutionId }) => textOf(workflowExecutionId));
}

export async function statusesOf(harnessed: Harness, key: CatalogKey) {
  return (await rowsOf(harnessed, key)).map(({ status }) => status);
}

export async function stateOf({ simulator }: Harness, key: CatalogKey) {
  return (await ask(simulator, 'GetImage', { imageBuildVersionArn: catalog[key].arn })).body['image'];
}

export async function waitingStep({ simulator }: Harness, key: CatalogKey): Promise<string> {
  const steps = listOf(await ask(simulator, 'ListWaitingWorkflowSteps', {}), 'steps');
  const step = steps.find(({ imageBuildVersionArn }) => imageBuildVersionArn === catalog[key].arn);
  return textOf(step?.['stepExecutionId'] ?? 'none');
}

export function errorOf(response: ReadResponse) {
  return [response.status, response.headers.get('x-amzn-errortype')];
}

export const send = async (
  harnessed: Harness,
  key: CatalogKey,
  stepExecutionId: string,
  action: string,
  more = {},
) =>
  ask(harnessed.simulator, 'SendWorkflowStepAction', {
    stepExecutionId,
    imageBuildVersionArn: catalog[key].arn,
    action,
    clientToken: `token of ${action}`,
    ...more,
  });

export const image = (key: CatalogKey, clientToken: string) => ({
  imageBuildVersionArn: catalog[key].arn,
  clientToken,
});
