import * as v from 'valibot';
import type { Resolved } from '../../deploy/resolveTemplate.ts';

const headerRule = v.object({
  HeaderBehavior: v.string(),
  Headers: v.optional(v.array(v.string()), []),
});

const queryRule = v.object({ QueryStringBehavior: v.picklist(['all', 'none']) });

const cachePolicy = v.object({
  CachePolicyConfig: v.object({
    ParametersInCacheKeyAndForwardedToOrigin: v.object({
      HeadersConfig: headerRule,
      QueryStringsConfig: queryRule,
    }),
  }),
});

const requestPolicy = v.object({
  OriginRequestPolicyConfig: v.object({ HeadersConfig: headerRule, QueryStringsConfig: queryRule }),
});

const override = v.object({ Override: v.boolean() });

const headersPolicy = v.object({
  ResponseHeadersPolicyConfig: v.object({
    SecurityHeadersConfig: v.strictObject({
      ContentSecurityPolicy: v.object({ ...override.entries, ContentSecurityPolicy: v.string() }),
      ContentTypeOptions: override,
      ReferrerPolicy: v.object({ ...override.entries, ReferrerPolicy: v.string() }),
      StrictTransportSecurity: v.object({ ...override.entries, AccessControlMaxAgeSec: v.number() }),
    }),
    CustomHeadersConfig: v.object({
      Items: v.array(v.object({ ...override.entries, Header: v.string(), Value: v.string() })),
    }),
  }),
});

const behaviour = v.object({
  PathPattern: v.optional(v.string(), '*'),
  TargetOriginId: v.string(),
  AllowedMethods: v.array(v.string()),
  CachePolicyId: v.string(),
  OriginRequestPolicyId: v.optional(v.string()),
  ResponseHeadersPolicyId: v.string(),
  FunctionAssociations: v.optional(
    v.array(v.object({ EventType: v.literal('viewer-request'), FunctionARN: v.string() })),
    [],
  ),
});

const distribution = v.object({
  DistributionConfig: v.object({
    DefaultRootObject: v.string(),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: v.array(behaviour),
    Origins: v.array(
      v.object({ Id: v.string(), DomainName: v.string(), S3OriginConfig: v.optional(v.unknown()) }),
    ),
    CustomErrorResponses: v.array(v.strictObject({ ErrorCode: v.number(), ErrorCachingMinTTL: v.number() })),
  }),
});

const edgeFunction = v.object({ FunctionCode: v.string() });

/** A header that is added to an answer, and whether it replaces the origin's own. */
interface AddedHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

export interface Behaviour {
  readonly matches: (path: string) => boolean;
  readonly methods: readonly string[];
  readonly origin: { readonly kind: 'bucket' | 'service'; readonly domainName: string };
  /** The source of its function for viewers' requests. */
  readonly source: string | undefined;
  /** What tells one request's answer from another's. */
  readonly key: { readonly headers: readonly string[]; readonly query: boolean };
  /** Whether a header of the viewer's is sent on. */
  readonly forwards: (header: string) => boolean;
  readonly forwardsQuery: boolean;
  readonly added: readonly AddedHeader[];
}

export interface Rules {
  readonly defaultRoot: string;
  behaviourFor(path: string): Behaviour;
  /** Whether an answer with this status is kept for others who ask the same. CloudFront's own default is ten seconds. */
  keepsError(status: number): boolean;
}

/** The template's distribution as rules for requests and answers: of every part that matters here, and no more. */
export function readRules({ resources }: Resolved): Rules {
  const propertiesOf = (name: string) => resources[name.replace(/\..*/, '')]?.Properties;
  const { DistributionConfig: config } = v.parse(distribution, propertiesOf('Distribution'));
  const behaviours = [...config.CacheBehaviors, config.DefaultCacheBehavior].map((facts): Behaviour => {
    const cache = v.parse(cachePolicy, propertiesOf(facts.CachePolicyId)).CachePolicyConfig;
    const { HeadersConfig: keyHeaders, QueryStringsConfig: keyQuery } =
      cache.ParametersInCacheKeyAndForwardedToOrigin;
    const request =
      facts.OriginRequestPolicyId === undefined
        ? undefined
        : v.parse(requestPolicy, propertiesOf(facts.OriginRequestPolicyId)).OriginRequestPolicyConfig;
    const origin = config.Origins.find(({ Id }) => Id === facts.TargetOriginId);
    if (!origin) throw new Error(`No origin is called ${facts.TargetOriginId}.`);
    const inKey = lowered(keyHeaders.Headers);
    const [association] = facts.FunctionAssociations;
    return {
      matches: (path) => patternOf(facts.PathPattern).test(path),
      methods: facts.AllowedMethods,
      origin: {
        kind: origin.S3OriginConfig === undefined ? 'service' : 'bucket',
        domainName: origin.DomainName,
      },
      source: association && v.parse(edgeFunction, propertiesOf(association.FunctionARN)).FunctionCode,
      key: { headers: inKey, query: keyQuery.QueryStringBehavior === 'all' },
      forwards: (header) => inKey.includes(header) || isListed(request?.HeadersConfig, header),
      forwardsQuery:
        keyQuery.QueryStringBehavior === 'all' || request?.QueryStringsConfig.QueryStringBehavior === 'all',
      added: addedBy(v.parse(headersPolicy, propertiesOf(facts.ResponseHeadersPolicyId))),
    };
  });
  const [last] = behaviours.slice(-1);
  return {
    defaultRoot: config.DefaultRootObject,
    behaviourFor(path) {
      const found = behaviours.find(({ matches }) => matches(path)) ?? last;
      if (!found) throw new Error('There is no behaviour.');
      return found;
    },
    keepsError(status) {
      const rule = config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === status);
      return (rule?.ErrorCachingMinTTL ?? 10) > 0;
    },
  };
}

function lowered(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}

function isListed(rule: v.InferOutput<typeof headerRule> | undefined, header: string): boolean {
  switch (rule?.HeaderBehavior) {
    case undefined:
    case 'none':
      return false;
    case 'whitelist':
      return lowered(rule.Headers).includes(header);
    case 'allViewer':
      return true;
    case 'allExcept':
      return !lowered(rule.Headers).includes(header);
    default:
      throw new Error(`${rule?.HeaderBehavior} is no way to forward headers that is known here.`);
  }
}

/** CloudFront's path patterns: `*` for anything, `?` for one character, case-sensitive. */
function patternOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

function addedBy({
  ResponseHeadersPolicyConfig: config,
}: v.InferOutput<typeof headersPolicy>): AddedHeader[] {
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: sniffing,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: hsts,
  } = config.SecurityHeadersConfig;
  return [
    { name: 'content-security-policy', value: csp.ContentSecurityPolicy, override: csp.Override },
    { name: 'x-content-type-options', value: 'nosniff', override: sniffing.Override },
    { name: 'referrer-policy', value: referrer.ReferrerPolicy, override: referrer.Override },
    {
      name: 'strict-transport-security',
      value: `max-age=${hsts.AccessControlMaxAgeSec}`,
      override: hsts.Override,
    },
    ...config.CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      override: Override,
    })),
  ];
}
