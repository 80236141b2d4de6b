import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseImageBuildVersionArn } from '../aws/imagebuilder/arn.ts';
import { parseImage } from '../aws/imagebuilder/image.ts';
import { parseWorkflowExecution } from '../aws/imagebuilder/workflowExecution.ts';
import { parseWorkflowStep } from '../aws/imagebuilder/workflowStep.ts';
import { causeOf } from './cause.ts';
import { evidenceOf } from './evidence.ts';
import { executionToExplain } from './failedExecution.ts';
import { hintsFor } from './hints.ts';
import { numbered } from './testing/numbered.ts';

const build = parseImageBuildVersionArn(
  'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2/17',
);
const componentArn = 'arn:aws:imagebuilder:us-east-1:111122223333:component/check-http/1.0.2/1';
const workflowExecutionId = 'wf-11111111-2222-3333-4444-555555555555';
const time = '2026-09-09T19:03:00.000Z';

test('never throws, for any response of the service', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'FAILED',
      'CANCELLED',
      'COMPLETED',
      'RUNNING',
      'BUILD',
      'TEST',
      'ROLLBACK_COMPLETED',
      'LaunchInstance',
      time,
      workflowExecutionId,
      componentArn,
      'ami-0123456789abcdef0',
      'eu-west-1',
    ),
    fc.string({ unit: 'binary' }),
    fc.json({ maxDepth: 3 }),
  );
  const value = fc.oneof(
    { weight: 8, arbitrary: word },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  );
  const named = (...names: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  const failure = named(
    'imageStatus',
    'workflowExecutionId',
    'failedStep',
    'stepExecutionId',
    'componentFailure',
    'distributionFailure',
  );
  const image = fc
    .tuple(
      named('name', 'type', 'outputResources', 'workflows', 'infrastructureConfiguration'),
      named('status', 'reason'),
      failure,
    )
    .map(([rest, state, failureContext]) => parseImage({ ...rest, state: { ...state, failureContext } }));
  const executions = fc.array(
    named(
      'workflowExecutionId',
      'status',
      'type',
      'workflowBuildVersionArn',
      'startTime',
      'endTime',
      'message',
      'retried',
    ).map(parseWorkflowExecution),
    { maxLength: 5 },
  );
  const steps = fc.array(
    named(
      'stepExecutionId',
      'name',
      'action',
      'status',
      'message',
      'inputs',
      'outputs',
      'startTime',
      'endTime',
      'rollbackStatus',
    ).map(parseWorkflowStep),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(
      fc.option(image, { nil: undefined }),
      fc.option(fc.string(), { nil: undefined }),
      executions,
      steps,
      (anImage, listMessage, list, some) => {
        const facts = numbered({
          build,
          image: anImage,
          listMessage,
          executions: list,
          steps: new Map(list.map((each) => [each.workflowExecutionId ?? '', some])),
        });
        const cause = causeOf(facts);
        executionToExplain(facts);
        if (!cause || !build) return;
        hintsFor(cause);
        for (const { consoleUrl } of evidenceOf(cause, { build, image: anImage, steps: some })) {
          if (consoleUrl !== undefined) expect(new URL(consoleUrl).hostname).toBe('console.aws.amazon.com');
        }
      },
    ),
    { numRuns: 300 },
  );
});
