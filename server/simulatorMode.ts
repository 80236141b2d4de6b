import { relayPrefix } from '../src/aws/endpoint.ts';
import { catalog } from '../simulator/catalog.ts';
import { simulatorCredentials } from '../simulator/keys.ts';
import { createSimulator } from '../simulator/simulator.ts';
import type { Mode } from './api.ts';
import { createSimulatorApi } from './simulatorApi.ts';

/** Where the demo's pipelines are. The sentinels, in us-east-1, are opened by their ARNs. */
const demoRegion = 'us-west-2';

/** Runs on a simulated account, whose clock is this machine's. */
export function simulatorMode(): Mode {
  return {
    api: createSimulatorApi(createSimulator(), { region: demoRegion }),
    async describe(origin) {
      const endpoint = `${origin}${relayPrefix}us-east-1`;
      return [
        'A simulated account answers: nothing here touches AWS. The AWS CLI and the SDKs can ask it too, with',
        '',
        `export AWS_ACCESS_KEY_ID=${simulatorCredentials.accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${simulatorCredentials.secretAccessKey}`,
        `aws imagebuilder list-workflow-executions --endpoint-url ${endpoint} --region us-east-1 --image-build-version-arn ${catalog.linuxFailedComponent.arn}`,
      ];
    },
  };
}
