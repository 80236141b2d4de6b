import { isRegionName } from '../endpoint.ts';

/** The parts of a pipeline's ARN, `arn:<partition>:imagebuilder:<region>:<account>:image-pipeline/<name>`. */
export interface ImagePipelineName {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** As the ARN has it: lower case. */
  readonly name: string;
}

const arnPattern = /^arn:(aws[^:]*):imagebuilder:([^:]+):(\d{12}):image-pipeline\/([a-z0-9-_]+)$/;

/**
 * Reads a pipeline's ARN, with spaces around it or not. Undefined when `text` is anything else.
 * Source: the pattern of `ImagePipelineArn` in the service model.
 */
export function parseImagePipelineArn(text: string): ImagePipelineName | undefined {
  const match = arnPattern.exec(text.trim());
  if (!match) return undefined;
  const [arn, partition = '', region = '', account = '', name = ''] = match;
  return isRegionName(region) ? { arn, partition, region, account, name } : undefined;
}
