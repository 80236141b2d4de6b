import { catalog, type CatalogKey, catalogKeys } from '../../simulator/catalog.ts';
import { parseImageBuildVersionArn } from '../../src/aws/imagebuilder/arn.ts';
import { buildLogStream, logStreamInput } from '../../src/aws/imagebuilder/logStream.ts';
import { getImage } from '../../src/aws/imagebuilder/operations/getImage.ts';
import { getLogEvents } from '../../src/aws/logs/getLogEvents.ts';
import { simulatedClient } from '../../src/testing/simulatedClient.ts';
import type { JourneyServer } from './fixtures.ts';

/** Groups of the catalog whose builds have a page, rather than a fault in the way of it. */
const groups = new Set<string>(['images', 'life', 'failures', 'places', 'logs']);

/** The failed builds of the catalog whose component wrote to the log, with the error outputs of its failed commands. */
export async function loggedErrors({
  simulator,
}: JourneyServer): Promise<Map<CatalogKey, readonly string[]>> {
  const { clientFor } = simulatedClient({ simulator });
  const found = new Map<CatalogKey, readonly string[]>();
  for (const key of catalogKeys) {
    const build = parseImageBuildVersionArn(catalog[key].arn);
    if (!build || !groups.has(catalog[key].group)) continue;
    const client = clientFor(build.region);
    const image = await getImage(client, { imageBuildVersionArn: build.arn }).catch(() => undefined);
    if (image?.state?.status !== 'FAILED') continue;
    const input = { ...logStreamInput(buildLogStream(build, image)), limit: 300 };
    const events = await getLogEvents(client, input).then(
      (page) => page.events,
      () => [],
    );
    const outputs = events.flatMap(({ message }, index) =>
      /ExitCode [1-9]/.test(message) ? [events[index - 1]?.message ?? ''] : [],
    );
    if (outputs.length > 0) found.set(key, outputs);
  }
  return found;
}
