/** `npm run deploy`: makes or changes the stack of deploy/template.yaml. */
import { createAws } from '../deploy/aws.ts';
import { deployStack } from '../deploy/deployStack.ts';
import { deployUsage, parseDeploy } from '../deploy/options.ts';
import { runCommand } from './runCommand.ts';

await runCommand(deployUsage, async () => {
  const options = parseDeploy(process.argv.slice(2));
  if (!options) {
    console.log(deployUsage);
    return;
  }
  await deployStack(options, createAws({ ...options, say: console.log }), console.log);
  if (!options.execute) console.log('Nothing was done. Add --yes to run this.');
});
