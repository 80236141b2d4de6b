import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { isMap, isSeq, Pair, parse, Scalar, type Tags, YAMLMap } from 'yaml';

export const templateFile = fileURLToPath(new URL('template.yaml', import.meta.url));

const parameterSchema = v.strictObject({
  Type: v.picklist(['String', 'CommaDelimitedList']),
  Description: v.string(),
  Default: v.string(),
  AllowedPattern: v.optional(v.string()),
  AllowedValues: v.optional(v.array(v.string())),
  ConstraintDescription: v.optional(v.string()),
  MaxLength: v.optional(v.number()),
});

const part = v.looseObject({ Condition: v.optional(v.string()) });

const templateSchema = v.strictObject({
  AWSTemplateFormatVersion: v.string(),
  Description: v.string(),
  Parameters: v.record(v.string(), parameterSchema),
  Rules: v.record(
    v.string(),
    v.strictObject({
      RuleCondition: v.unknown(),
      Assertions: v.array(v.strictObject({ Assert: v.unknown(), AssertDescription: v.string() })),
    }),
  ),
  Conditions: v.record(v.string(), v.unknown()),
  Resources: v.record(v.string(), part),
  Outputs: v.record(v.string(), part),
});

export type Parameter = v.InferOutput<typeof parameterSchema>;

/** A CloudFormation template, its functions in the long form: `{ 'Fn::Sub': … }`. */
export type Template = v.InferOutput<typeof templateSchema>;

const names = [
  'Ref',
  'Condition',
  'Sub',
  'If',
  'Join',
  'Split',
  'Select',
  'Equals',
  'Not',
  'And',
  'Or',
  'GetAtt',
];

/** CloudFormation's short forms, over a text, a list or a map. */
const tags: Tags = names.flatMap((name) => {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const tag = `!${name}`;
  const longForm = (node: unknown) => {
    const map = new YAMLMap();
    map.add(new Pair(new Scalar(key), node));
    return map;
  };
  return [
    { tag, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? attribute(text) : text }) },
    { tag, collection: 'seq', resolve: (node) => (isSeq(node) ? longForm(node) : node) },
    { tag, collection: 'map', resolve: (node) => (isMap(node) ? longForm(node) : node) },
  ] satisfies Tags;
});

/** `Relay.FunctionMetadata.FunctionARN`: a resource's name, and the rest. */
function attribute(text: string): [string, string] {
  const at = text.indexOf('.');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** @throws when the text is not a template of the form used here */
export function parseTemplate(text: string): Template {
  // YAML 1.1, as CloudFormation reads it: there, a bare `on` is a boolean.
  return v.parse(templateSchema, parse(text, { customTags: tags, version: '1.1' }));
}

export function templateText(): string {
  return readFileSync(templateFile, 'utf8');
}

export function readTemplate(): Template {
  return parseTemplate(templateText());
}
