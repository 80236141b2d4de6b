import { checkParameters, listOf } from './checkParameters.ts';
import type { Template } from './readTemplate.ts';

/** A template as CloudFormation would see it for one stack: functions evaluated, excluded parts left out. */
export interface Resolved {
  readonly resources: Readonly<Record<string, { readonly Type: string; readonly Properties: unknown }>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** The failed assertions of the template's rules. */
  readonly refusals: readonly string[];
}

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'builds',
  'AWS::StackId':
    'arn:aws:cloudformation:us-east-1:111122223333:stack/builds/0a1b2c3d-0000-4000-8000-000000000000',
};

/** Represents `AWS::NoValue`, which lists and objects omit. */
const noValue = Symbol('AWS::NoValue');

/**
 * Evaluates a template. A reference to a resource is its name in the template, an attribute is `Name.Attribute`.
 *
 * @throws {ParameterError}
 */
export function resolveTemplate(template: Template, given: Readonly<Record<string, string>> = {}): Resolved {
  const texts = checkParameters(template, given);
  const isTrue = (condition: string) => evaluate(template.Conditions[condition]) === true;
  const applying = <Part extends { Condition?: string | undefined }>(parts: Readonly<Record<string, Part>>) =>
    Object.entries(parts).filter(([, { Condition }]) => Condition === undefined || isTrue(Condition));

  function evaluate(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(evaluate).filter((item) => item !== noValue);
    if (!isObject(node)) return node;
    const entries = Object.entries(node);
    const [name = '', argument] = entries[0] ?? [];
    if (entries.length === 1 && /^(?:Ref|Condition|Fn::\w+)$/.test(name)) return call(name, argument);
    return Object.fromEntries(
      entries.map(([key, value]) => [key, evaluate(value)]).filter(([, value]) => value !== noValue),
    );
  }

  function call(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return reference(textOf(argument));
      case 'Condition':
        return isTrue(textOf(argument));
      case 'Fn::Sub':
        return substitute(argument);
      case 'Fn::If': {
        // The other branch may refer to a resource that does not exist.
        const [condition, yes, no] = itemsOf(argument);
        return evaluate(isTrue(textOf(condition)) ? yes : no);
      }
    }
    const [first, second] = itemsOf(evaluate(argument));
    switch (name) {
      case 'Fn::GetAtt':
        return `${textOf(first)}.${textOf(second)}`;
      case 'Fn::Equals':
        return first === second;
      case 'Fn::Not':
        return first !== true;
      case 'Fn::And':
        return first === true && second === true;
      case 'Fn::Or':
        return first === true || second === true;
      case 'Fn::Join':
        return itemsOf(second).map(textOf).join(textOf(first));
      case 'Fn::Split':
        return textOf(second).split(textOf(first));
      case 'Fn::Select':
        return itemsOf(second)[Number(first)];
      default:
        throw new TypeError(`${name} is not evaluated here.`);
    }
  }

  function substitute(argument: unknown): string {
    const [text, locals] = Array.isArray(argument) ? itemsOf(argument) : [argument, {}];
    return textOf(text).replaceAll(/\$\{([^}]+)\}/g, (_all, name: string) => {
      if (isObject(locals) && Object.hasOwn(locals, name)) return textOf(evaluate(locals[name]));
      return name.startsWith('AWS::') || !name.includes('.') ? textOf(reference(name)) : name;
    });
  }

  function reference(name: string): unknown {
    if (name === 'AWS::NoValue') return noValue;
    const text = texts[name] ?? pseudoParameters[name];
    if (text !== undefined) {
      return template.Parameters[name]?.Type === 'CommaDelimitedList' ? listOf(text) : text;
    }
    if (Object.hasOwn(template.Resources, name)) return name;
    throw new TypeError(`Nothing is called ${name}.`);
  }

  return {
    resources: Object.fromEntries(
      applying(template.Resources).map(([name, { Type, Properties }]) => [
        name,
        { Type: textOf(Type), Properties: evaluate(Properties) },
      ]),
    ),
    outputs: Object.fromEntries(
      applying(template.Outputs).map(([name, { Value }]) => [name, textOf(evaluate(Value))]),
    ),
    refusals: Object.values(template.Rules)
      .filter(({ RuleCondition: condition }) => evaluate(condition) === true)
      .flatMap(({ Assertions: assertions }) => assertions)
      .filter(({ Assert: assertion }) => evaluate(assertion) !== true)
      .map(({ AssertDescription: description }) => description),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itemsOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`A list is expected, not ${JSON.stringify(value)}.`);
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`A text is expected, not ${JSON.stringify(value)}.`);
  return value;
}
