import { catalog, catalogKeys } from './catalog.ts';
import { groups, type Group } from './catalog/entry.ts';
import { startSentinelKeys, startSentinels } from './catalog/pipelines.ts';
import { faultyAccountId } from './arns.ts';
import { accountRegionFaults } from './faults/accountRegions.ts';
import {
  faultyAccountCredentials,
  readOnlyCredentials,
  secondAccountCredentials,
  simulatorCredentials,
} from './keys.ts';

const introduction = `# The simulator: every build and sentinel

<!-- Written by \`npm run generate\` from simulator/catalog. Edit that, not this. -->

An Image Builder account in memory, \`(Request) => Promise<Response>\`, in \`simulator/\`. It is the project's one fake of the
service: \`npm start\` serves it, tests and journeys call it, and whatever a test shows can be seen by hand with the ARNs below.

It keeps no timer. A build is a plan; what the API shows is computed from the plan, the actions taken on it, and the clock. The
same seed and the same clock give the same account, with the same ids, in any order of requests.

## Talking to it

Any client of AWS does, with one of these keys. They are made up and open nothing.

\`\`\`sh
export AWS_ACCESS_KEY_ID=${simulatorCredentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${simulatorCredentials.secretAccessKey}
aws imagebuilder list-workflow-executions --region us-east-1 \\
  --endpoint-url http://127.0.0.1:4173 \\
  --image-build-version-arn ${catalog.linuxFailedComponent.arn}
\`\`\`

\`${readOnlyCredentials.accessKeyId}\` with \`${readOnlyCredentials.secretAccessKey}\` may read everything and change nothing.
\`${secondAccountCredentials.accessKeyId}\` with \`${secondAccountCredentials.secretAccessKey}\` is a key of a second account, 444455556666, and
\`${faultyAccountCredentials.accessKeyId}\` with \`${faultyAccountCredentials.secretAccessKey}\` of a third, ${faultyAccountId}.

## Where things are

- us-west-2 and eu-central-1, in accounts 111122223333 and 444455556666: pipelines as real accounts have them. \`npm start\` shows these
  four, and opens on us-west-2 of the first account.
- us-east-1, account 111122223333: every build and sentinel below, unless its ARN says otherwise.
- ca-central-1, account 111122223333: the pipelines whose starts go wrong.
- account ${faultyAccountId}: Regions that fail as a whole, see the last section.

Signatures are verified as AWS does it. A request may be signed for the address it is sent to (the AWS CLI, boto3), or for the
service's own host and path and then be turned to another origin (the page).

## What moves

- \`nightly-golden\` starts a build of golden-ami 1.4.2 every 12 minutes of the clock, so that something is always running. Each takes
  about 16 minutes; every fifth fails in its test.
- RESUME, STOP, cancel and retry change the account. A simulator that is started again has forgotten them.
- A fault that strikes "for a while" counts for each page on its own. Once it has let a page through it stays away until no request has
  asked for that page for 60 s of the clock; then it starts over, so that it can be shown again by hand.
`;

/** docs/simulator.md: the catalog as a page of Markdown. */
export function catalogMarkdown(): string {
  return [introduction, ...groupNames().map(section), startSection(), accountSection()].join('\n');
}

function groupNames(): readonly Group[] {
  return Object.keys(groups).filter((name): name is Group => Object.hasOwn(groups, name));
}

function section(group: Group): string {
  const rows = catalogKeys
    .filter((key) => catalog[key].group === group)
    .map((key) => `| ${catalog[key].title}<br>\`${key}\` | ${catalog[key].what} | \`${catalog[key].arn}\` |`);
  return [`## ${groups[group]}`, '', '| build | what it shows | ARN |', '|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

function startSection(): string {
  const rows = startSentinelKeys.map((key) => {
    const { title, what, arn } = startSentinels[key];
    return `| ${title}<br>\`${key}\` | ${what} | \`${arn}\` |`;
  });
  return [
    '## Pipelines to start a build of',
    '',
    '| pipeline | what it shows | ARN |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function accountSection(): string {
  const rows = Object.entries(accountRegionFaults).map(
    ([region, { title, what }]) => `| ${title} | ${what} | ${region} |`,
  );
  return [
    '## An account whose Regions fail',
    '',
    `Account ${faultyAccountId} has nothing in it. \`npm start -- --account 111122223333 --account ${faultyAccountId}\` shows its first two Regions`,
    'beside those of an account that works; `--region` names others.',
    '',
    '| Region state | what happens to its requests | Region |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
