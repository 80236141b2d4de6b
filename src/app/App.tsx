import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { type Address, startView, type Theme } from '../address/address.ts';
import { parseImageBuildVersionArn } from '../imagebuilder/arn.ts';
import { ClockContext } from '../ui/now.ts';
import { BuildPage } from './BuildPage.tsx';
import { listKey } from './listSettings.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { Services } from './services.ts';
import { TopBar } from './TopBar.tsx';
import { useAddress } from './useAddress.ts';

const AddressProblems = lazy(async () => ({
  default: (await import('./AddressProblems.tsx')).AddressProblems,
}));
const UnderstoodView = lazy(async () => ({ default: (await import('./UnderstoodView.tsx')).UnderstoodView }));

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
          {problems.length > 0 && (
            <Suspense>
              <AddressProblems problems={problems} />
            </Suspense>
          )}
          <View view={view} {...services} />
        </ErrorBoundary>
      </ClockContext>
    </QueryClientProvider>
  );
}

function View({ view, ...services }: Services & { view: Address }) {
  // What is no ARN to the letter may still be understood as one: that is looked into with code of its own.
  const build = parseImageBuildVersionArn(view.build);
  return build ? (
    <BuildPage key={listKey(build.arn, view)} build={build} view={view} {...services} />
  ) : (
    <Suspense>
      <UnderstoodView view={view} {...services} />
    </Suspense>
  );
}

/** The theme stands on the document, where `light-dark()` reads it. */
function useTheme(theme: Theme) {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
}
