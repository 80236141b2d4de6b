import { getRequestListener } from '@hono/node-server';
import type { Plugin } from 'vite';
import { createApp } from './http/app.ts';

/** Gives `npm run dev` the API and `config.json` of `npm start`, with the simulator behind them. */
export function devApi(): Plugin {
  return {
    name: 'dev-api',
    apply: 'serve',
    async configureServer({ middlewares }) {
      // Loaded here, since a build needs this configuration but no simulator.
      const { simulatorMode } = await import('./simulator/simulatorMode.ts');
      const app = createApp(simulatorMode());
      const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
      middlewares.use((incoming, outgoing, next) => {
        if (!/^\/(?:api\/|config\.json(?:\?|$))/.test(incoming.url ?? '')) return next();
        return void listener(incoming, outgoing);
      });
    },
  };
}
