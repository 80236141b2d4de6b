import { authTexts } from '../authTexts.ts';
import type { Person, TemporaryCredentials } from '../session.ts';
import { SignInProblem } from '../signInProblem.ts';
import { getCallerIdentity } from '../sts.ts';

/**
 * Asks AWS STS for the identity of credentials before they are used for anything else.
 *
 * @param region the deployment's Region: the policy of the page allows the STS of no other
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

/** `reader/ada@example.com` of `arn:…:assumed-role/reader/ada@example.com`. */
function nameOf(arn: string): string {
  const [, name = arn] = /^arn:[\w-]+:\w+::\d{12}:(.+)$/.exec(arn) ?? [];
  return name.replace(/^assumed-role\//, '').slice(0, 200);
}

function problemOf(error: unknown): SignInProblem {
  const { expired, rejected, notVerified } = authTexts.pasted;
  switch (error instanceof Error ? error.name : '') {
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return new SignInProblem(expired, error);
    case 'InvalidClientTokenId':
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
      return new SignInProblem(rejected, error);
    default:
      return new SignInProblem(notVerified, error);
  }
}
