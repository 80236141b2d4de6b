/** Builds whose responses are changed afterwards (see `faults/`), and builds with hostile text. */
import { build, built, run } from './build.ts';
import { curlFailure, failedComponent } from './failing.ts';
import { manyExecutions } from './many.ts';
import { testImage } from './managed.ts';
import { withStep } from './steps.ts';

/** HTML, an attribute, a script link, ANSI, NUL, bidi overrides, zero width, a lone surrogate, and a very long word. */
export const hostileText =
  '<img src=x onerror="alert(1)"><script>alert(2)</script> javascript:alert(3) https://evil.example/\u202Egnp.exe ' +
  '\u001B[31mred\u001B[0m \u0000\u0007\u0008 \u2066hidden\u2069 \u200Bzero\u200Dwidth\uFEFF \uD800 "quotes\' & &amp; ${process} {{x}} ' +
  'long'.repeat(40);

const hostile = failedComponent(
  {
    component: 'check-http/1.0.2',
    phase: 'test',
    step: 'GetHealth',
    action: 'ExecuteBash',
    exitCode: 1,
    errorMessage: hostileText,
    state: 'TESTING',
  },
  {
    message: () => hostileText,
    outputs: () => ({
      status: 'Failed',
      error: hostileText,
      logUrl: 'javascript:alert(document.domain)//https://s3.amazonaws.com/x',
    }),
    failure: { reason: () => hostileText },
  },
);

const kilobyte = 'The quick brown fox jumps over the lazy dog; 0123456789 ABCDEF. '.repeat(16);

export const oddities = {
  unknownValues: manyExecutions('unknownValues', 12),
  missingFields: manyExecutions('missingFields', 12),
  countsDontAddUp: manyExecutions('countsDontAddUp', 12),
  badDates: manyExecutions('badDates', 12),
  wrongTypes: manyExecutions('wrongTypes', 12),
  nullElements: manyExecutions('nullElements', 12),
  tokenNotText: manyExecutions('tokenNotText', 40),
  notAList: build('notAList'),
  hostileMessage: build('hostileMessage', {
    executions: [
      built,
      run(testImage, withStep(testImage.steps, 'ApplyTestComponents', hostile), { message: hostileText }),
    ],
  }),
  tooLargeOutputs: build('tooLargeOutputs', {
    executions: [
      built,
      run(
        testImage,
        withStep(
          withStep(testImage.steps, 'LaunchTestInstance', {
            outputs: (facts) => `instance ${facts.instance()} ${'x'.repeat(100 * 1024)}`,
          }),
          'ApplyTestComponents',
          {
            ...curlFailure,
            outputs: (facts) => ({
              runCommandId: facts.uuid('command'),
              status: 'Failed',
              output: Array.from({ length: 100 }, (_, line) => `${line} ${kilobyte}`),
              failureMessage:
                'curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused',
              logUrl: facts.logUrl(),
            }),
          },
        ),
      ),
    ],
  }),
};
