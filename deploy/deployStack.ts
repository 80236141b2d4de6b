import { type Aws, describeOutputs } from './aws.ts';
import { checkParameters } from './checkParameters.ts';
import type { DeployOptions } from './options.ts';
import { readTemplate, templateFile } from './readTemplate.ts';

/**
 * Creates or updates the stack, and prints the dashboard's URL.
 *
 * @throws {ParameterError | DeployError}
 */
export async function deployStack(
  { stack, parameters }: DeployOptions,
  aws: Aws,
  say: (line: string) => void,
): Promise<void> {
  checkParameters(readTemplate(), parameters);
  const overrides = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  await aws.run([
    'cloudformation',
    'deploy',
    '--stack-name',
    stack,
    '--template-file',
    templateFile,
    '--capabilities',
    'CAPABILITY_IAM',
    '--no-fail-on-empty-changeset',
    ...(overrides.length === 0 ? [] : ['--parameter-overrides', ...overrides]),
  ]);
  const outputs = await describeOutputs(aws, stack);
  if (!outputs) return;
  for (const [name, value] of Object.entries(outputs)) say(`${name}: ${value}`);
  say(`Next: npm run publish -- --stack ${stack} --yes`);
}
