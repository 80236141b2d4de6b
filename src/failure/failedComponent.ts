import { componentArnIn } from '../aws/errorText.ts';
import type { FailureContext } from '../aws/imagebuilder/evidence/failureContext.ts';

/** The component that failed, and the step of its own document. */
export interface FailedComponent {
  readonly arn: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** build, validate or test. */
  readonly phase: string | undefined;
  readonly step: string | undefined;
  /** The action of that step: `ExecuteBash`. */
  readonly action: string | undefined;
}

/**
 * The failing component: from the failure context, else from `Document arn:…:component/check-http/1.0.2/1 failed!` in any
 * text, with the phase and step that the component manager writes into its log.
 * Source: https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-failure-context.html
 */
export function failedComponentOf(
  context: FailureContext | undefined,
  texts: readonly (string | undefined)[],
): FailedComponent | undefined {
  const failure = context?.componentFailure;
  const arn =
    failure?.componentArn ?? texts.map((text) => componentArnIn(text)).find((found) => found !== undefined);
  if (!failure && arn === undefined) return undefined;
  const [, name, version] = /:component\/([^/]+)\/([^/]+)/.exec(arn ?? '') ?? [];
  const logged = (label: string) =>
    texts
      .map(
        (text) =>
          new RegExp(`^[ \\t]*${label}: ?(\\S.{0,99})$`, 'm').exec(text?.slice(0, 100_000) ?? '')?.[1],
      )
      .find(Boolean);
  return {
    arn,
    name,
    version,
    phase: failure?.phaseName ?? logged('Phase'),
    step: failure?.stepName ?? logged('Step'),
    action: failure?.action ?? logged('Action'),
  };
}
