import { Agent, request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { signedRequest } from '../../simulator/testing/harness.ts';
import { createSimulatorApi } from '../simulator/simulatorApi.ts';
import { startServer } from './startServer.ts';
import { forwardToUpstream, launchSecret, provideProfileFiles } from '../testing/testProfileServer.ts';

provideProfileFiles();

const connections = 200;
const requestsEach = 10;

/**
 * Sends requests over 200 connections, one after another on each.
 *
 * @returns how many responses the slowest connection has when the fastest has all of its own
 */
async function slowestWhenFirstIsDone(url: string, headers: Record<string, string>, body: string) {
  const agents = Array.from({ length: connections }, () => new Agent({ connections: 1 }));
  onTestFinished(() => Promise.all(agents.map((agent) => agent.destroy())).then(() => undefined));
  const send = async (dispatcher: Agent) => {
    const response = await request(url, { method: 'POST', headers, body, dispatcher });
    await response.body.dump();
    expect(response.statusCode).toBe(200);
  };
  // Opens all connections first, so that none has a head start.
  await Promise.all(agents.map(send));
  const counts = agents.map(() => 0);
  let slowest: number | undefined;
  await Promise.all(
    agents.map(async (agent, index) => {
      while ((counts[index] ?? 0) < requestsEach) {
        // oxlint-disable-next-line no-await-in-loop -- one request at a time on each connection
        await send(agent);
        counts[index] = (counts[index] ?? 0) + 1;
      }
      slowest ??= Math.min(...counts);
    }),
  );
  return slowest;
}

test('no connection of 200 gets less than a fifth of what another gets, on the simulator', async () => {
  const server = await startServer({ api: createSimulatorApi(createSimulator()) });
  onTestFinished(() => server.close());
  const input = { imageBuildVersionArn: catalog.fortyExecutions.arn };
  const signed = await signedRequest('ListWorkflowExecutions', input);
  const url = server.origin + new URL(signed.url).pathname;
  const body = await signed.text();
  const slowest = await slowestWhenFirstIsDone(url, Object.fromEntries(signed.headers), body);
  expect(slowest).toBeGreaterThanOrEqual(requestsEach / 5);
});

test('no connection of 200 gets less than a fifth of what another gets, in profile mode', async () => {
  const { server } = await forwardToUpstream((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => response.end('{"workflowExecutions":[]}'));
  });
  const url = `${server.origin}/api/imagebuilder/us-east-1/ListWorkflowExecutions`;
  const slowest = await slowestWhenFirstIsDone(url, { 'x-launch-secret': launchSecret }, '{}');
  expect(slowest).toBeGreaterThanOrEqual(requestsEach / 5);
});
