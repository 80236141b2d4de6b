import { readTemplate } from '../../deploy/readTemplate.ts';
import { resolveTemplate } from '../../deploy/resolveTemplate.ts';
import type { SignedInAccess } from '../../src/auth/config.ts';
import { parseFrameAncestors } from '../../src/auth/frameAncestors.ts';
import { createClient } from '../../src/aws/client.ts';
import { createSignedTransport } from '../../src/aws/transport/signed.ts';
import type { Transport, TransportResponse } from '../../src/aws/transport/transport.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';
import { closePages, createManualClock, test as base } from './fixtures.ts';
import { type StandIn, type StandInOptions, startStandIn } from './standIn.ts';

/** A deployment with an account of its own behind it. */
export interface Deployment {
  readonly standIn: StandIn;
  readonly simulator: Simulator;
}

interface StartOptions extends Pick<StandInOptions, 'parameters' | 'template'> {
  /** Where the page's credentials come from. Default: its users paste them. */
  readonly access?: SignedInAccess;
  /** What the account waits for before it answers. */
  readonly before?: Promise<unknown>;
}

type Start = (options?: StartOptions) => Promise<Deployment>;

/** Starts deployments, and closes them after the test. */
export const test = base.extend<{ start: Start }>({
  start: async ({ context }, provide) => {
    const started: StandIn[] = [];
    await provide(async ({ before, access, ...options } = {}) => {
      const simulator = createSimulator({ clock: createManualClock() });
      const account = {
        async handle(request: Request) {
          await before;
          return simulator.handle(request);
        },
      };
      const { outputs } = resolveTemplate(options.template ?? readTemplate(), options.parameters ?? {});
      const config = {
        access: access ?? { kind: 'pasted', region: 'us-east-1' },
        region: 'us-east-1',
        writes: options.parameters?.['Writes'] === 'on',
        logLines: options.parameters?.['LogLines'] === 'on',
        frameAncestors: parseFrameAncestors(outputs['FrameAncestors'] ?? '') ?? [],
      };
      const standIn = await startStandIn({ account, config, ...options });
      started.push(standIn);
      return { standIn, simulator };
    });
    await closePages(context);
    await Promise.all(started.map((standIn) => standIn.close()));
  },
});

const transportTo = ({ url }: StandIn, region: string): Transport =>
  createSignedTransport({
    origin: new URL(url).origin,
    region,
    credentials: { ...simulatorCredentials, sessionToken: 'of this session' },
  });

/** The page's own client, outside of a page. */
export const clientOf = (standIn: StandIn, region = 'us-east-1') =>
  createClient(region, transportTo(standIn, region));

/** The same client, and the responses that it got. */
export function recordingClientOf(standIn: StandIn, region = 'us-east-1') {
  const transport = transportTo(standIn, region);
  const responses: TransportResponse[] = [];
  const client = createClient(region, {
    async send(...request) {
      const response = await transport.send(...request);
      responses.push(response);
      return response;
    },
  });
  return { client, responses };
}

export const pathOf = (operation: string, region = 'us-east-1') => `/api/imagebuilder/${region}/${operation}`;
