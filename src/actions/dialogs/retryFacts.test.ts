import { expect, test } from 'vitest';
import { attemptsOf } from '../../aws/imagebuilder/attempts.ts';
import { parseImage } from '../../aws/imagebuilder/image.ts';
import { parseWorkflowExecution } from '../../aws/imagebuilder/workflowExecution.ts';
import { retryFactsOf } from './retryFacts.ts';

const facts = (state: string, texts: string, kind = 'AMI') => {
  const executions = texts.split(' ').map((each, index) => {
    const [type = '', status = '', name = type] = each.split(':');
    const hour = String(10 + index);
    return parseWorkflowExecution({
      type,
      status,
      workflowBuildVersionArn: `arn:aws:imagebuilder:us-east-1:aws:workflow/test/${name}/1.0.0/1`,
      startTime: `2026-11-20T${hour}:00:00.000Z`,
      endTime: `2026-11-20T${hour}:30:00.000Z`,
    });
  });
  const attempts = attemptsOf(executions);
  return retryFactsOf(
    parseImage({ type: kind, state: { status: state } }),
    executions.map((execution) => ({ execution, attempt: attempts.get(execution) })),
  );
};

test.each([
  ['BUILD:COMPLETED TEST:FAILED DISTRIBUTION:CANCELLED', 'the TEST phase'],
  ['BUILD:COMPLETED TEST:CANCELLED', 'the TEST phase'],
  ['BUILD:COMPLETED TEST:COMPLETED', 'the DISTRIBUTION phase'],
  // A run that was retried with success counts no longer; another workflow’s does.
  ['BUILD:COMPLETED TEST:FAILED:a TEST:COMPLETED:a DISTRIBUTION:FAILED', 'the DISTRIBUTION phase'],
  ['BUILD:COMPLETED TEST:FAILED:a TEST:COMPLETED:b DISTRIBUTION:CANCELLED', 'the TEST phase'],
  ['BUILD:COMPLETED', 'the failed phase'],
  ['', 'the failed phase'],
])('%s: a retry continues from %s', (executions, from) => {
  expect(facts('FAILED', executions)).toEqual({ whyNot: undefined, doubt: undefined, from });
});

test('distinguishes builds that cannot be retried from probable rejections', () => {
  expect(facts('CANCELLED', 'BUILD:CANCELLED TEST:CANCELLED')).toEqual({
    whyNot: undefined,
    doubt: expect.stringContaining('The BUILD phase did not complete'),
    from: 'the failed phase',
  });
  expect(facts('FAILED', 'BUILD:FAILED', 'DOCKER')).toMatchObject({
    whyNot: expect.stringContaining('Only AMI images'),
    doubt: undefined,
  });
  expect(facts('AVAILABLE', 'BUILD:COMPLETED').whyNot).toContain('this one is Available');
});
