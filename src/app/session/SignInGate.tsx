import { Fragment, type ReactNode } from 'react';
import type { Config } from '../../auth/config.ts';
import type { Session } from '../../auth/session.ts';
import { parseImageBuildVersionArn } from '../../aws/imagebuilder/arn.ts';
import { SessionEnded } from '../../auth/signIn/SessionEnded.tsx';
import { SignInPage } from '../../auth/signIn/SignInPage.tsx';
import { useSession } from '../../auth/signIn/useSession.ts';
import { SignInMethod } from '../../auth/signIn/SignInMethod.tsx';
import { useView } from '../shell/useView.ts';
import { keyOf } from './followSession.ts';

export interface SignInGateProps {
  readonly config: Config;
  readonly browser: Window;
  readonly session: Session;
  /** The `build` parameter of the address. */
  readonly build: string;
  readonly children: ReactNode;
}

/** Renders its children for a signed-in user, and keeps them after the session has ended. */
export function SignInGate({ session, config, browser, build, children }: SignInGateProps) {
  const state = useSession(session);
  const person = 'person' in state ? state.person : undefined;
  if (!person) return <SignIn session={session} config={config} browser={browser} build={build} />;
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

function SignIn({ session, config, browser, build }: Omit<SignInGateProps, 'children'>) {
  useView('Sign in');
  return (
    <SignInPage
      host={browser.location.host}
      build={parseImageBuildVersionArn(build)}
      account={config.access.kind === 'oidc' ? config.access.account : undefined}
      regions={config.regions ?? [config.region]}
    >
      <SignInMethod session={session} access={config.access} browser={browser} />
    </SignInPage>
  );
}
