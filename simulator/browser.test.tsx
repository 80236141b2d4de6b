import { expect, test } from 'vitest';
import { catalog } from './catalog.ts';
import { ask, harness, listOf } from './testing/harness.ts';
import { GetImageCommand, ListWorkflowExecutionsCommand } from '@aws-sdk/client-imagebuilder';

// A browser drops Host and Content-Length from a Request, has no Buffer, and gives bodies as streams of its own.
test('the simulator runs in a browser, behind the SDK’s client as the page uses it', async () => {
  const { client, simulator } = harness({ viaRelay: true });
  const input = { imageBuildVersionArn: catalog.linuxFailedComponent.arn };
  const list = await client.send(new ListWorkflowExecutionsCommand(input));
  expect(list.workflowExecutions?.map(({ status }) => status)).toEqual([
    'COMPLETED',
    'COMPLETED',
    'FAILED',
    'CANCELLED',
  ]);
  const { image } = await client.send(new GetImageCommand(input));
  expect(image?.name).toBe('Golden-AMI');
  const raw = await ask(simulator, 'ListWorkflowExecutions', {
    imageBuildVersionArn: catalog.twelveThousand.arn,
  });
  expect(listOf(raw, 'workflowExecutions')).toHaveLength(25);
});
