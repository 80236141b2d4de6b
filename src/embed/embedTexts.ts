/** The texts of an embedded page, and those that it sends to the host page. */
export const embedTexts = {
  fullPageLabel: 'Full page',
  windowsBlocked: 'The host page does not allow new windows. Open this address yourself:',
  noBuildTitle: 'No build to show',
  noBuild: 'The host page has not selected a build. Open one there.',
  tooManyMessages: 'Too many messages at once: some are dropped.',
  otherVersion: (own: number, other: number) =>
    `The dashboard uses version ${own} of the protocol, the host page version ${other}.`,
  noCredentialsFromHost: 'This deployment does not accept credentials from the host page.',
  temporaryOnly:
    'Only temporary credentials are accepted: those with a session token, whose access key ID begins with ASIA.',
  noSecretAccessKey: 'The secret access key is missing.',
  noExpiry: 'The credentials need an expiry, at most 36 hours from now.',
  expired: 'The credentials have expired.',
} as const;
