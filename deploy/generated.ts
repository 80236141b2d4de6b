import { stringify } from 'yaml';
import { type Operation, operations, services } from '../src/aws/registry.ts';
import {
  answerHeaders,
  assetHeaders,
  cacheControl,
  pageHeaders,
  type PolicySources,
  signedInHeaders,
  strictTransportSecurity,
} from './headers.ts';
import { allActions, type PolicyPart, policyRows, statements } from './iam.ts';

/** The function's source with its generated parts. */
export function fillRelay(source: string): string {
  const lines = Object.entries(services).map(([service, { title }]) => [
    `  ${service}: {`,
    `    title: '${title}',`,
    '    operations: {',
    operationLines(service),
    '    },',
    '  },',
  ]);
  const headers = {
    'cache-control': cacheControl.answer,
    'strict-transport-security': strictTransportSecurity,
    ...answerHeaders(),
  };
  return fill(source, scriptComment, {
    operations: ['const services = {', ...lines.flat(2), '};'],
    'api-headers': [
      'const apiHeaders = {',
      ...Object.entries(headers).map(([name, value]) => `  '${name}': { value: ${quoted(value)} },`),
      '};',
    ],
  });
}

/** A string in the formatter's own quotes. */
function quoted(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** The operations of a service, by their names in a request. */
function operationLines(service: string): string[] {
  return Object.entries<Operation>(operations)
    .filter(([, operation]) => operation.service === service)
    .map(([name, { method, writes, target }]) => {
      const key = target === undefined ? name : `'${target}'`;
      return `      ${key}: { method: '${method}', writes: ${writes} },`;
    });
}

/** The template with its generated parts. `relay` is the function's source, which is embedded unchanged. */
export function fillTemplate(template: string, relay: string): string {
  return fill(template, yamlComment, {
    function: [
      '- |',
      ...relay
        .trimEnd()
        .split('\n')
        .map((line) => (line === '' ? '' : `  ${line}`)),
    ],
    'page-headers': yaml(headersConfig(pageHeaders(sources, '${ResourcePolicy}'), kept)),
    'signed-in-headers': yaml(headersConfig(signedInHeaders(sources, '${ResourcePolicy}'), kept)),
    'asset-headers': yaml(headersConfig(assetHeaders(sources), kept)),
    'answer-headers': yaml(headersConfig(answerHeaders(), { value: cacheControl.answer, override: true })),
    'all-actions': yaml({ Action: allActions() }),
    reads: yaml(statements('reads')),
    writes: yaml(statements('writes')),
    logs: yaml(statements('logs')),
  });
}

const allowed = {
  reads: 'always',
  writes: 'only with `Writes=on`',
  logs: 'only with `LogLines=on`',
} as const satisfies Record<PolicyPart, string>;

/** docs/deploy.md with the policy's table in it. */
export function fillDocs(page: string): string {
  const rows = policyRows().map(
    ({ action, resources, part }) => `| \`${action}\` | \`${resources}\` | ${allowed[part]} |`,
  );
  return fill(page, pageComment, {
    policy: ['| action | resources | allowed |', '| --- | --- | --- |', ...rows],
  });
}

/**
 * Puts lines between marks such as `# <generated name>` and `# </generated>`, with the indentation of the marks. Marks in other
 * kinds of comments stay: the function's source, which the template embeds, has some.
 *
 * @throws when a mark is missing, or has nothing to be filled with
 */
function fill(text: string, comment: Comment, parts: Readonly<Record<string, readonly string[]>>): string {
  const missing = new Set(Object.keys(parts));
  const [open, end] = comment;
  const marks = new RegExp(
    `^( *)${open} <generated ([\\w-]+)>${end}\n(?:.*\n)*? *${open} </generated>${end}$`,
    'gm',
  );
  const filled = text.replaceAll(marks, (_all, indent: string, name: string) => {
    const lines = parts[name];
    if (!lines) throw new Error(`Nothing generates "${name}".`);
    missing.delete(name);
    return [`${open} <generated ${name}>${end}`, ...lines, `${open} </generated>${end}`]
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n');
  });
  if (missing.size > 0) throw new Error(`No marks for ${[...missing].join(', ')}.`);
  return filled;
}

type Comment = readonly [open: string, end: string];
const scriptComment: Comment = ['//', ''];
const yamlComment: Comment = ['#', ''];
const pageComment: Comment = ['<!--', ' -->'];

/** As the template's parameters have it. */
const sources: PolicySources = { connect: '${Identity}', frameAncestors: '${Ancestors}' };

/** The values of the placeholders in a header. */
const variables = {
  Ancestors: { 'Fn::If': ['MayBeFramed', { Ref: 'FrameAncestors' }, "'none'"] },
  ResourcePolicy: { 'Fn::If': ['MayBeFramed', 'cross-origin', 'same-origin'] },
  Identity: {
    'Fn::Sub': [
      ' https://sts.${AWS::Region}.amazonaws.com${Cognito}${Pool}${Issuer}',
      {
        Cognito: {
          'Fn::If': ['SignsIn', { 'Fn::Sub': ' https://cognito-identity.${AWS::Region}.amazonaws.com' }, ''],
        },
        Pool: {
          'Fn::If': [
            'HasUserPool',
            {
              'Fn::Sub': [
                ' https://cognito-idp.${AWS::Region}.amazonaws.com https://builds-${Id}.auth.${AWS::Region}.amazoncognito.com',
                { Id: { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] } },
              ],
            },
            '',
          ],
        },
        Issuer: { 'Fn::If': ['HasSignInOrigins', { 'Fn::Sub': ' ${SignInOrigins}' }, ''] },
      },
    ],
  },
} as const;

interface CacheControl {
  readonly value: string;
  readonly override: boolean;
}

/**
 * For responses without a `Cache-Control` of their own. Errors have none, under `/assets/` too: a browser that caches one for a
 * year would not see the file once it is there.
 */
const kept: CacheControl = { value: cacheControl.file, override: false };

/** A response headers policy. CloudFront has fields of their own for some headers, and refuses them among the others. */
function headersConfig(headers: Readonly<Record<string, string>>, caching: CacheControl) {
  const {
    'content-security-policy': policy = '',
    'referrer-policy': referrer,
    'x-content-type-options': _nosniff,
    ...others
  } = headers;
  return {
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: substituted(policy), Override: true },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: referrer, Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: Number(/^max-age=(\d+)$/.exec(strictTransportSecurity)?.[1]),
        Override: true,
      },
    },
    CustomHeadersConfig: {
      Items: [
        ...Object.entries(others).map(([Header, value]) => ({
          Header,
          Value: substituted(value),
          Override: true,
        })),
        { Header: 'cache-control', Value: caching.value, Override: caching.override },
      ],
    },
  };
}

/** A text as it is, or through `Fn::Sub` when it has placeholders. */
function substituted(text: string) {
  const used = Object.entries(variables).filter(([name]) => text.includes(`\${${name}}`));
  return used.length === 0 ? text : { 'Fn::Sub': [text, Object.fromEntries(used)] };
}

function yaml(value: unknown): string[] {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split('\n');
}
