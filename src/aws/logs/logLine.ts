import type { LogEvent } from './getLogEvents.ts';
import { onlyColours, withoutSequences } from './terminalText.ts';

/** One line of one event. Text is untrusted: it may hold any character but a line end and a terminal sequence. */
export interface LogLine {
  /** Milliseconds since the epoch. Lines of one event share it. */
  readonly timestamp: number;
  readonly text: string;
  /** The line with its colour sequences, where it has any. */
  readonly colours?: string;
  /** Not the first line of its event. */
  readonly continues: boolean;
  /** What a command printed this line to. */
  readonly stream?: 'stdout' | 'stderr';
  /** The exit code of a command, on the line that reports it. */
  readonly exitCode?: number;
  /** The line reports a failure: an exit code other than 0, an `[ERROR]`, a failed step. */
  readonly isError?: true;
  /** What the lines from here on belong to. */
  readonly starts?: {
    readonly kind: 'step' | 'component' | 'componentStep' | 'phase';
    readonly name: string;
  };
}

/** S3's `console.log` has a time and a level before each line. */
const consolePrefix = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.,]\d{3} \w+ +/;
const printed = /^(?:\w{1,60}: )?(Stdout|Stderr):/;
const exited = /^(?:\w{1,60}: )?ExitCode:? (-?\d{1,10})\b/;
const failed =
  /^(?:\w{1,60}: )?\[ERROR\]|^TOE has completed execution with failure|^Action failed for step |^Command failed \(command id: /;
const startedStep = /^Started step ([\w-]{1,128}) with action /;
const startedComponent =
  /^Document arn:aws[\w-]*:imagebuilder:[\w-]+:[\w-]+:component\/([\w-]+\/\d+\.\d+\.\d+)/;
const startedPhase = /^(Phase|Step) ([\w.-]{1,128})$/;
/** Forms that only the instance writes, with the instance profile. */
const componentForms =
  /^(?:TOE |Document arn:|\w{1,60}: (?:STARTED EXECUTION|FINISHED EXECUTION|Created temporary directory|\[ERROR\]))/;

/**
 * Splits events into lines and reads what each line says about itself. A carriage return ends a line too: what a progress bar
 * overwrote stays readable.
 */
export function readLogLines(events: readonly LogEvent[]): LogLine[] {
  const lines: LogLine[] = [];
  for (const { timestamp, message } of events) {
    let stream: LogLine['stream'];
    for (const [index, raw] of splitLines(message).entries()) {
      const text = withoutSequences(raw);
      const colours = onlyColours(raw);
      const facts = index === 0 ? factsOf(text) : undefined;
      stream = index === 0 ? facts?.stream : stream;
      lines.push({
        timestamp,
        text,
        continues: index > 0,
        ...(colours === undefined ? {} : { colours }),
        ...facts,
        ...(stream === undefined ? {} : { stream }),
      });
    }
  }
  return lines;
}

function splitLines(message: string): readonly string[] {
  if (!/[\r\n]/.test(message)) return [message];
  return message.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/);
}

type Facts = Pick<LogLine, 'stream' | 'exitCode' | 'isError' | 'starts'>;

function factsOf(text: string): Facts {
  const body = text.replace(consolePrefix, '');
  const stream = printed.exec(body)?.[1];
  if (stream !== undefined) return { stream: stream === 'Stdout' ? 'stdout' : 'stderr' };
  const exit = exited.exec(body)?.[1];
  if (exit !== undefined) {
    const exitCode = Number(exit);
    return exitCode === 0 ? { exitCode } : { exitCode, isError: true };
  }
  if (failed.test(body)) return { isError: true };
  const starts = startOf(body);
  return starts ? { starts } : {};
}

function startOf(body: string): LogLine['starts'] {
  const step = startedStep.exec(body)?.[1];
  if (step !== undefined) return { kind: 'step', name: step };
  const component = startedComponent.exec(body)?.[1];
  if (component !== undefined) return { kind: 'component', name: component.replace('/', ' ') };
  const [, kind, name] = startedPhase.exec(body) ?? [];
  if (name === undefined) return undefined;
  return { kind: kind === 'Phase' ? 'phase' : 'componentStep', name };
}

/** Whether a component wrote the line, with the instance profile; the service writes progress with the execution role. */
export function isComponentLine({ text, stream, exitCode }: LogLine): boolean {
  return (
    stream !== undefined || exitCode !== undefined || componentForms.test(text.replace(consolePrefix, ''))
  );
}

/** What a command printed, without the label that the log puts before it. */
export function withoutLabel({ text, continues }: LogLine): string {
  return continues
    ? text
    : text.replace(consolePrefix, '').replace(/^(?:\w{1,60}: )?(?:Stdout|Stderr): ?/, '');
}
