import { createImageBuilder, type ImageBuilder } from '../imagebuilder/client.ts';
import { type Config, launchSecretHeader } from './config.ts';
import { createRelay } from './relay.ts';

/** How this page reaches the service. */
export interface Access {
  /** The client for a region; the same one each time. */
  imageBuilder(region: string): ImageBuilder;
}

export interface AccessOptions {
  readonly config: Config['access'];
  readonly origin: string;
  /** The launch's secret, from the fragment of the address that `npm start` printed. */
  readonly launchSecret?: string | undefined;
}

/** The way to the service that the configuration asks for. */
export function createAccess({ config, origin, launchSecret }: AccessOptions): Access {
  const clients = new Map<string, ImageBuilder>();
  const create = (region: string): ImageBuilder => {
    switch (config.kind) {
      case 'simulator': {
        const { accessKeyId, secretAccessKey } = config;
        const requestHandler = createRelay({ origin, region });
        return createImageBuilder(region, { requestHandler, credentials: { accessKeyId, secretAccessKey } });
      }
      case 'profile': {
        const headers = { [launchSecretHeader]: launchSecret ?? '' };
        return createImageBuilder(region, {
          requestHandler: createRelay({ origin, region, headers }),
          // The local server signs; the SDK insists on credentials before it calls its signer.
          credentials: { accessKeyId: 'signed-by-the-local-server', secretAccessKey: '-' },
          signer: { sign: async (request) => request },
        });
      }
    }
  };
  return {
    imageBuilder(region) {
      const known = clients.get(region);
      if (known) return known;
      const created = create(region);
      clients.set(region, created);
      return created;
    },
  };
}
