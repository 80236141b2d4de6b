import { parseKnownFiles } from '@smithy/core/config';
import * as v from 'valibot';
import { afterEach, beforeEach, expect } from 'vitest';
import { catalog } from '../../simulator/catalog.ts';
import { expiredSessionToken, simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { Listening } from '../http/listen.ts';
import { createNetwork } from '../profile/network.ts';
import { findSource, openProfile } from '../profile/profile.ts';
import { createProfileApi } from '../profile/profileApi.ts';
import { createSimulatorApi } from '../simulator/simulatorApi.ts';
import { startServer } from '../http/startServer.ts';
import { createProfileFiles, type ProfileFiles, staticProfile } from './testProfiles.ts';
import { type RawAnswer, rawRequest } from './testRequest.ts';
import { startUpstream } from './testUpstream.ts';

/** The secret that each request must carry, and that no response may contain. */
export const launchSecret = 'launch-secret-of-this-test';
const prefix = '/api/imagebuilder/us-east-1/';
/** A build whose executions fill part of a page. */
export const arn = catalog.linuxFailedComponent.arn;

let closing: { close(): Promise<void> }[] = [];
let answers: RawAnswer[] = [];

/**
 * Gives each test of a file a profile `dev` with the simulator's keys. After each test, everything is closed, and no response
 * of the profile mode may have contained a secret.
 *
 * @returns the test's AWS files
 */
export function provideProfileFiles(): { readonly current: ProfileFiles } {
  let files: ProfileFiles | undefined;
  beforeEach(async () => {
    files = await createProfileFiles();
    await files.writeCredentials(staticProfile('dev', simulatorCredentials));
  });
  afterEach(async () => {
    await Promise.all(closing.map((server) => server.close()));
    await files?.remove();
    const all = JSON.stringify(answers);
    for (const secret of [simulatorCredentials.secretAccessKey, expiredSessionToken, launchSecret]) {
      expect(all).not.toContain(secret);
    }
    closing = [];
    answers = [];
  });
  return {
    get current() {
      if (!files) throw new Error('No test has begun.');
      return files;
    },
  };
}

interface ForwardOptions {
  readonly profile?: string;
  readonly deadline?: number;
  readonly allowWrites?: boolean;
  readonly askMfaCode?: (serial: string) => Promise<string>;
}

/** Starts the profile mode's server in front of an endpoint. */
async function forwardTo(
  endpointUrl: URL,
  { profile = 'dev', deadline = 30_000, allowWrites = false, askMfaCode }: ForwardOptions = {},
): Promise<Listening> {
  const files = await parseKnownFiles({ ignoreCache: true });
  const network = await createNetwork(undefined, process.env);
  closing.push(network);
  const region = 'us-east-1';
  const source = findSource(profile, process.env, files);
  const api = createProfileApi({
    profile: openProfile(source, { files, network, region, ...(askMfaCode ? { askMfaCode } : {}) }),
    network,
    endpoint: () => endpointUrl,
    region,
    knownIdentity: () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/someone' }),
    launchSecret,
    allowWrites,
    deadline,
  });
  const server = await startServer({ api });
  closing.push(server);
  return server;
}

/** The profile mode in front of a simulator, which verifies signatures. */
export async function forwardToSimulator(
  profile?: string,
  allowWrites = false,
  askMfaCode?: (serial: string) => Promise<string>,
): Promise<Listening> {
  const simulator = await startServer({ api: createSimulatorApi(createSimulator()) });
  closing.push(simulator);
  const named = profile === undefined ? {} : { profile };
  const mfa = askMfaCode ? { askMfaCode } : {};
  return forwardTo(new URL(simulator.origin + prefix), { ...named, ...mfa, allowWrites });
}

/** The profile mode in front of an endpoint that calls `answer` for each request. */
export async function forwardToUpstream(answer: Parameters<typeof startUpstream>[0], deadline?: number) {
  const upstream = await startUpstream(answer);
  closing.push(upstream);
  const server = await forwardTo(upstream.url, deadline === undefined ? {} : { deadline });
  return { upstream, server };
}

/** Calls an operation as the page does, and keeps the response for the check after the test. */
export async function ask(server: Listening, operation: string, init: Parameters<typeof rawRequest>[2] = {}) {
  const headers = { 'x-launch-secret': launchSecret, ...init.headers };
  const answer = await rawRequest(server.origin, prefix + operation, { method: 'POST', ...init, headers });
  answers.push(answer);
  return answer;
}

/** Requests the first page of the executions of `arn`. */
export function list(server: Listening, init: Parameters<typeof rawRequest>[2] = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return ask(server, 'ListWorkflowExecutions', {
    body: JSON.stringify({ imageBuildVersionArn: arn }),
    ...init,
    headers,
  });
}

/** The error in a response. */
export const readError = ({ status, headers, body }: RawAnswer) => ({
  status,
  name: headers['x-amzn-errortype'],
  message: v.parse(v.object({ message: v.string() }), JSON.parse(body)).message,
});
