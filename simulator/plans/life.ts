/** Builds that are under way, wait, or were stopped. */
import { days, hours, minutes, seconds } from '../clock.ts';
import { build, built, distributed, run, tested } from './build.ts';
import {
  auditTest,
  buildWithApproval,
  distributeWithApproval,
  loadTest,
  smokeTest,
  testByLambda,
} from './custom.ts';
import { curlFailure, failedComponent } from './failing.ts';
import { buildImage, buildImageSteps, testImage } from './managed.ts';
import type { StepPlan } from './plan.ts';
import { withStep } from './steps.ts';

const failingTest = run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure));

const undone: readonly StepPlan[] = withStep(
  withStep(
    withStep(buildImageSteps, 'LaunchBuildInstance', { rollback: 'COMPLETED' }),
    'ApplyBuildComponents',
    {
      ...failedComponent({
        component: 'harden-ssh/3.1.0',
        phase: 'validate',
        step: 'CheckSshd',
        action: 'ExecuteBash',
        exitCode: 255,
        errorMessage: '/etc/ssh/sshd_config line 41: Bad configuration option: PermitRootLogins',
        state: 'BUILDING',
      }),
      rollback: 'SKIPPED',
    },
  ),
  'CreateOutputAMI',
  { rollback: 'SKIPPED' },
);

/** An approval in the build workflow, waiting for two hours. */
const approval = [run(buildWithApproval), tested];
const failedInTest = [built, failingTest, distributed];
const askedTwoHoursAgo = hours(2) + minutes(6);

export const life = {
  queued: build('queued', { createdAgo: minutes(1), listedAfter: seconds(3), startsAfter: minutes(11) }),
  notStarted: build('notStarted', {
    createdAgo: minutes(3),
    listedAfter: Number.POSITIVE_INFINITY,
    startsAfter: Number.POSITIVE_INFINITY,
  }),
  running: build('running', { createdAgo: minutes(1), executions: [built, tested, distributed] }),
  runningToFailure: build('runningToFailure', {
    createdAgo: minutes(1),
    executions: [built, failingTest, distributed],
  }),
  waiting: build('waiting', { createdAgo: askedTwoHoursAgo, executions: approval }),
  waitingLambda: build('waitingLambda', {
    createdAgo: minutes(30),
    executions: [
      built,
      run(
        testByLambda,
        withStep(testByLambda.steps, 'WaitForScanner', {
          wait: { by: 'lambda', answersAfter: minutes(63), reason: '{"verdict":"pass","findings":3}' },
        }),
      ),
    ],
  }),
  waitingDistribution: build('waitingDistribution', {
    createdAgo: hours(5),
    executions: [built, tested, run(distributeWithApproval)],
  }),
  waitingUnassigned: build('waitingUnassigned', {
    createdAgo: hours(1),
    executions: [
      run(
        buildWithApproval,
        withStep(buildWithApproval.steps, 'ApproveHardening', {
          inputs: { payload: 'Sent to no one.' },
          timeoutSeconds: 64 * 60 + 15,
          wait: { by: 'none' },
        }),
      ),
      tested,
    ],
  }),
  cancelled: build('cancelled', {
    createdAgo: hours(7),
    executions: [built, tested, distributed],
    history: [{ kind: 'cancel', after: minutes(11) }],
  }),
  cancelledInBuild: build('cancelledInBuild', {
    createdAgo: hours(7),
    executions: [built, tested],
    history: [{ kind: 'cancel', after: minutes(4) }],
  }),
  cancelling: build('cancelling', {
    createdAgo: minutes(5),
    executions: [built, tested],
    history: [{ kind: 'cancel', after: minutes(5) - seconds(10) }],
    cancelTakes: minutes(2) + seconds(10),
  }),
  rollbackInProgress: build('rollbackInProgress', {
    createdAgo: minutes(15),
    executions: [run(buildImage, undone, { rollbackTakes: days(1) }), tested],
  }),
  rolledBack: build('rolledBack', {
    createdAgo: hours(11),
    executions: [run(buildImage, undone, { rollbackTakes: minutes(2) }), tested],
  }),
  retried: build('retried', {
    createdAgo: days(1) + hours(3),
    executions: [
      built,
      { ...failingTest, group: 'smoke', again: [failingTest.steps, testImage.steps] },
      distributed,
    ],
    history: [
      { kind: 'retry', after: minutes(40) },
      { kind: 'retry', after: hours(2) },
    ],
  }),
  parallelGroups: build('parallelGroups', {
    createdAgo: hours(8),
    executions: [
      built,
      ...[smokeTest, testImage, auditTest, loadTest, smokeTest, testImage].map((workflow) =>
        run(workflow, undefined, { group: 'functional' }),
      ),
      run(loadTest, undefined, { group: 'load+soak' }),
      tested,
      distributed,
    ],
  }),
  actionForbidden: build('actionForbidden', { createdAgo: askedTwoHoursAgo, executions: approval }),
  actionForbiddenFailed: build('actionForbiddenFailed', { executions: failedInTest }),
  retryInUse: build('retryInUse', { executions: failedInTest }),
  retryMismatch: build('retryMismatch', { executions: failedInTest }),
  retryTakenAnswerLost: build('retryTakenAnswerLost', { executions: failedInTest }),
  retryLost: build('retryLost', { executions: failedInTest }),
  actionMismatch: build('actionMismatch', { createdAgo: askedTwoHoursAgo, executions: approval }),
  actionTakenStalled: build('actionTakenStalled', { createdAgo: askedTwoHoursAgo, executions: approval }),
  manyWaiting: build('manyWaiting', { createdAgo: askedTwoHoursAgo, executions: approval }),
  actionInUse: build('actionInUse', { createdAgo: askedTwoHoursAgo, executions: approval }),
  actionAnsweredByOther: build('actionAnsweredByOther', {
    createdAgo: askedTwoHoursAgo,
    executions: approval,
  }),
  actionTakenAnswerLost: build('actionTakenAnswerLost', {
    createdAgo: askedTwoHoursAgo,
    executions: approval,
  }),
  actionLost: build('actionLost', { createdAgo: askedTwoHoursAgo, executions: approval }),
  retryFailsAgain: build('retryFailsAgain', {
    executions: [built, { ...failingTest, again: [failingTest.steps] }, distributed],
  }),
};
