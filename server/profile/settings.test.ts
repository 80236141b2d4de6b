import { expect, test } from 'vitest';
import { StartError } from '../startError.ts';
import { endpointFor, readSettings, type SettingsInput } from './settings.ts';

const files: SettingsInput['files'] = {
  default: { region: 'eu-west-3' },
  dev: { region: 'eu-central-1', services: 'local', endpoint_url: 'http://profile.example:1' },
  fips: { use_fips_endpoint: 'true', ca_bundle: '/etc/corporate.pem' },
  broken: { region: 'europe', endpoint_url: 'ftp://files.example' },
  'services.local': {
    'imagebuilder.endpoint_url': 'http://services.example:2',
    'cloudwatch_logs.endpoint_url': 'http://services.example:3',
  },
};

const read = (more: Partial<SettingsInput> = {}) =>
  readSettings({ profile: 'dev', region: undefined, endpoints: {}, env: {}, files, ...more });

test.each<[string, Partial<SettingsInput>, string, string]>([
  ['the option', { region: 'us-west-2', env: { AWS_REGION: 'us-east-2' } }, 'us-west-2', '--region'],
  [
    'AWS_REGION',
    { env: { AWS_REGION: 'us-east-2', AWS_DEFAULT_REGION: 'sa-east-1' } },
    'us-east-2',
    'AWS_REGION',
  ],
  [
    'AWS_DEFAULT_REGION',
    { env: { AWS_REGION: '', AWS_DEFAULT_REGION: 'sa-east-1' } },
    'sa-east-1',
    'AWS_DEFAULT_REGION',
  ],
  ['the profile', {}, 'eu-central-1', 'profile "dev"'],
  ['nothing', { profile: 'fips' }, 'us-east-1', 'the default, since no Region is configured'],
])('takes the Region from %s', (_where, input, region, regionSource) => {
  expect(read(input)).toMatchObject({ region, regionSource });
});

test.each<[Partial<SettingsInput>, string]>([
  [{ env: { AWS_REGION: 'us-east-1 ' } }, 'AWS_REGION: "us-east-1 " is not the name of a Region'],
  [
    { env: { AWS_DEFAULT_REGION: 'evil.example/' } },
    'AWS_DEFAULT_REGION: "evil.example/" is not the name of a Region',
  ],
  [{ profile: 'broken' }, 'profile "broken": "europe" is not the name of a Region'],
  [
    { profile: 'broken', region: 'us-east-1' },
    'endpoint_url of profile "broken": "ftp://files.example" is not an http or https URL',
  ],
  [
    { env: { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'localhost' } },
    'AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: "localhost"',
  ],
])('refuses a malformed setting: %o', (input, message) => {
  expect(() => read(input)).toThrow(StartError);
  expect(() => read(input)).toThrow(message);
});

const origins = (more: Partial<SettingsInput>) => {
  const settings = read(more);
  return (['imagebuilder', 'logs', 'sts'] as const).map((service) => settings.endpoint(service)?.url.host);
};

test('finds each service its endpoint in the order of the AWS CLI', () => {
  const env = {
    AWS_ENDPOINT_URL: 'http://all.example',
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://logs.example',
  };
  expect(origins({ env, endpoints: { imagebuilder: new URL('http://option.example') } })).toEqual([
    'option.example',
    'logs.example',
    'all.example',
  ]);
  expect(origins({ endpoints: { all: new URL('http://option.example') }, files: {} })).toEqual([
    'option.example',
    'option.example',
    undefined,
  ]);
  expect(origins({})).toEqual(['services.example:2', 'services.example:3', 'profile.example:1']);
  expect(origins({ profile: 'default' })).toEqual([undefined, undefined, undefined]);
  expect(origins({ env: { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' } })).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['imagebuilder', 'us-east-1', 'imagebuilder-fips.us-east-1.amazonaws.com'],
  ['logs', 'us-west-2', 'logs-fips.us-west-2.amazonaws.com'],
  ['imagebuilder', 'us-gov-west-1', 'imagebuilder.us-gov-west-1.amazonaws.com'],
  ['logs', 'us-gov-east-1', 'logs.us-gov-east-1.amazonaws.com'],
] as const)('uses the FIPS endpoint of %s in %s', (service, region, host) => {
  for (const settings of [
    read({ profile: 'fips' }),
    read({ profile: 'default', env: { AWS_USE_FIPS_ENDPOINT: 'true' } }),
  ]) {
    expect(endpointFor(settings, service, region).host).toBe(host);
  }
  const off = read({ profile: 'fips', env: { AWS_USE_FIPS_ENDPOINT: 'false' } });
  expect(endpointFor(off, service, 'us-east-1').host).toBe(`${service}.us-east-1.amazonaws.com`);
});

test('reads the CA bundle from the environment, then from the profile', () => {
  expect(read({ profile: 'fips' }).caBundle).toBe('/etc/corporate.pem');
  expect(read({ profile: 'fips', env: { AWS_CA_BUNDLE: '/tmp/ca.pem' } }).caBundle).toBe('/tmp/ca.pem');
});
