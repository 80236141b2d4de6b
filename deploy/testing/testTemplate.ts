import { operations } from '../../src/aws/registry.ts';
import { readTemplate } from '../readTemplate.ts';
import { resolveTemplate } from '../resolveTemplate.ts';

/** The template as it is deployed. */
export const template = readTemplate();

/** Everything a stack can have at once. */
export const everything = {
  AllowedRegions: 'us-east-1, eu-west-1',
  Writes: 'on',
  LogLines: 'on',
  LogGroups: '/platform/images/*,/team/ami',
  DomainName: 'builds.example.com',
  CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  WebAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/team/01234567-89ab-cdef-0123-456789abcdef',
  LogBucket: 'team-logs',
  FrameAncestors: 'https://wiki.example.com https://*.corp.example.com:8443',
  AssumedRoles: 'arn:aws:iam::444455556666:role/builds-viewer,arn:aws:iam::777788889999:role/teams/viewer',
  OidcIssuer: 'https://login.example.com/tenant/v2.0',
  OidcClientId: '0oa1b2c3',
  SignInOrigins: 'https://login.example.com',
} as const;

/** What one resource is made with, under the given parameters; undefined where there is none. */
export const propertiesOf = (name: string, parameters: Record<string, string> = {}): unknown =>
  resolveTemplate(template, parameters).resources[name]?.Properties;

export const distributionOf = (parameters: Record<string, string> = {}): unknown =>
  propertiesOf('Distribution', parameters);

/** The permissions of all operations, or of those that read Image Builder. */
export const iamActions = (kind: 'reads' | 'all') =>
  Object.values(operations)
    .filter(({ writes, service }) => kind === 'all' || (!writes && service === 'imagebuilder'))
    .map(({ iamAction }) => iamAction)
    .toSorted();

/** The types of what is made for signing in. */
export const kindsOf = (parameters: Record<string, string>) =>
  Object.values(resolveTemplate(template, parameters).resources)
    .map(({ Type }) => Type)
    .filter((type) => /Cognito|IAM/.test(type));

/** The origins that a headers policy lets the page call, frame it, or read from it. */
export const policyOf = (name: string, parameters: Record<string, string>) =>
  /connect-src[^;]*|frame-ancestors[^;"]*|cross-origin-resource-policy","Value":"[\w-]+/g[Symbol.match](
    JSON.stringify(propertiesOf(name, parameters)),
  );

/** What a stack with these parameters is refused for. */
export const refusalsOf = (parameters: Record<string, string>) =>
  resolveTemplate(template, parameters).refusals;
