import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { signedRequest } from '../../simulator/testing/harness.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import type { Listening } from '../http/listen.ts';
import { createSimulatorApi } from './simulatorApi.ts';
import { startServer } from '../http/startServer.ts';
import { rawRequest } from '../testing/testRequest.ts';

const input = { imageBuildVersionArn: catalog.linuxSucceeded.arn };
const path = '/api/imagebuilder/us-east-1/ListWorkflowExecutions';
const api = createSimulatorApi(createSimulator());
let server: Listening;

beforeAll(async () => {
  server = await startServer({ api });
});
afterAll(async () => server.close());

const send = (headers: Record<string, string>) =>
  rawRequest(server.origin, path, { method: 'POST', headers, body: JSON.stringify(input) });

/** The headers of a request as the AWS CLI signs it. */
async function signedHeaders(secretAccessKey: string): Promise<Record<string, string>> {
  const credentials = { ...simulatorCredentials, secretAccessKey };
  const { headers } = await signedRequest('ListWorkflowExecutions', input, { credentials });
  return Object.fromEntries(headers);
}

test('gives the launch’s secret to the page in config.json, and accepts unsigned requests with it', async () => {
  const { body } = await rawRequest(server.origin, '/config.json');
  const { access } = JSON.parse(body);
  expect(access).toEqual({ kind: 'simulator', launchSecret: api.launchSecret });
  expect(await send({ 'x-launch-secret': access.launchSecret })).toMatchObject({ status: 200 });
});

test('refuses a request with neither a signature nor the secret', async () => {
  for (const [headers, name] of [
    [{}, 'MissingAuthenticationTokenException'],
    // The page of an earlier start of the server.
    [{ 'x-launch-secret': 'wrong' }, 'LaunchOverException'],
  ] as const) {
    expect(await send(headers)).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': name, 'x-refused-by': 'local-server' },
    });
  }
});

test('verifies a signature, also when the request has the launch’s secret', async () => {
  expect(await send(await signedHeaders(simulatorCredentials.secretAccessKey))).toMatchObject({
    status: 200,
  });
  const wrong = await signedHeaders('wrong/secret');
  for (const headers of [wrong, { ...wrong, 'x-launch-secret': api.launchSecret }]) {
    expect(await send(headers)).toMatchObject({
      status: 403,
      headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
    });
  }
});
