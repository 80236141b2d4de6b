/** Every paginator of botocore for an operation of the registry, with each response checked against botocore's service model. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/aws/registry.ts';
import { versionArnOf } from './arns.ts';
import { catalog } from './catalog.ts';
import { createSimulator } from './simulator.ts';
import { clientEnvironment, isInstalled, serveDuringTests } from './testing/listener.ts';

const run = promisify(execFile);
const server = serveDuringTests(createSimulator());
const hasBoto3 = isInstalled('python3', ['-c', 'import boto3']);

/** The inputs that each paginator is driven with; `EXECUTION` is replaced by the first execution of the failed build. */
const inputs = {
  ListWorkflowExecutions: [
    { imageBuildVersionArn: catalog.fortyExecutions.arn },
    { imageBuildVersionArn: catalog.windowsRunning.arn },
  ],
  ListWorkflowStepExecutions: [{ workflowExecutionId: 'EXECUTION' }],
  ListWaitingWorkflowSteps: [{}],
  ListImages: [{}, { byName: true }, { owner: 'Amazon' }, { includeDeprecated: true }],
  ListImageBuildVersions: [{}, { imageVersionArn: versionArnOf(catalog.linuxPrevious.arn) }],
  ListImagePipelines: [{}],
  ListImagePipelineImages: [
    { imagePipelineArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/nightly-golden' },
  ],
  FilterLogEvents: [{ logGroupName: '/aws/imagebuilder/Golden-AMI', logStreamNamePrefix: '1.4.1' }],
  DescribeLogStreams: [{ logGroupName: '/aws/imagebuilder/Golden-AMI' }],
};

const script = `
import boto3, json, re, sys
from botocore import xform_name
endpoint, names, inputs, failed = sys.argv[1], *map(json.loads, sys.argv[2:4]), sys.argv[4]
driven, problems = {}, {}

def check(shape, value, path):
    limits = shape.metadata
    if shape.type_name == 'structure':
        for name, member in shape.members.items():
            if value.get(name) is not None: check(member, value[name], path + '.' + name)
    elif shape.type_name == 'list':
        for each in value: check(shape.member, each, path + '[]')
    elif shape.type_name == 'string':
        if value not in limits.get('enum', [value]): problems[path] = value
        if not re.search(limits.get('pattern', ''), value): problems[path] = value
        if not limits.get('min', 0) <= len(value) <= limits.get('max', 10 ** 9): problems[path] = value
    elif shape.type_name in ('integer', 'long'):
        if not limits.get('min', value) <= value <= limits.get('max', value): problems[path] = value
    elif shape.type_name == 'map':
        if len(value) < limits.get('min', 0): problems[path] = value

for service in ('imagebuilder', 'logs'):
    client = boto3.client(service, endpoint_url=endpoint)
    model = client.meta.service_model
    def call(name, **given):
        page = getattr(client, xform_name(name))(**given)
        check(model.operation_model(name).output_shape, page, name)
        return page
    if service == 'imagebuilder':
        execution = call('ListWorkflowExecutions', imageBuildVersionArn=failed)['workflowExecutions'][0]
        call('GetImage', imageBuildVersionArn=failed)
        call('GetWorkflow', workflowBuildVersionArn=execution['workflowBuildVersionArn'])
        for step in call('ListWaitingWorkflowSteps')['steps']:
            call('GetWorkflowStepExecution', stepExecutionId=step['stepExecutionId'])
    for name in names:
        if name not in model.operation_names or not client.can_paginate(xform_name(name)): continue
        driven[name] = []
        for given in inputs[name]:
            given = {key: execution['workflowExecutionId'] if value == 'EXECUTION' else value for key, value in given.items()}
            paginator = client.get_paginator(xform_name(name))
            rows = 0
            for page in paginator.paginate(**given, PaginationConfig={'PageSize': 7}):
                check(model.operation_model(name).output_shape, page, name)
                rows += len(page[paginator.result_keys[0].expression])
            driven[name].append(rows)
print(json.dumps({'driven': driven, 'problems': problems}))
`;

describe.skipIf(!hasBoto3)(`botocore${hasBoto3 ? '' : ' (skipped: boto3 is not installed)'}`, () => {
  test('drives every paginator, and checks each response against the service model', async () => {
    const { stdout } = await run(
      'python3',
      [
        '-W',
        'ignore',
        '-c',
        script,
        server.origin,
        JSON.stringify(Object.keys(operations)),
        JSON.stringify(inputs),
        catalog.linuxFailedComponent.arn,
      ],
      { env: clientEnvironment },
    );
    const { driven, problems }: { driven: Record<string, number[]>; problems: object } = JSON.parse(stdout);
    expect(Object.keys(driven).toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect(driven).toMatchObject({
      ListWorkflowExecutions: [40, expect.any(Number)],
      ListWorkflowStepExecutions: [7],
      ListImages: [expect.any(Number), expect.any(Number), 0, expect.any(Number)],
    });
    expect(driven['ListImageBuildVersions']?.[0]).toBeGreaterThan(7);
    // The model's pattern has no build number; the documentation's own example has one.
    expect(
      Object.keys(problems).filter((path) => !/\.(?:image|imageSummaryList\[\])\.version$/.test(path)),
    ).toEqual([]);
  });
});
