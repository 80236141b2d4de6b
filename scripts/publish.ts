/** `npm run publish`: builds the page and puts it into a stack's bucket. */
import { createAws } from '../deploy/aws.ts';
import { parsePublish, publishUsage } from '../deploy/options.ts';
import { publishSite } from '../deploy/publishSite.ts';
import { distFolder, ensureBuilt } from '../server/build/ensureBuilt.ts';
import { runCommand } from './runCommand.ts';

await runCommand(publishUsage, async () => {
  const options = parsePublish(process.argv.slice(2));
  if (!options) {
    console.log(publishUsage);
    return;
  }
  if (options.dist === undefined) await ensureBuilt();
  const aws = createAws({ ...options, say: console.log });
  await publishSite(options, options.dist ?? distFolder, aws, console.log);
  if (!options.execute) console.log('Nothing was done. Add --yes to run this.');
});
