import { startView, type Address } from '../address/address.ts';

/** The view of one build, or of a version's builds. */
export function viewOfImage(arn: string): Partial<Address> {
  return { ...startView, build: arn };
}

/** The view of one pipeline's builds. */
export function viewOfPipeline(arn: string): Partial<Address> {
  return { ...startView, pipeline: arn };
}
