import { spawn } from 'node:child_process';
import * as v from 'valibot';

/** An error in the request of the operator, as a message for them. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

export interface AwsOptions {
  /** Runs the commands. Without it, they are only shown. */
  readonly execute: boolean;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** Takes each line that is printed. */
  readonly say: (line: string) => void;
}

export interface Aws {
  /**
   * Shows a command that changes something, and runs it when commands are run. Its output goes to the terminal.
   *
   * @param input what it reads from its standard input
   * @throws {DeployError} when it fails; its output went to the terminal
   */
  run(args: readonly string[], input?: string): Promise<void>;
  /**
   * Shows a command that only reads, and runs it when commands are run.
   *
   * @returns what it printed; undefined when it was only shown
   * @throws {DeployError}
   */
  ask(args: readonly string[]): Promise<string | undefined>;
}

/** The AWS CLI, run without a shell, so that no argument is interpreted as a command. */
export function createAws({ execute, region, profile, say }: AwsOptions): Aws {
  const everywhere = [
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
  ];
  const show = (args: readonly string[]) => {
    const all = [...args, ...everywhere];
    say(`> ${['aws', ...all].map(quoted).join(' ')}`);
    return all;
  };
  return {
    async run(args, input) {
      const all = show(args);
      if (input !== undefined) say(input.trimEnd().replaceAll(/^/gm, '  | '));
      if (execute) await spawnAws(all, 'inherit', input);
    },
    async ask(args) {
      const all = show(args);
      return execute ? spawnAws(all, 'pipe') : undefined;
    },
  };
}

async function spawnAws(
  args: readonly string[],
  stdout: 'inherit' | 'pipe',
  input?: string,
): Promise<string> {
  const child = spawn('aws', [...args], {
    stdio: ['pipe', stdout, 'inherit'],
    env: { ...process.env, AWS_PAGER: '' },
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  // A command may end without reading its input.
  child.stdin?.on('error', () => undefined).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).catch((error: unknown) => {
    throw new DeployError(`The AWS CLI could not be started: ${String(error)}`);
  });
  if (code !== 0) throw new DeployError(`aws ${args.slice(0, 2).join(' ')} failed with exit code ${code}.`);
  return output;
}

/** An argument quoted for a POSIX shell. */
export function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

const stacksSchema = v.object({
  Stacks: v.tuple([
    v.object({
      Outputs: v.optional(v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() })), []),
    }),
  ]),
});

/** The outputs of a stack by name; undefined when commands are only shown. */
export async function describeOutputs(
  aws: Aws,
  stack: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await aws.ask([
    'cloudformation',
    'describe-stacks',
    '--stack-name',
    stack,
    '--output',
    'json',
  ]);
  if (text === undefined) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stacksSchema), text);
  if (!parsed.success) throw new DeployError(`The AWS CLI's answer about the stack ${stack} cannot be read.`);
  const [{ Outputs: outputs }] = parsed.output.Stacks;
  return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
}
