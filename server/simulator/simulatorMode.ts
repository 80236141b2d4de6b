import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { Mode } from '../http/api.ts';
import { createSimulatorApi } from './simulatorApi.ts';

/** Where the demo's pipelines are. The sentinels, in us-east-1, are opened by their ARNs. */
const demoRegion = 'us-west-2';

/** Runs on a simulated account, whose clock is this machine's. */
export function simulatorMode(): Mode {
  return {
    api: createSimulatorApi(createSimulator(), { region: demoRegion }),
    async describe(origin) {
      return [
        'The page shows a simulated account, without AWS. The AWS CLI and the SDKs can use it too:',
        '',
        `export AWS_ACCESS_KEY_ID=${simulatorCredentials.accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${simulatorCredentials.secretAccessKey}`,
        `export AWS_ENDPOINT_URL=${origin}`,
        `aws imagebuilder list-workflow-executions --region us-east-1 --image-build-version-arn ${catalog.linuxFailedComponent.arn}`,
      ];
    },
  };
}
