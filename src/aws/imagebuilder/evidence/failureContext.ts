import { objectList, optionalObject, optionalText } from '../../fields.ts';

/** The component that failed, and the step of its own document. */
const componentFailure = optionalObject({
  componentArn: optionalText,
  phaseName: optionalText,
  stepName: optionalText,
  action: optionalText,
  errorMessage: optionalText,
});

/** Where distribution, or what follows it, failed. */
const distributionFailure = optionalObject({
  errorMessage: optionalText,
  regionFailures: objectList({
    region: optionalText,
    /** FAILED, CANCELLED or TIMED_OUT. */
    status: optionalText,
    /** Present when the copy was made and what follows it failed: `UPDATE_LAUNCH_TEMPLATES`, `EXPORT_AMI`. */
    imageConfigurationStep: optionalText,
    targetAccountId: optionalText,
    errorMessage: optionalText,
  }),
});

/**
 * What the service itself says about a failure; newer than the SDK's model and never to be relied on. Its texts come
 * from components and from other services, so they are untrusted.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageFailureContext.html
 */
export const failureContext = optionalObject({
  /** The status that the image had when it failed: BUILDING, TESTING, DISTRIBUTING, INTEGRATING. */
  imageStatus: optionalText,
  workflowExecutionId: optionalText,
  workflowArn: optionalText,
  stepExecutionId: optionalText,
  failedStep: optionalText,
  componentFailure,
  distributionFailure,
});

export type FailureContext = NonNullable<ReturnType<typeof failureContext>>;
