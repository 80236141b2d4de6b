import * as v from 'valibot';
import { type FailureContext, failureContext } from './evidence/failureContext.ts';
import { optionalObject, optionalText } from '../fields.ts';
import { readElement } from './listResponse.ts';
import type { RawObject } from '../rawObject.ts';
import { imageState, outputResources } from './imageState.ts';

const schema = v.object({
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
export type ImageSummary = v.InferOutput<typeof schema> & {
  readonly failureContext: FailureContext | undefined;
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
};

const contextBesideTheState = v.object({ failureContext });

/** Reads a build from a response. An element that is no object keeps its place as a placeholder. */
export function parseImageSummary(value: unknown): ImageSummary {
  const raw = readElement(value);
  const summary = v.parse(schema, raw);
  const beside = v.parse(contextBesideTheState, raw).failureContext;
  return { ...summary, failureContext: summary.state?.failureContext ?? beside, raw };
}
