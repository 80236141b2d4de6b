import { entryOf } from './entry.ts';

const image = entryOf('images');
const life = entryOf('life');
const records = entryOf('records');
const place = entryOf('places');

export const images = {
  linuxSucceeded: image(
    'golden-ami/1.4.1/9',
    'Linux, succeeded',
    'Built, tested and distributed. build-image 1.0.3 took 6 m 43 s: 7 steps, 5 succeeded, 2 skipped.',
  ),
  linuxPrevious: image(
    'golden-ami/1.4.2/16',
    'Linux, the last good build',
    'The build before the failed one: AVAILABLE in three regions.',
  ),
  latestOfPipeline: image(
    'golden-ami/1.4.2/18',
    'The pipeline’s latest build',
    'Started 4 minutes before the simulator’s first moment. nightly-golden starts another every 12 minutes of the clock.',
  ),
  windowsSucceeded: image(
    'windows-server-2022-base/2.0.0/4',
    'Windows, succeeded',
    'A slow build with SysPrep instead of the sanitize script.',
  ),
  containerSucceeded: image(
    'payments-api/3.2.0/12',
    'Container, succeeded',
    'Container URIs in two regions instead of AMIs; image scanning on.',
  ),

  queued: life(
    'queued-image/1.0.0/1',
    'Queued',
    'PENDING, with its rows listed and none started. Starts 10 minutes after the simulator’s first moment.',
  ),
  notStarted: life('not-started/1.0.0/1', 'Not started', 'PENDING, with an empty list. It never starts.'),
  running: life(
    'running-image/1.0.0/1',
    'Running',
    'Started a minute ago; goes through build, test and distribution as the clock runs and ends AVAILABLE about 17 minutes after the simulator’s first moment.',
  ),
  runningToFailure: life(
    'running-to-failure/1.0.0/1',
    'Running towards a failure',
    'Started a minute ago; its test fails about 12 minutes after the simulator’s first moment.',
  ),
  windowsRunning: life(
    'windows-server-2022-base/2.0.0/6',
    'Windows, running',
    '20 minutes into an hour; applying components.',
  ),
  waiting: life(
    'approval-image/1.0.0/1',
    'Waiting for a user',
    'A WaitForAction in the build workflow, notified through SNS two hours ago. The build instance keeps running. RESUME continues, STOP fails it.',
  ),
  waitingLambda: life(
    'scanned-image/1.0.0/1',
    'Waiting for a Lambda',
    'A WaitForAction in a test that names a Lambda function. The function answers 45 minutes after the simulator’s first moment. STOP continues (onFailure Continue).',
  ),
  waitingDistribution: life(
    'release-image/1.0.0/1',
    'Waiting before distribution',
    'A WaitForAction in a distribution workflow: no instance is kept running.',
  ),
  waitingUnassigned: life(
    'unanswered-image/1.0.0/1',
    'Waiting for any user',
    'A WaitForAction with neither SNS topic nor Lambda, ten minutes before its timeout. Then it fails.',
  ),
  cancelled: life(
    'cancelled-image/1.0.0/1',
    'Cancelled',
    'Cancelled while its test was running: the AMI was made. Can be retried.',
  ),
  cancelledInBuild: life(
    'cancelled-in-build/1.0.0/1',
    'Cancelled in its build',
    'Cancelled while its build was running: no AMI. Can’t be retried.',
  ),
  cancelling: life(
    'cancelling-image/1.0.0/1',
    'Being cancelled',
    'Asked to cancel just before the simulator’s first moment; CANCELLED two minutes after it.',
  ),
  rollbackInProgress: life(
    'rolling-back/1.0.0/1',
    'Rollback in progress',
    'Failed, and its build workflow is being undone. Stays so for a day.',
  ),
  rolledBack: life(
    'rolled-back/1.0.0/1',
    'Rolled back',
    'Failed, and undone: steps have a rollback status each.',
  ),
  retried: life(
    'retried-image/1.0.0/1',
    'Retried twice',
    'Its test failed twice and succeeded the third time: three attempts of one workflow, then distribution.',
  ),
  parallelGroups: life(
    'parallel-tests/1.0.0/1',
    'Tests in groups',
    'Seven tests: a group of six (five at once), then a group of one and a test on its own.',
  ),

  expired: records(
    'expired-records/1.0.0/1',
    'Records expired',
    'AVAILABLE and a year old: the list is empty.',
  ),
  noRecords: records(
    'no-records/1.0.0/1',
    'No records',
    'DEPRECATED, imported: never had a workflow. The list is empty.',
  ),
  fortyExecutions: records(
    'forty-executions/1.0.0/1',
    'Forty executions',
    'Exactly 40 rows: a page of 25 and a page of 15.',
  ),
  twelveThousand: records(
    'twelve-thousand/1.0.0/1',
    'Twelve thousand executions',
    '12,000 rows of all statuses: 480 pages of 25.',
  ),

  otherRegion: place(
    'golden-ami/1.4.2/3',
    'Another region',
    'A build of eu-west-1. us-east-1 knows nothing of it.',
    'eu-west-1',
  ),
  china: place('golden-ami/1.4.2/5', 'China', 'Partition aws-cn, region cn-north-1.', 'cn-north-1'),
  govCloud: place(
    'golden-ami/1.4.2/7',
    'GovCloud',
    'Partition aws-us-gov, region us-gov-west-1.',
    'us-gov-west-1',
  ),
} as const;
