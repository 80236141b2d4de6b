/** What the components of an ExecuteComponents step write with the instance profile, in the shapes of AWSTOE. */
import type { ImageFamily } from '../plans/families.ts';
import type { ComponentFailure, StepFacts, StepPlan } from '../plans/plan.ts';

export interface ComponentLines {
  readonly before: readonly string[];
  /** What is written after the step's own long output, if it has any. */
  readonly after: readonly string[];
}

/** The lines of a step's components; up to the failed one when one fails. */
export function componentLines(image: ImageFamily, step: StepPlan, facts: StepFacts): ComponentLines {
  const failure = step.failure?.component;
  const components = image.components
    .filter((component) => isTest(component) === step.name.includes('Test'))
    .filter((component) => !failure || !component.endsWith(`/${failure.component}`));
  const action = image.platform === 'Windows' ? 'ExecutePowerShell' : 'ExecuteBash';
  const succeeded = components.flatMap((component) =>
    started(component, action, facts).concat(printed(image, component), [
      'CmdExecution: ExitCode 0',
      `${action}: FINISHED EXECUTION`,
    ]),
  );
  if (!failure) return { before: succeeded, after: ['TOE has completed execution successfully'] };
  return {
    before: [...succeeded, ...started(`self/${failure.component}`, failure.action, facts)],
    after: failed(failure),
  };
}

function isTest(component: string): boolean {
  return /test|check/.test(component);
}

function started(component: string, action: string, facts: StepFacts): readonly string[] {
  const [owner = 'self', name = '', version = ''] = component.split('/');
  const account = owner === 'aws' ? 'aws' : facts.accountId;
  const directory = `TOE-${facts.hex(component, 12)}`;
  return [
    `Document arn:${facts.partition}:imagebuilder:${facts.region}:${account}:component/${name}/${version}/1`,
    `${action}: STARTED EXECUTION`,
    `${action}: Created temporary directory: ${action === 'ExecutePowerShell' ? 'C:\\Windows\\TEMP\\' : '/tmp/'}${directory}`,
  ];
}

function printed(image: ImageFamily, component: string): readonly string[] {
  if (!component.includes('update-')) return [];
  return image.platform === 'Windows'
    ? ['Stdout: 4 updates found', 'Stdout: Installing update 1 of 4', 'Stdout: Installed 4 updates']
    : ['Stdout: Dependencies resolved.', 'Stdout: Nothing to do.', 'Stdout: Complete!'];
}

function failed(failure: ComponentFailure): readonly string[] {
  return [
    `CmdExecution: Stderr: ${failure.errorMessage}`,
    `CmdExecution: ExitCode ${failure.exitCode}`,
    'CmdExecution: [ERROR] Command execution has resulted in an error',
    `${failure.action}: FINISHED EXECUTION`,
    'TOE has completed execution with failure - Execution failed!',
  ];
}
