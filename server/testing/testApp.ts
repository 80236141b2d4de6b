import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Api, ApiCall } from '../http/api.ts';
import { createLaunch } from '../http/launch.ts';
import type { Listening } from '../http/listen.ts';
import { startServer } from '../http/startServer.ts';
import { rawRequest } from './testRequest.ts';

/** The path of an operation of the API. */
export const list = '/api/imagebuilder/us-east-1/ListWorkflowExecutions';

/** A built page in a folder of its own, served with an API that records its calls, for the tests of one file. */
export function testApp() {
  const launch = createLaunch();
  let dist = '';
  let server: Listening | undefined;
  const calls: (Pick<ApiCall, 'region' | 'operation'> & { body: string; url: string })[] = [];

  const api: Api = {
    acceptsWrites: false,
    launchSecret: launch.secret,
    config: async () => ({
      access: { kind: 'profile', profile: 'someone' },
      region: 'eu-west-1',
      writes: false,
      logLines: true,
    }),
    async handle({ region, operation, request }) {
      calls.push({ region, operation, body: await request.text(), url: request.url });
      return Response.json({ workflowExecutions: [] }, { headers: { age: '7', 'x-amzn-requestid': 'r-1' } });
    },
  };

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dashboard-'));
    dist = join(folder, 'dist');
    await mkdir(join(dist, 'assets'), { recursive: true });
    await mkdir(join(dist, '.vite'));
    await writeFile(join(folder, 'secret.txt'), 'outside');
    await writeFile(join(dist, 'index.html'), '<!doctype html><title>Builds</title>');
    await writeFile(join(dist, 'assets', 'main-1a2b.js'), 'export {};');
    await writeFile(join(dist, '.vite', 'manifest.json'), '{}');
    server = await startServer({ api, dist, launch });
  });

  afterAll(async () => {
    await server?.close();
    await rm(join(dist, '..'), { recursive: true });
  });

  const started = () => {
    if (!server) throw new Error('The server has not started');
    return server;
  };

  /** Sends a request as the page of this launch does. */
  const send = (path: string, { headers = {}, ...init }: Parameters<typeof rawRequest>[2] = {}) =>
    rawRequest(started().origin, path, {
      method: 'POST',
      ...init,
      headers: { 'x-launch-secret': launch.secret, ...headers },
    });

  const post = (headers: Record<string, string> = {}) => send(list, { headers, body: '{}' });

  return { api, launch, calls, send, post, dist: () => dist, server: started };
}
