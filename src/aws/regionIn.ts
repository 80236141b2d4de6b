/** The region of anything that begins like an ARN of the service, unchecked; empty where there is none. */
export function regionIn(text: string): string {
  return /arn:[^:\s]*:imagebuilder:([^:\s]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
}
