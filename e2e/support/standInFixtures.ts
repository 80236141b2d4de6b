import { readTemplate } from '../../deploy/readTemplate.ts';
import { resolveTemplate } from '../../deploy/resolveTemplate.ts';
import { parseFrameAncestors } from '../../src/auth/frameAncestors.ts';
import { createRelay } from '../../src/auth/relay.ts';
import { createImageBuilder } from '../../src/aws/client.ts';
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
  /** What the account waits for before it answers. */
  readonly before?: Promise<unknown>;
}

type Start = (options?: StartOptions) => Promise<Deployment>;

/** Starts deployments, and closes them after the test. */
export const test = base.extend<{ start: Start }>({
  start: async ({ context }, provide) => {
    const started: StandIn[] = [];
    await provide(async ({ before, ...options } = {}) => {
      const simulator = createSimulator({ clock: createManualClock() });
      const account = {
        async handle(request: Request) {
          await before;
          return simulator.handle(request);
        },
      };
      const { outputs } = resolveTemplate(options.template ?? readTemplate(), options.parameters ?? {});
      const config = {
        access: { kind: 'simulator', ...simulatorCredentials },
        region: 'us-east-1',
        writes: options.parameters?.['Writes'] === 'on',
        frameAncestors: parseFrameAncestors(outputs['FrameAncestors'] ?? '') ?? [],
      } as const;
      const standIn = await startStandIn({ account, config, ...options });
      started.push(standIn);
      return { standIn, simulator };
    });
    await closePages(context);
    await Promise.all(started.map((standIn) => standIn.close()));
  },
});

/** The page's own client, outside of a page. */
export const clientOf = ({ url }: StandIn, region = 'us-east-1') =>
  createImageBuilder(region, {
    requestHandler: createRelay({ origin: new URL(url).origin, region }),
    credentials: { ...simulatorCredentials, sessionToken: 'of this session' },
  });

export const pathOf = (operation: string, region = 'us-east-1') => `/api/imagebuilder/${region}/${operation}`;
