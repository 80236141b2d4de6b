import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { signedRequest } from '../../simulator/testing/harness.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import type { Listening } from '../http/listen.ts';
import { StartError } from '../startError.ts';
import { createSimulatorApi } from './simulatorApi.ts';
import { simulatedAccounts } from './simulatorMode.ts';
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

test('serves the accounts that it lists, and refuses a request for another', async () => {
  const accounts = simulatedAccounts({ accounts: ['111122223333', '444455556666'] });
  const several = createSimulatorApi(createSimulator(), { region: 'us-west-2', accounts });
  const listening = await startServer({ api: several });
  onTestFinished(() => listening.close());
  const { body } = await rawRequest(listening.origin, '/config.json');
  expect(JSON.parse(body)).toMatchObject({
    region: 'us-west-2',
    accounts: [
      { id: '111122223333', name: 'production', regions: ['us-west-2', 'eu-central-1'] },
      { id: '444455556666', name: 'staging', regions: ['us-west-2', 'eu-central-1'] },
    ],
  });
  const pipelines = (account: string) =>
    rawRequest(listening.origin, '/api/imagebuilder/us-west-2/ListImagePipelines', {
      method: 'POST',
      headers: { 'x-launch-secret': several.launchSecret, 'x-account-id': account },
      body: '{}',
    });
  expect((await pipelines('111122223333')).body).toContain(':111122223333:image-pipeline/al2023-base');
  expect((await pipelines('444455556666')).body).toContain(':444455556666:image-pipeline/al2023-base');
  expect(await pipelines('777788889999')).toMatchObject({
    status: 403,
    headers: { 'x-amzn-errortype': 'AccountNotServedException', 'x-refused-by': 'local-server' },
  });
});

test('shows both accounts of the demo, or those that the command line names', () => {
  expect(simulatedAccounts({}).map(({ id }) => id)).toEqual(['111122223333', '444455556666']);
  expect(simulatedAccounts({ accounts: ['777788889999'], regions: ['us-east-1'] })).toEqual([
    { id: '777788889999', name: 'faulty', regions: ['us-east-1'] },
  ]);
  expect(() => simulatedAccounts({ accounts: ['999900001111'] })).toThrow(StartError);
});
