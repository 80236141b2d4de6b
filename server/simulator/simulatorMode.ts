import { accountId, faultyAccountId, secondAccountId } from '../../simulator/arns.ts';
import { catalog } from '../../simulator/catalog.ts';
import { simulatorCredentials } from '../../simulator/keys.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import type { ConfiguredAccount } from '../../src/auth/accounts.ts';
import type { Mode } from '../http/api.ts';
import { StartError } from '../startError.ts';
import { createSimulatorApi } from './simulatorApi.ts';

/** The accounts that the simulator can show. */
const names: Readonly<Record<string, string>> = {
  [accountId]: 'production',
  [secondAccountId]: 'staging',
  [faultyAccountId]: 'faulty',
};

/** Where the demo's pipelines are. The sentinels, in us-east-1, are opened by their ARNs. */
const demoRegions = ['us-west-2', 'eu-central-1'];

export interface SimulatorModeOptions {
  /** Default: the two accounts of the demo. */
  readonly accounts?: readonly string[];
  /** Default: the Regions of the demo. */
  readonly regions?: readonly string[];
}

/**
 * The simulated accounts that the page reads.
 *
 * @throws {StartError} when an account is not one of the simulator's
 */
export function simulatedAccounts({
  accounts = [],
  regions = [],
}: SimulatorModeOptions): readonly ConfiguredAccount[] {
  const ids = accounts.length > 0 ? accounts : [accountId, secondAccountId];
  return [...new Set(ids)].map((id) => {
    const name = names[id];
    if (name !== undefined) return { id, name, regions: regions.length > 0 ? regions : demoRegions };
    const known = Object.entries(names).map((entry) => entry.join(' '));
    throw new StartError(`--account: the simulator has no account "${id}", only ${known.join(', ')}.`);
  });
}

/** Runs on simulated accounts, whose clock is this machine's. */
export function simulatorMode(options: SimulatorModeOptions = {}): Mode {
  const accounts = simulatedAccounts(options);
  const [region = 'us-west-2'] = accounts[0]?.regions ?? [];
  return {
    api: createSimulatorApi(createSimulator(), { region, accounts }),
    async describe(origin) {
      return [
        'The page shows simulated accounts, without AWS. The AWS CLI and the SDKs can use them too:',
        '',
        `export AWS_ACCESS_KEY_ID=${simulatorCredentials.accessKeyId}`,
        `export AWS_SECRET_ACCESS_KEY=${simulatorCredentials.secretAccessKey}`,
        `export AWS_ENDPOINT_URL=${origin}`,
        `aws imagebuilder list-workflow-executions --region us-east-1 --image-build-version-arn ${catalog.linuxFailedComponent.arn}`,
      ];
    },
  };
}
