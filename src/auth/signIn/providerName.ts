/** What to call a provider: its host; a Cognito user pool, whose host says nothing, by what it is. */
export function providerName(issuer: string): string {
  const { host = issuer } = URL.canParse(issuer) ? new URL(issuer) : {};
  return /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/.test(host) ? 'Amazon Cognito' : host;
}
