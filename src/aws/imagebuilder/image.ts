import { type FailureContext, failureContext } from './evidence/failureContext.ts';
import {
  fieldsReader,
  objectList,
  optionalCount,
  optionalFlag,
  optionalObject,
  optionalText,
  textList,
} from '../fields.ts';
import type { RawObject } from '../rawObject.ts';
import { imageState, outputResources } from './imageState.ts';

const recipe = optionalObject({
  arn: optionalText,
  name: optionalText,
  version: optionalText,
  parentImage: optionalText,
  components: objectList({ componentArn: optionalText }),
});

const readImage = fieldsReader({
  arn: optionalText,
  /** `AMI` or `DOCKER`. */
  type: optionalText,
  /** As its owner wrote it. The ARN lower-cases it; the CloudWatch group does not. */
  name: optionalText,
  version: optionalText,
  platform: optionalText,
  osVersion: optionalText,
  state: imageState,
  imageRecipe: recipe,
  containerRecipe: recipe,
  sourcePipelineName: optionalText,
  sourcePipelineArn: optionalText,
  infrastructureConfiguration: optionalObject({
    arn: optionalText,
    name: optionalText,
    instanceTypes: textList,
    instanceProfileName: optionalText,
    securityGroupIds: textList,
    subnetId: optionalText,
    logging: optionalObject({
      s3Logs: optionalObject({ s3BucketName: optionalText, s3KeyPrefix: optionalText }),
    }),
    /** When false, a failed build leaves its instance running, and billed. */
    terminateInstanceOnFailure: optionalFlag,
    snsTopicArn: optionalText,
  }),
  distributionConfiguration: optionalObject({
    arn: optionalText,
    name: optionalText,
    distributions: objectList({ region: optionalText }),
  }),
  imageTestsConfiguration: optionalObject({ imageTestsEnabled: optionalFlag, timeoutMinutes: optionalCount }),
  dateCreated: optionalText,
  outputResources,
  /** USER_INITIATED, SCHEDULED, IMPORT or IMPORT_ISO. */
  buildType: optionalText,
  imageSource: optionalText,
  executionRole: optionalText,
  /** The workflows attached to the image; none means the service's own. */
  workflows: objectList({ workflowArn: optionalText, parallelGroup: optionalText, onFailure: optionalText }),
  loggingConfiguration: optionalObject({ logGroupName: optionalText }),
});

/**
 * One image build. Every field is optional, as in the API; times are the API's strings.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_Image.html
 */
export type Image = ReturnType<typeof readImage> & {
  /** From the image’s state, where the documentation has it. */
  readonly failureContext: FailureContext | undefined;
  /** The object as it came: fields newer than this code, and values that were not what their field says. */
  readonly raw: RawObject;
};

const readContextBesideTheState = fieldsReader({ failureContext });

/** Reads an image from an object of a response. */
export function parseImage(raw: RawObject): Image {
  const image = readImage(raw);
  // The API reference has it inside the state; no response with one is known yet, so the field beside it is read too.
  const beside = readContextBesideTheState(raw).failureContext;
  return { ...image, failureContext: image.state?.failureContext ?? beside, raw };
}
