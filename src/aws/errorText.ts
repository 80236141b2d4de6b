/**
 * Reads the texts that a failure leaves behind. They come from components, commands and other services: any length, any
 * form, never to be trusted with more than being shown.
 */

const exitCodeForms = [
  /\bexit(?:ed)?[ _-]?(?:with[ _-])?(?:status|code)["']?\s*(?:[:=]|of|was)?\s*\[?(\d{1,10})\b/i,
  /\bexited with(?: error)? (\d{1,10})\b/i,
  /\bresponse ?code\s*[:=]\s*\[?(\d{1,10})\b/i,
];

/** The exit code that a text names, `exit status 7`, `ExitCode 126`, `ResponseCode=[1]`. Not 0, which is no failure. */
export function exitCodeIn(text: string): number | undefined {
  for (const form of exitCodeForms) {
    const code = Number(form.exec(text)?.[1] ?? 0);
    if (code !== 0) return code;
  }
  return undefined;
}

/** Texts that name what failed and not why. */
const wrapperForms = [
  /\bdocument \S+ failed\b/i,
  /^(?:status )?(?:failed|failure|error|success)[.!]?$/i,
  /^(?:error: )?(?:failed to run commands: )?exit(?: ?status| ?code)?:? ?\d+\.?$/i,
  /^(?:workflow )?(?:step|workflow|execution)(?: \S+)? (?:has )?failed\.?$/i,
  /^workflow step '[^']*' failed\.?$/i,
  /\bexpectationnotmet\b/i,
  /^ssm execution '?[\w-]*'? failed\.?$/i,
  /^distribution failed in \d+ of \d+ regions?\.?$/i,
  /^command failed \(command id: /i,
];

/** Whether a text says no more than that something failed. Longer ones are logs, which say more. */
export function isWrapper(text: string): boolean {
  const [line = '', ...more] = linesOf(innerReason(text), 3);
  return more.length === 0 && line.length <= 600 && wrapperForms.some((form) => form.test(line));
}

/**
 * The reason without the prefix of the service: `Workflow Execution ID: 'wf-…' failed with reason: …`, and
 * `SSM execution '…' failed … and failure message = '…'`.
 * Source: the examples at https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-failure-context.html
 */
export function innerReason(text: string): string {
  const inner = text.trim().replace(/^Workflow Execution ID: '?[\w.-]*'? failed with reason: /i, '');
  const mark = "failure message = '";
  const at = inner.indexOf(mark);
  if (at === -1) return inner.trim();
  const message = inner.slice(at + mark.length);
  let end = message.length;
  // By hand: a pattern for quotes at the end of any text takes quadratic time on a text of quotes.
  while (end > 0 && ["'", '.'].includes(message.charAt(end - 1))) end -= 1;
  return message.slice(0, end).trim();
}

/** The execution that a reason names. */
export function workflowExecutionIdIn(text: string | undefined): string | undefined {
  return /\bwf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i.exec(text ?? '')?.[0];
}

/** The component build that a text names, as in `Document arn:…:component/check-http/1.0.2/1 failed!` */
export function componentArnIn(text: string | undefined): string | undefined {
  return /\barn:aws[\w-]*:imagebuilder:[\w-]+:[\w-]+:component\/[\w-]+\/\d+\.\d+\.\d+(?:\/\d+)?/i.exec(
    text ?? '',
  )?.[0];
}

const telling = [
  /^\s*(?:\S+ ){0,4}?stderr: ?(.+)$/i,
  /^.*\b(curl: \(\d+\).+)$/i,
  /^\s*errormessage: ?(.+)$/i,
  /^(.*\b(?:error|fatal|failed|failure|denied|cannot|can't|unable|not found|no such|refused|timed? ?out|exceeded|invalid|exception|unauthori[sz]ed|does not exist)\b.*)$/i,
];

/**
 * The one line of a text that explains a failure best: what was written to stderr, else the first line that speaks of an
 * error, else the last one. At most 300 characters, unless an ARN ends later.
 */
export function tellingLine(text: string): string | undefined {
  const lines = linesOf(text, 2_000);
  const line = telltale(lines) ?? lines.findLast((each) => !isWrapper(each)) ?? lines.at(-1);
  return line === undefined ? undefined : shorten(line);
}

/** Whether a text has a line that speaks of an error, and does not only report what went on. */
export function speaksOfError(text: string): boolean {
  return telltale(linesOf(text, 2_000)) !== undefined;
}

function telltale(lines: readonly string[]): string | undefined {
  for (const form of telling) {
    for (const line of lines) {
      const match = form.exec(line.slice(0, 1_000))?.[1]?.trim();
      if (match && !isWrapper(match)) return match;
    }
  }
  return undefined;
}

/** Lines with something in them, at most the first and the last `most` of a long text. */
function linesOf(text: string, most: number): string[] {
  const lines = text
    .slice(0, 400_000)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length <= 2 * most ? lines : [...lines.slice(0, most), ...lines.slice(-most)];
}

/** At most 300 characters, or 700 where an ARN ends later: the resource that matters comes last in most messages. */
function shorten(line: string): string {
  const start = line.slice(0, 700);
  const characters = Array.from(start);
  if (characters.length <= 300 && start.length === line.length) return line;
  const lastArn = [...start.matchAll(/\barn:aws[\w-]*:[^\s"',;]+/g)].at(-1);
  const end = lastArn ? Array.from(start.slice(0, lastArn.index + lastArn[0].length)).length : 0;
  return `${characters.slice(0, Math.max(299, end)).join('')}…`;
}
