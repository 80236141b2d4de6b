import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';

/** What references can point to once a step runs: the outputs of the steps before it. */
export type StepOutputs = Readonly<Record<string, Json>>;

/**
 * The inputs of a step that runs or ran: `"name.$": "$.stepOutputs.Step.member"` becomes `"name": value`. The API shows the
 * references themselves for a step that never ran, so those are not passed through here.
 */
export function resolve(inputs: JsonObject, outputs: StepOutputs): JsonObject {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]): [string, Json | undefined] => {
      if (!key.endsWith('.$') || typeof value !== 'string') return [key, value];
      return [key.slice(0, -2), lookUp(value, outputs) ?? value];
    }),
  );
}

function lookUp(reference: string, outputs: StepOutputs): Json | undefined {
  const [root, scope, step, member] = reference.split('.');
  if (root !== '$' || scope !== 'stepOutputs' || step === undefined) return undefined;
  const output = outputs[step];
  if (member === undefined) return output;
  return isObject(output) ? output[member] : undefined;
}
