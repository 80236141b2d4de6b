/** Builds for their logs: failed in the test, each with a log that differs from the usual in one way. */
import { accountId } from '../arns.ts';
import { days, minutes } from '../clock.ts';
import { build, built, run } from './build.ts';
import { auditTest } from './custom.ts';
import { curlFailure, failedComponent } from './failing.ts';
import { testImage } from './managed.ts';
import { hostileText } from './oddities.ts';
import type { CatalogKey } from '../catalog.ts';
import type { BuildPlan, StepPlan } from './plan.ts';
import { withStep } from './steps.ts';

function failedTest(key: CatalogKey, step: Partial<StepPlan>, change: Partial<BuildPlan> = {}): BuildPlan {
  return build(key, {
    createdAgo: days(5),
    executions: [built, run(testImage, withStep(testImage.steps, 'ApplyTestComponents', step))],
    ...change,
  });
}

/** One line for each of 120 failed requests. */
const longError = Array.from(
  { length: 120 },
  (_, index) => `curl: (7) attempt ${index + 1}: Connection refused`,
).join('\n');

const hostileLines = [
  '\u001B[32mPASS\u001B[0m  GET /health \u001B[2m(12 ms)\u001B[22m',
  '\u001B[1;31mFAIL\u001B[0m  GET /ready \u001B[38;5;208mtimeout\u001B[39m \u001B[48;2;30;30;30mtruecolor\u001B[49m',
  'Downloading   1%\rDownloading  47%\rDownloading 100%',
  'carriage return and line feed\r\nsecond line\r\n',
  'See \u001B]8;;https://example.com/report\u001B\\the report\u001B]8;;\u001B\\ for details',
  '\u001B]8;;javascript:alert(document.domain)\u0007click here\u001B]8;;\u0007',
  '\u001B[2J\u001B[H\u001B[?25lcursor movements\u001B[10A\u001B[K',
  '\u001B[31munfinished colour, then an incomplete sequence \u001B[',
  'Started step NotAStep with action "><img src=x onerror=alert(1)>',
  hostileText,
  `a line of 20,000 characters ${'x'.repeat(20_000)}`,
];

const auditFailure = failedComponent({
  component: 'cis-level-2/3.0.1',
  phase: 'validate',
  step: 'Audit',
  action: 'ExecuteBash',
  exitCode: 2,
  errorMessage: 'sshd: PermitRootLogin is yes',
  state: 'TESTING',
});

export const logPlans = {
  logLong: failedTest('logLong', {
    ...curlFailure,
    prints: {
      count: 199_900,
      line: (index) => `Stdout: GET /item/${index} 200 ${(index * 7919) % 1000} ms`,
    },
  }),
  logLongError: failedTest(
    'logLongError',
    failedComponent({
      component: 'check-http/1.0.2',
      phase: 'test',
      step: 'GetHealth',
      action: 'ExecuteBash',
      exitCode: 7,
      errorMessage: longError,
      state: 'TESTING',
    }),
    { givesFailureContext: true },
  ),
  logProgressOnly: failedTest('logProgressOnly', curlFailure, { log: 'progressOnly' }),
  logNoStream: failedTest('logNoStream', curlFailure, { log: 'noStream' }),
  logForbidden: failedTest('logForbidden', curlFailure, { log: 'forbidden' }),
  logThrottled: failedTest('logThrottled', curlFailure, { log: 'throttled' }),
  logNoGroup: failedTest('logNoGroup', curlFailure, { log: 'noGroup' }),
  logNoStreamYet: build('logNoStreamYet', { createdAgo: minutes(1), log: 'noStream' }),
  logExpired: failedTest('logExpired', curlFailure, { log: 'expired', createdAgo: days(90) }),
  logEmptyPages: failedTest('logEmptyPages', curlFailure, { log: 'emptyPages' }),
  logOwnGroup: failedTest('logOwnGroup', curlFailure, {
    log: 'forbidden',
    logGroupName: '/platform/images/own-log-group-forbidden',
  }),
  logOtherAccount: failedTest('logOtherAccount', curlFailure, { sharedWith: accountId }),
  logParallel: failedTest('logParallel', curlFailure, {
    executions: [
      built,
      run(testImage, withStep(testImage.steps, 'ApplyTestComponents', curlFailure), { group: 'checks' }),
      run(
        auditTest,
        withStep(auditTest.steps, 'ApplyTestComponents', { ...auditFailure, takes: minutes(3) }),
        {
          group: 'checks',
        },
      ),
    ],
  }),
  logHostile: failedTest('logHostile', {
    ...curlFailure,
    prints: { count: hostileLines.length, line: (index) => `Stdout: ${hostileLines[index] ?? ''}` },
  }),
};
