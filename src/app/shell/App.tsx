import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { type Address, startView } from '../../address/address.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { regionIn } from '../../aws/regionIn.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { ClockContext } from '../../ui/now.ts';
import { Part } from '../../ui/Part.tsx';
import { BuildPage } from '../build/BuildPage.tsx';
import { listKey } from '../build/listSettings.ts';
import { Announcer } from './Announcer.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MissingParts } from './MissingParts.tsx';
import type { Services } from './services.ts';
import { TopBar } from './TopBar.tsx';
import { useAddress } from './useAddress.ts';

const AddressProblems = lazyPart(async () => (await import('./AddressProblems.tsx')).AddressProblems);
const ConfigProblems = lazyPart(async () => (await import('./ConfigProblems.tsx')).ConfigProblems);
const FullPageLink = lazyPart(async () => (await import('../../embed/FullPageLink.tsx')).FullPageLink);
const Keyboard = lazyPart(async () => (await import('./keyboard/Keyboard.tsx')).Keyboard);
const UnderstoodView = lazyPart(async () => (await import('../start/UnderstoodView.tsx')).UnderstoodView);

export interface AppProps extends Services {
  readonly queryClient: QueryClient;
}

/** The page: reads which view the address asks for, and shows it. */
export function App({ queryClient, ...services }: AppProps) {
  const { address: store, signIn } = services;
  const { address: view, problems } = useAddress(store);
  useRootAttributes(view);
  // The start page stays in the Region of the build, unless it shows that Region anyway.
  const region = regionIn(view.build || view.pipeline);
  const isShown = services.access.accountRegions.some((each) => each.region === region);
  const home = { ...startView, region: isShown ? '' : region };
  const who = signIn && <signIn.SignedInAs session={signIn.session} />;
  // The wall view fills the screen.
  const isWall = view.view === 'wall' && view.build === '' && view.pipeline === '';
  // The first view of a build is not delayed by code that it does not need.
  const [hasFirstView, setHasFirstView] = useState(false);
  const onShown = useCallback(() => setHasFirstView(true), []);
  // The object is kept, since computed data is cached by it.
  const build = useMemo(() => parseImageBuildVersionArn(view.build), [view.build]);
  if ((!build || signIn) && !hasFirstView) setHasFirstView(true);
  const shown = build ? (
    <BuildPage key={listKey(build.arn, view)} build={build} view={view} onShown={onShown} {...services} />
  ) : (
    // Lenient ARN parsing is loaded only when strict parsing fails.
    <Part name="Start page">
      <UnderstoodView view={view} {...services} />
    </Part>
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ClockContext value={view.clock}>
        {hasFirstView && (
          <Part name="Keyboard shortcuts" afterPaint>
            <Keyboard browser={services.browser} />
          </Part>
        )}
        <Announcer />
        {!view.embed && !isWall && (
          <TopBar
            home={store.href(home)}
            onHome={() => store.push(home)}
            settings={view}
            onSettings={store.replace}
          >
            {who}
          </TopBar>
        )}
        {/* Without the host page that signs the user in, the full page would be empty. */}
        {view.embed && services.config.access.kind !== 'host' && (
          <Part name="Link to the full page">
            <FullPageLink href={store.href({ embed: false })}>{who}</FullPageLink>
          </Part>
        )}
        <ErrorBoundary key={view.build}>
          {services.config.problems && (
            <Part name="Problems of config.json">
              <ConfigProblems problems={services.config.problems} />
            </Part>
          )}
          {problems.length > 0 && (
            <Part name="Problems of the address">
              <AddressProblems problems={problems} />
            </Part>
          )}
          {signIn ? (
            <signIn.SignInGate build={view.build} session={signIn.session} {...services}>
              {shown}
            </signIn.SignInGate>
          ) : (
            shown
          )}
        </ErrorBoundary>
        <ConnectionNotice browser={services.browser} />
        <MissingParts browser={services.browser} session={services.access.session} />
      </ClockContext>
    </QueryClientProvider>
  );
}

/** The theme stands on the document, where `light-dark()` reads it, and so does what else the base styles go by. */
function useRootAttributes({ theme, embed }: Address) {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    dataset['embed'] = `${embed}`;
  }, [theme, embed]);
}
