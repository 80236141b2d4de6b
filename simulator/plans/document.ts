/** A workflow's YAML document, written from its steps, so that it always matches the steps of the builds. */
import { isObject, type Json, type JsonObject } from '../json.ts';
import type { StepPlan } from './plan.ts';
import type { Workflow } from './plan.ts';

export function workflowDocument(workflow: Workflow): string {
  return [
    `name: ${workflow.name}`,
    `description: ${quote(workflow.description)}`,
    'schemaVersion: 1.0',
    '',
    ...parameters(workflow),
    'steps:',
    ...workflow.steps.flatMap(stepLines),
    ...outputs(workflow),
  ].join('\n');
}

function parameters(workflow: Workflow): readonly string[] {
  if (workflow.owner === 'aws') return [];
  return [
    'parameters:',
    '  - name: waitFor',
    '    type: string',
    "    default: 'ssmAgent'",
    '    description: What to wait for after launch',
    '',
  ];
}

function stepLines(step: StepPlan): readonly string[] {
  return [
    `  - name: ${step.name}`,
    ...(step.description === undefined ? [] : [`    description: ${quote(step.description)}`]),
    `    action: ${step.action}`,
    ...(step.condition === undefined ? [] : ['    if:', ...condition(step.condition)]),
    `    onFailure: ${step.onFailure ?? 'Abort'}`,
    `    timeoutSeconds: ${step.timeoutSeconds}`,
    ...(step.inputs === undefined ? [] : ['    inputs:', ...members(step.inputs, 6)]),
    '',
  ];
}

const conditions: Readonly<Record<string, readonly string[]>> = {
  components: ['      not:', "        - stringIsEmpty: '$.imagebuilder.buildComponents'"],
  linux: ["      stringEquals: 'Linux'", "      value: '$.imagebuilder.platform'"],
  windows: ["      stringEquals: 'Windows'", "      value: '$.imagebuilder.platform'"],
  scanning: ['      booleanEquals: true', "      value: '$.imagebuilder.collectImageScanFindings'"],
};

function condition(name: string): readonly string[] {
  return conditions[name] ?? [];
}

function members(object: JsonObject, indent: number): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => member(key, value, ' '.repeat(indent)));
}

function member(key: string, value: Json | undefined, pad: string): readonly string[] {
  if (value === undefined) return [];
  if (isObject(value)) return [`${pad}${key}:`, ...members(value, pad.length + 2)];
  return [`${pad}${key}: ${scalar(value)}`];
}

/** JSON is YAML, so lists are written as JSON. */
function scalar(value: Json): string {
  return typeof value === 'string' ? quote(value) : JSON.stringify(value);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function outputs(workflow: Workflow): readonly string[] {
  const image = workflow.steps.find(({ action }) => action === 'CreateImage');
  return image
    ? ['outputs:', "  - name: 'ImageId'", `    value: '$.stepOutputs.${image.name}.imageId'`, '']
    : [];
}
