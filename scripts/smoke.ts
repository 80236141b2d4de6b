/** `npm run smoke`: checks a deployment from outside. */
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { parseSmoke, smokeUsage } from '../deploy/options.ts';
import { smoke } from '../deploy/smoke.ts';
import { runCommand } from './runCommand.ts';

await runCommand(smokeUsage, async () => {
  const options = parseSmoke(process.argv.slice(2));
  if (!options) {
    console.log(smokeUsage);
    return;
  }
  const { profile } = options;
  const credentials = profile === undefined ? undefined : fromNodeProviderChain({ profile });
  for (const { what, problem } of await smoke({ ...options, credentials })) {
    console.log(problem === undefined ? `ok      ${what}` : `FAILED  ${what}: ${problem}`);
    if (problem !== undefined) process.exitCode = 1;
  }
});
