import { Fragment, type ReactNode } from 'react';
import type { Session } from '../access/session.ts';
import { parseImageBuildVersionArn } from '../imagebuilder/arn.ts';
import { SessionEnded } from '../signIn/SessionEnded.tsx';
import { SignInPage } from '../signIn/SignInPage.tsx';
import { useSession } from '../signIn/useSession.ts';
import { WayIn } from '../signIn/WayIn.tsx';
import { keyOf } from './followSession.ts';
import type { Services } from './services.ts';

export interface SignInGateProps extends Pick<Services, 'config' | 'browser'> {
  readonly session: Session;
  /** The build that the address asks for, as typed. */
  readonly build: string;
  readonly children: ReactNode;
}

/** What is behind it is there for whoever has signed in, and stays while their session has ended. */
export function SignInGate({ session, config, browser, build, children }: SignInGateProps) {
  const state = useSession(session);
  const person = 'person' in state ? state.person : undefined;
  if (!person) {
    return (
      <SignInPage
        host={browser.location.host}
        build={parseImageBuildVersionArn(build)}
        account={config.access.kind === 'oidc' ? config.access.account : undefined}
        regions={config.regions ?? [config.region]}
      >
        <WayIn session={session} access={config.access} browser={browser} />
      </SignInPage>
    );
  }
  return (
    <>
      {state.kind !== 'signedIn' && (
        <SessionEnded
          session={session}
          access={config.access}
          browser={browser}
          reason={'reason' in state ? state.reason : undefined}
        />
      )}
      <Fragment key={keyOf(person)}>{children}</Fragment>
    </>
  );
}
