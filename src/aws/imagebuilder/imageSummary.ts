import { type FailureContext, failureContext } from './evidence/failureContext.ts';
import { fieldsReader, optionalObject, optionalText } from '../fields.ts';
import { readElement } from './listResponse.ts';
import type { RawObject } from '../rawObject.ts';
import { imageState, outputResources } from './imageState.ts';

const readSummary = fieldsReader({
  /** The ARN of the build. */
  arn: optionalText,
  /** As its owner wrote it, like GetImage's. */
  name: optionalText,
  type: optionalText,
  version: optionalText,
  platform: optionalText,
  osVersion: optionalText,
  state: imageState,
  owner: optionalText,
  dateCreated: optionalText,
  outputResources,
  buildType: optionalText,
  imageSource: optionalText,
  loggingConfiguration: optionalObject({ logGroupName: optionalText }),
});

/**
 * One build as the lists of builds have it. Every field is optional, as in the API.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageSummary.html
 */
export type ImageSummary = ReturnType<typeof readSummary> & {
  readonly failureContext: FailureContext | undefined;
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
};

const readContextBesideTheState = fieldsReader({ failureContext });

/** Reads a build from a response. An element that is no object keeps its place as a placeholder. */
export function parseImageSummary(value: unknown): ImageSummary {
  const raw = readElement(value);
  const summary = readSummary(raw);
  const beside = readContextBesideTheState(raw).failureContext;
  return { ...summary, failureContext: summary.state?.failureContext ?? beside, raw };
}
