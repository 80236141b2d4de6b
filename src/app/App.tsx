import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { startView, type Theme } from '../address/address.ts';
import { understandBuild } from '../imagebuilder/understandBuild.ts';
import { ClockContext } from '../ui/now.ts';
import { AddressProblems } from './AddressProblems.tsx';
import { BuildPage } from './BuildPage.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Services } from './services.ts';
import { TopBar } from './TopBar.tsx';
import { useAddress } from './useAddress.ts';

// Whoever opens a build need not load what finds one.
const StartPage = lazy(async () => ({ default: (await import('./StartPage.tsx')).StartPage }));

export interface AppProps extends Services {
  readonly queryClient: QueryClient;
}

/** The page: reads which view the address asks for, and shows it. */
export function App({ queryClient, ...services }: AppProps) {
  const { address: store } = services;
  const { address: view, problems } = useAddress(store);
  useTheme(view.theme);
  return (
    <QueryClientProvider client={queryClient}>
      <ClockContext value={view.clock}>
        <TopBar
          home={store.href(startView)}
          onHome={() => store.push(startView)}
          settings={view}
          onSettings={store.replace}
        />
        <ErrorBoundary key={view.build}>
          <AddressProblems problems={problems} />
          <View view={view} {...services} />
        </ErrorBoundary>
      </ClockContext>
    </QueryClientProvider>
  );
}

function View({ view, ...services }: Services & { view: Parameters<typeof BuildPage>[0]['view'] }) {
  const open = (build: string) => services.address.push({ ...startView, build });
  const understood = understandBuild(view.build);
  switch (understood.kind) {
    case 'build':
      return <BuildPage key={understood.build.arn} build={understood.build} view={view} {...services} />;
    case 'version':
    case 'nothing':
    case 'problem':
      return (
        <Suspense>
          <StartPage view={view} onOpen={open} {...services} />
        </Suspense>
      );
  }
}

/** The theme stands on the document, where `light-dark()` reads it. */
function useTheme(theme: Theme) {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
}
