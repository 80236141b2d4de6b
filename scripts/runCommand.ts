import { DeployError } from '../deploy/aws.ts';
import { ParameterError } from '../deploy/checkParameters.ts';
import { UsageError } from '../deploy/options.ts';

/** Runs a command. A problem that the user can solve is printed as a sentence; any other error with its stack. */
export async function runCommand(usage: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`);
      process.exitCode = 2;
    } else if (error instanceof DeployError || error instanceof ParameterError) {
      console.error(error.message);
    } else {
      console.error(error);
    }
  }
}
