/** The pipelines of the demo: what `npm start` shows first. Sentinels live in Regions of their own. */
import { accountId, secondAccountId } from '../arns.ts';
import { days, hours, minutes } from '../clock.ts';
import { linuxImage, paymentsContainer, windowsServer, type ImageFamily } from './families.ts';
import type { PipelineSchedule } from './pipeline.ts';

/**
 * A: available. F: a component failed in the test; in the build of a container. L: the launch failed. D: distribution failed in one
 * Region. C: cancelled. W: waits for approval. S: applies its components far longer than usual.
 */
export type Outcome = 'A' | 'F' | 'L' | 'D' | 'C' | 'W' | 'S';

/** A build that a user started, `ago` before the simulator's first moment. */
export interface ManualBuild {
  readonly ago: number;
  readonly outcome: Outcome;
}

export interface FleetPipeline {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly description: string;
  readonly image: ImageFamily;
  readonly version: string;
  readonly kind: 'linux' | 'windows' | 'container' | 'approval' | 'release';
  readonly schedule?: PipelineSchedule;
  readonly isDisabled?: boolean;
  /** One letter for each time its schedule matched before the first moment, the oldest first; `.` for a match without a build. */
  readonly history: string;
  /** The same for the matches still to come, over and over. */
  readonly future: string;
  readonly manual: readonly ManualBuild[];
  /** The number of its first build. */
  readonly firstBuild: number;
}

type Definition = Partial<FleetPipeline> & Pick<FleetPipeline, 'name'> & { readonly cron?: string };

function inPlace(account: string, region: string, definitions: readonly Definition[]): FleetPipeline[] {
  return definitions.map(({ cron, ...given }) => ({
    accountId: account,
    region,
    description: '',
    image: linuxImage(imageName(given.name)),
    version: '2026.11.0',
    kind: 'linux',
    history: '',
    future: given.isDisabled === true ? '.' : 'AAAAA',
    manual: [],
    firstBuild: 3,
    ...(cron === undefined ? {} : { schedule: { expression: cron, timezone: 'Etc/UTC' } }),
    ...given,
  }));
}

/** `eks-node-1-33` is built into images named `EKS-Node-1-33`. */
function imageName(pipeline: string): string {
  const acronyms = new Set(['eks', 'ci', 'gpu', 'rhel', 'sap', 'al2023']);
  const word = (text: string) =>
    acronyms.has(text) ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1);
  return pipeline.split('-').map(word).join('-');
}

function everyFew(count: number, spacing: number, last: number, outcomes: string): readonly ManualBuild[] {
  return Array.from({ length: count }, (_, index): ManualBuild => {
    const letter = outcomes.charAt(index) || 'A';
    return { ago: last + (count - 1 - index) * spacing, outcome: letter === 'F' ? 'F' : 'A' };
  });
}

const windows = (name: string): Pick<FleetPipeline, 'image' | 'kind'> => ({
  image: { ...windowsServer, name },
  kind: 'windows',
});
const container = (name: string): Pick<FleetPipeline, 'image' | 'kind'> => ({
  image: { ...paymentsContainer, name, repository: name.toLowerCase() },
  kind: 'container',
});

export const fleetPipelines: readonly FleetPipeline[] = [
  ...inPlace(accountId, 'us-west-2', [
    {
      name: 'al2023-base',
      description: 'Amazon Linux 2023, hardened, for every other image',
      cron: 'cron(0 2 * * ? *)',
      history: 'AAAAAAAFAAAA',
    },
    {
      name: 'al2023-canary',
      description: 'The base image of the next release, every half hour',
      cron: 'cron(0/30 * * * ? *)',
      history: 'AAAAFAAAAAAAAA',
      future: 'AAAAAAAF',
    },
    {
      name: 'bastion-host',
      description: 'Jump host; a security engineer approves each build',
      kind: 'approval',
      schedule: { expression: 'cron(0 6 ? * MON *)', timezone: 'Europe/Berlin' },
      history: 'AAAAAA',
      manual: [{ ago: hours(2) + minutes(10), outcome: 'W' }],
    },
    {
      name: 'ci-runner-arm64',
      description: 'Runner for CI, rebuilt when its base image or a component changes',
      schedule: {
        expression: 'cron(0 4 * * ? *)',
        condition: 'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
      },
      history: 'A...A..A....A.....',
      future: '.....A',
    },
    {
      name: 'docker-host',
      description: 'Docker host of the build farm',
      cron: 'cron(30 2 * * ? *)',
      history: 'AAAAAAAAAFFF',
    },
    {
      name: 'eks-node-1-33',
      description: 'Worker node of EKS 1.33',
      schedule: { expression: 'cron(0 5 ? * MON-FRI *)', timezone: 'America/Los_Angeles' },
      history: 'AAAAACAAAAA',
      manual: [{ ago: minutes(4), outcome: 'A' }],
    },
    {
      name: 'gpu-training-ubuntu',
      description: 'Drivers and frameworks for training',
      cron: 'cron(0 8 ? * SUN *)',
      history: 'AAALAAAAAL',
    },
    {
      name: 'jenkins-agent',
      description: 'Replaced by ci-runner-arm64',
      cron: 'cron(0 1 * * ? *)',
      isDisabled: true,
      history: `AAAAAFAAAA${'.'.repeat(21)}`,
    },
    {
      name: 'payments-service',
      description: 'Container image of the payments service',
      ...container('Payments-Service'),
      manual: everyFew(11, hours(31), hours(5), 'AAAAAAFAAAA'),
    },
    {
      name: 'rhel-9-hardened',
      description: 'RHEL 9 at CIS level 2, in three Regions',
      cron: 'cron(0 3 1 * ? *)',
      history: 'AAADAAAA',
    },
    {
      name: 'windows-server-2022-core',
      description: 'Windows Server 2022 Core with the month’s updates',
      ...windows('Windows-Server-2022-Core'),
      cron: 'cron(0 22 ? * SUN *)',
      history: 'AAAAAAAA',
      manual: [{ ago: minutes(118), outcome: 'S' }],
    },
    {
      name: 'windows-server-2025',
      description: 'Windows Server 2025 with the month’s updates',
      ...windows('Windows-Server-2025'),
      schedule: { expression: 'cron(0 22 ? * TUE *)', failureCount: 5 },
      isDisabled: true,
      history: 'AAAAAFFFFF...',
    },
  ]),
  ...inPlace(accountId, 'eu-central-1', [
    {
      name: 'al2023-base',
      description: 'Amazon Linux 2023, hardened',
      cron: 'cron(0 3 * * ? *)',
      // The last match started no build, and nothing says why.
      history: 'AAAAAAAAAAA.',
    },
    {
      name: 'edge-gateway-arm64',
      description: 'Gateway at the edge locations',
      cron: 'cron(0 1 ? * 2-6 *)',
      history: 'AAAAAAFAAAF',
    },
    {
      name: 'sap-hana-sles15',
      description: 'SAP HANA on SLES 15; released by hand',
      kind: 'release',
      cron: 'cron(0 20 ? * FRI#2 *)',
      history: 'AAAA',
      manual: [{ ago: hours(7), outcome: 'W' }],
    },
    {
      name: 'windows-server-2022-core',
      description: 'Windows Server 2022 Core with the month’s updates',
      ...windows('Windows-Server-2022-Core'),
      cron: 'cron(0 22 ? * SUN *)',
      history: 'AAAAAAA',
    },
  ]),
  ...inPlace(secondAccountId, 'us-west-2', [
    {
      name: 'al2023-base',
      description: 'Staging copy of the base image',
      cron: 'cron(0 2 * * ? *)',
      history: 'AAAAAAAAAFF',
    },
    {
      name: 'feature-branch',
      description: 'Started by engineers',
      manual: everyFew(6, days(1), minutes(3), 'AAFAAA'),
    },
    {
      name: 'ubuntu-24-04-base',
      description: 'Ubuntu 24.04',
      cron: 'cron(0 2 ? * MON *)',
      history: 'AAAAAAAAA',
    },
  ]),
  ...inPlace(secondAccountId, 'eu-central-1', [
    {
      name: 'container-base',
      description: 'Base of all containers',
      ...container('Container-Base'),
      cron: 'cron(0 0/12 * * ? *)',
      history: 'AAAAAAAAAAAA',
    },
    {
      name: 'al2023-base',
      description: 'Staging copy of the base image',
      cron: 'cron(0 3 * * ? *)',
      history: 'AAAAAAAAFA',
    },
  ]),
];
