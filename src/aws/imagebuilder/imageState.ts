import { failureContext } from './evidence/failureContext.ts';
import { objectList, optionalObject, optionalText, textList } from '../fields.ts';

/**
 * The state of an image, with its reason when it failed.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageState.html
 */
export const imageState = optionalObject({ status: optionalText, reason: optionalText, failureContext });

export type ImageState = NonNullable<ReturnType<typeof imageState>>;

/**
 * What a build made, a region and an account at a time.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_OutputResources.html
 */
export const outputResources = optionalObject({
  amis: objectList({
    region: optionalText,
    /** The AMI's id. */
    image: optionalText,
    name: optionalText,
    description: optionalText,
    accountId: optionalText,
    state: imageState,
  }),
  containers: objectList({ region: optionalText, imageUris: textList }),
});

export type OutputResources = NonNullable<ReturnType<typeof outputResources>>;
