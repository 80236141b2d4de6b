import { readFileSync } from 'node:fs';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';
import { afterAll, expect, test } from 'vitest';
import { checkParameters } from './checkParameters.ts';
import { relayFile, relaySource } from './functions/runRelay.ts';
import { fillDocs, fillRelay, fillTemplate } from './generated.ts';
import { templateFile } from './readTemplate.ts';
import { everything, propertiesOf, refusalsOf, template } from './testing/testTemplate.ts';

const validator = new RegoEngine();
afterAll(() => validator.free());

test.each([
  ['as it is', {}],
  ['with everything', everything],
  ['with a user pool', { UserPool: 'on' }],
  ['with an existing provider', { ...everything, OidcProvider: 'exists' }],
])(
  'AWS’s own validator has nothing to say, %s',
  (_what, parameterOverrides) => {
    const report = validator.validateStandard(new TemplateFile(templateFile), {
      severityLevel: 'WARN',
      parameterOverrides,
    });
    expect(report).toMatchObject({ status: 'OK', diagnostics: [] });
  },
  // It compiles its rules first, which takes seconds on a small machine.
  60_000,
);

test('generated parts are current, and the template embeds the tested function', () => {
  const relay = readFileSync(relayFile, 'utf8');
  const text = readFileSync(templateFile, 'utf8');
  const docs = readFileSync(new URL('../docs/deploy.md', import.meta.url), 'utf8');
  expect(fillRelay(relay)).toBe(relay);
  expect(fillTemplate(text, relay)).toBe(text);
  expect(fillDocs(docs)).toBe(docs);
  // The most that CloudFormation takes without a bucket.
  expect(Buffer.byteLength(text)).toBeLessThan(51_200);

  const on = { AllowedRegions: 'us-east-1, eu-west-1', Writes: 'on', LogLines: 'on' };
  expect(propertiesOf('Relay', on)).toMatchObject({
    FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
    FunctionCode: relaySource({ regions: 'us-east-1,eu-west-1', writes: 'on', logLines: 'on' }),
    AutoPublish: true,
  });
  expect(propertiesOf('Relay')).toMatchObject({
    FunctionCode: relaySource({ regions: 'us-east-1', writes: 'off', logLines: 'off' }),
  });
});

test.each([
  { AllowedRegions: 'us-east-1,cn-north-1' },
  { AllowedRegions: 'us-gov-west-1' },
  { AllowedRegions: "us-east-1','evil" },
  { AllowedRegions: 'us-east-1,${AWS::Region}' },
  { FrameAncestors: '*' },
  { FrameAncestors: "https://a.example.com; script-src 'unsafe-inline'" },
  { FrameAncestors: 'http://a.example.com' },
  { FrameAncestors: 'https://a.example.com/path' },
  { SignInOrigins: 'https://*.example.com' },
  { SignInOrigins: 'https://login.example.com  https://b.example.com' },
  { OidcIssuer: 'http://login.example.com' },
  { OidcIssuer: 'https://login.example.com/?x' },
  { DomainName: 'Builds.example.com' },
  { DomainName: '' },
  { CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/01234567' },
  { WebAclArn: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/x/01234567' },
  { LogBucket: 'Logs' },
  { Writes: 'yes' },
  { LogLines: 'yes' },
  { LogGroups: '/platform/*/images' },
  { LogGroups: "/platform/'images" },
  { LogGroups: '/platform/images/*, /team/ami' },
  { LogGroups: '/a,/b,/c,/d,/e,/f' },
  { AssumedRoles: 'arn:aws:iam::444455556666:user/ada' },
  { AssumedRoles: 'arn:aws:iam::444455556666:role/*' },
  { PriceClass: 'PriceClass_1' },
  { Region: 'us-east-1' },
])('refuses %j before anything is created', (parameters: Record<string, string>) => {
  expect(() => checkParameters(template, parameters)).toThrow(Object.keys(parameters)[0]);
});

test('names parameters that need or exclude each other', () => {
  expect(refusalsOf({})).toEqual([]);
  expect(refusalsOf(everything)).toEqual([]);
  expect(refusalsOf({ DomainName: everything.DomainName })).toEqual(['DomainName needs CertificateArn.']);
  expect(refusalsOf({ CertificateArn: everything.CertificateArn })).toEqual([
    'CertificateArn needs DomainName.',
  ]);
  expect(refusalsOf({ OidcIssuer: everything.OidcIssuer, UserPool: 'on' })).toHaveLength(3);
});
