import { startUpstream, type Upstream } from './testUpstream.ts';

/** An STS that knows the account of each access key. Keys that it does not know are refused. */
export async function startSts(accounts: Readonly<Record<string, string>>): Promise<Upstream> {
  return startUpstream((request, response) => {
    const key = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const account = accounts[key];
    response.setHeader('content-type', 'text/xml');
    if (account === undefined) {
      response.statusCode = 403;
      response.end(
        '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>no</Message></Error></ErrorResponse>',
      );
      return;
    }
    response.end(`<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:sts::${account}:assumed-role/Reader/someone</Arn><UserId>A:someone</UserId><Account>${account}</Account>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`);
  });
}
