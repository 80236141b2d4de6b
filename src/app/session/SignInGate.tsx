import { Fragment, type ReactNode } from 'react';
import type { Config } from '../../auth/config.ts';
import type { Session } from '../../auth/session.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { SessionEnded } from '../../auth/signIn/SessionEnded.tsx';
import { SignInPage } from '../../auth/signIn/SignInPage.tsx';
import { useSession } from '../../auth/signIn/useSession.ts';
import { WayIn } from '../../auth/signIn/WayIn.tsx';
import { keyOf } from './followSession.ts';

export interface SignInGateProps {
  readonly config: Config;
  readonly browser: Window;
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
