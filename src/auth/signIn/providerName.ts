/** The display name of a provider: its host, or Amazon Cognito for a user pool, whose host is only an id. */
export function providerName(issuer: string): string {
  const { host = issuer } = URL.canParse(issuer) ? new URL(issuer) : {};
  return /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/.test(host) ? 'Amazon Cognito' : host;
}
