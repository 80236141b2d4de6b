import { expect, test } from 'vitest';
import { parseImagePipelineArn } from './pipelineArn.ts';

test('a pipeline’s ARN is read into its parts, with spaces around it or not', () => {
  const arn = 'arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:image-pipeline/nightly-golden';
  const pipeline = {
    arn,
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    account: '111122223333',
    name: 'nightly-golden',
  };
  expect(parseImagePipelineArn(arn)).toEqual(pipeline);
  expect(parseImagePipelineArn(` ${arn}\n`)).toEqual(pipeline);
});

test.each([
  '',
  'nightly-golden',
  'arn:aws:imagebuilder:us-east-1:111122223333:image/golden-ami/1.4.2',
  'arn:aws:imagebuilder:us-east-1:1111:image-pipeline/nightly-golden',
  'arn:aws:imagebuilder:us-east-1/../evil:111122223333:image-pipeline/nightly-golden',
  'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly golden',
  'arn:aws:ec2:us-east-1:111122223333:image-pipeline/nightly-golden',
])('%j is no pipeline’s ARN', (text) => {
  expect(parseImagePipelineArn(text)).toBeUndefined();
});
