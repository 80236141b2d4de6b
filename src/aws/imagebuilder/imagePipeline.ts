import { fieldsReader, optionalCount, optionalObject, optionalText } from '../fields.ts';
import type { RawObject } from '../rawObject.ts';
import { readElement } from './listResponse.ts';

const readPipeline = fieldsReader({
  arn: optionalText,
  name: optionalText,
  description: optionalText,
  platform: optionalText,
  imageRecipeArn: optionalText,
  containerRecipeArn: optionalText,
  infrastructureConfigurationArn: optionalText,
  distributionConfigurationArn: optionalText,
  schedule: optionalObject({
    scheduleExpression: optionalText,
    /** An IANA name. UTC when it is absent. */
    timezone: optionalText,
    /** EXPRESSION_MATCH_ONLY or EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE, which is the default. */
    pipelineExecutionStartCondition: optionalText,
    autoDisablePolicy: optionalObject({ failureCount: optionalCount }),
  }),
  /** ENABLED or DISABLED. */
  status: optionalText,
  dateCreated: optionalText,
  dateUpdated: optionalText,
  dateLastRun: optionalText,
  /** A status of an image. */
  lastRunStatus: optionalText,
  dateNextRun: optionalText,
  /** Scheduled builds that failed in a row. A build that a user started does not count. */
  consecutiveFailures: optionalCount,
  loggingConfiguration: optionalObject({
    imageLogGroupName: optionalText,
    pipelineLogGroupName: optionalText,
  }),
});

/** A pipeline. Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImagePipeline.html */
export type ImagePipeline = ReturnType<typeof readPipeline> & { readonly raw: RawObject };

/** Reads a pipeline from a response. An element that is no object keeps its place as a placeholder. */
export function parseImagePipeline(value: unknown): ImagePipeline {
  const raw = readElement(value);
  return { ...readPipeline(raw), raw };
}
