import type { Person, TemporaryCredentials } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';
import { getCallerIdentity } from '../sts.ts';

/**
 * Asks AWS whom credentials belong to, before they are used for anything else.
 *
 * @param region whose STS is asked: the deployment's, since the page may talk to no other
 * @throws {SignInProblem}
 */
export async function checkPasted(region: string, credentials: TemporaryCredentials): Promise<Person> {
  try {
    const { Account, Arn } = await getCallerIdentity(region, credentials);
    return { account: Account, identity: Arn === undefined ? undefined : nameOf(Arn) };
  } catch (error) {
    throw problemOf(error);
  }
}

/** `assumed-role/reader/ada@example.com` without what is the same for everybody. */
function nameOf(arn: string): string {
  const [, name = arn] = /^arn:[\w-]+:\w+::\d{12}:(.+)$/.exec(arn) ?? [];
  return name.replace(/^assumed-role\//, '').slice(0, 200);
}

function problemOf(error: unknown): SignInProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return new SignInProblem(
        'AWS says that these credentials have ended.',
        'Sign in on the command line again, for instance with “aws sso login”, and copy new ones.',
        error,
      );
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
      return new SignInProblem(
        'AWS does not take these credentials: a part of them is wrong or missing.',
        'Copy all of them again, whole: a session token is several lines long on some screens.',
        error,
      );
    default:
      return new SignInProblem(
        'AWS could not be asked whom these credentials belong to.',
        'Check that you are online, and that a VPN or a proxy lets you through to AWS STS, then try again.',
        error,
      );
  }
}
