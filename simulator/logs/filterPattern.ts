import { refuse } from './input.ts';

/**
 * Reads an unstructured filter pattern: every `term` and `"quoted phrase"` must occur, none of `-term` may, and of
 * `?term` at least one must when there is no other term. Case counts.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function readFilterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) return refuse('Only unstructured filter patterns are supported here.');
  const required: string[] = [];
  const excluded: string[] = [];
  const alternatives: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [whole, sign, quoted, plain] = /^([?-]?)(?:"([^"]*)"|([^\s"]+))\s*/.exec(rest) ?? [];
    const term = quoted ?? plain;
    if (whole === undefined || term === undefined || term === '') return refuse('Invalid filter pattern');
    if (sign === '?') alternatives.push(term);
    else if (sign === '-') excluded.push(term);
    else required.push(term);
    rest = rest.slice(whole.length);
  }
  return (message) =>
    required.every((term) => message.includes(term)) &&
    !excluded.some((term) => message.includes(term)) &&
    (required.length > 0 || alternatives.length === 0 || alternatives.some((term) => message.includes(term)));
}
