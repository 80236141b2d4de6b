/** The service's input validation, in the words of its front end. */
import { ServiceError } from './errors.ts';

export type Input = Readonly<Record<string, unknown>>;

const patterns = {
  imageBuildVersionArn:
    /^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image\/[a-z0-9-_]+\/[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+$/,
  imageVersionOrBuildArn:
    /^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image\/[a-z0-9-_]+\/(?:(?:([0-9]+|x)\.([0-9]+|x)\.([0-9]+|x))|(?:[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+))$/,
  imageVersionArn:
    /^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):image\/[a-z0-9-_]+\/[0-9]+\.[0-9]+\.[0-9]+$/,
  imagePipelineArn: /^arn:aws[^:]*:imagebuilder:[^:]+:(?:[0-9]{12}|aws):image-pipeline\/[a-z0-9-_]+$/,
  workflowBuildVersionArn:
    /^arn:aws(?:-[a-z]+)*:imagebuilder:[a-z]{2,}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws(?:-[a-z-]+)?):workflow\/(build|test|distribution)\/[a-z0-9-_]+\/(?:(?:([0-9]+|x)\.([0-9]+|x)\.([0-9]+|x))|(?:[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+))$/,
  workflowExecutionId: /^wf-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
  stepExecutionId: /^step-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/,
} as const;

function refuse(what: string): never {
  throw new ServiceError('InvalidRequestException', `1 validation error detected: ${what}`);
}

/** A value as an error repeats it, cut short. */
export function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
}

/** A required member that must match one of the service's patterns. */
export function requirePattern(input: Input, member: string, pattern: keyof typeof patterns): string {
  const value = input[member];
  if (value === undefined || value === null) {
    return refuse(`Value at '${member}' failed to satisfy constraint: Member must not be null`);
  }
  if (typeof value !== 'string' || !patterns[pattern].test(value)) {
    return refuse(
      `Value '${shown(value)}' at '${member}' failed to satisfy constraint: ` +
        `Member must satisfy regular expression pattern: ${patterns[pattern].source}`,
    );
  }
  return value;
}

/** A string of a bounded length, or undefined when it may be absent and is. */
export function text(input: Input, member: string, minimum: number, maximum: number): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ServiceError('SerializationException', `${member} is not a string`);
  if (value.length < minimum) {
    refuse(
      `Value at '${member}' failed to satisfy constraint: Member must have length greater than or equal to ${minimum}`,
    );
  }
  if (value.length > maximum) {
    refuse(
      `Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${maximum}`,
    );
  }
  return value;
}

export function requireText(input: Input, member: string, minimum: number, maximum: number): string {
  return (
    text(input, member, minimum, maximum) ??
    refuse(`Value at '${member}' failed to satisfy constraint: Member must not be null`)
  );
}

/** A boolean, or undefined when it is absent. */
export function flag(input: Input, member: string): boolean | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  throw new ServiceError('SerializationException', `${member} is not a boolean`);
}

/** `maxResults`: 1 to 25, 25 when absent. */
export function pageSize(input: Input): number {
  const value = input['maxResults'];
  if (value === undefined || value === null) return 25;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new ServiceError('SerializationException', 'maxResults is not an integer');
  }
  if (value < 1)
    refuse(
      `Value '${value}' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  if (value > 25)
    refuse(
      `Value '${value}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 25`,
    );
  return value;
}
