import type { Parameter, Template } from './readTemplate.ts';

/** A parameter's value is not one that the template allows. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/**
 * The values of a template's parameters, or their defaults.
 *
 * @throws {ParameterError} where CloudFormation would refuse to start
 */
export function checkParameters(
  { Parameters: parameters }: Pick<Template, 'Parameters'>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(parameters, name));
  if (unknown !== undefined) {
    const known = Object.keys(parameters).join(', ');
    throw new ParameterError(`${unknown} is not a parameter. There are ${known}.`);
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => {
      const text = given[name] ?? parameter.Default;
      if (allows(parameter, text)) return [name, text];
      const { AllowedValues: values = [], ConstraintDescription: constraint } = parameter;
      throw new ParameterError(
        `${name} ${constraint ?? `must be one of ${values.join(', ')}.`} It is "${text}".`,
      );
    }),
  );
}

/** The values of a list are checked one by one, as CloudFormation does. */
function allows({ Type, AllowedPattern, AllowedValues, MaxLength = 4096 }: Parameter, text: string): boolean {
  const pattern = AllowedPattern === undefined ? undefined : new RegExp(`^(?:${AllowedPattern})$`);
  return (
    text.length <= MaxLength &&
    (Type === 'CommaDelimitedList' ? listOf(text) : [text]).every(
      (value) => (pattern?.test(value) ?? true) && (AllowedValues?.includes(value) ?? true),
    )
  );
}

/** The values of a comma-delimited list. */
export function listOf(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}
