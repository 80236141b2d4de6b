import { isOperationName, operations, type ServiceName } from '../src/aws/registry.ts';

const sdks = {
  imagebuilder: { name: 'imagebuilderSdk', packageName: 'client-imagebuilder', client: 'ImagebuilderClient' },
  logs: { name: 'logsSdk', packageName: 'client-cloudwatch-logs', client: 'CloudWatchLogsClient' },
} as const satisfies Record<ServiceName, object>;

/** The module that names the SDK's command of each operation of a service: by name, so that no other command is bundled. */
export function sdkCommands(service: ServiceName): string {
  const { name, packageName, client } = sdks[service];
  const names = Object.keys(operations)
    .filter(isOperationName)
    .filter((operation) => operations[operation].service === service)
    .toSorted();
  const imported = [client, ...names.map((operation) => `${operation}Command`)].toSorted();
  return `// Derived from the registry by \`npm run generate\`.
import {
${imported.map((each) => `  ${each},`).join('\n')}
} from '@aws-sdk/${packageName}';
import type { Sdk } from './sdk.ts';

export const ${name}: Sdk = {
  createClient: (config) => new ${client}(config),
  commands: {
${names.map((operation) => `    ${operation}: ${operation}Command,`).join('\n')}
  },
};
`;
}
