/**
 * By how many milliseconds the signing computer's clock is ahead of the service's, from the message of a request that was
 * refused because its signature is expired or not yet current; undefined for every other message. Negative: behind.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function clockOffsetIn(message: string): number | undefined {
  const said = /^Signature (?:expired|not yet current): (\w+) is \w+ \w+ than \w+ \((\w+) [-+]/.exec(message);
  const [signed, theirs] = [instantOf(said?.[1]), instantOf(said?.[2])];
  return signed === undefined || theirs === undefined ? undefined : signed - theirs;
}

/** `20260909T120000Z` in milliseconds. */
function instantOf(text: string | undefined): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '')?.slice(1);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts;
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}
