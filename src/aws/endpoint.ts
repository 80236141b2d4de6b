import type { ServiceName } from './registry.ts';

/** A region's name as AWS writes them: `us-east-1`, `us-gov-west-1`, `cn-north-1`, `us-iso-east-1`, `mx-central-1`. */
const regionPattern = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** Whether `text` has the form of a region's name. It says nothing about whether the region exists. */
export function isRegionName(text: string): boolean {
  return text.length <= 40 && regionPattern.test(text);
}

/** The partition that a region belongs to, where its name tells; undefined for the partitions whose names do not. */
export function partitionOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (/^us-iso|^eu-iso|^eusc-/.test(region)) return undefined;
  return 'aws';
}

/** Whether CloudFront, and so a page served by it, can reach a Region: China, GovCloud and the sovereign clouds are separate. */
export function isHostedRegion(region: string): boolean {
  return partitionOf(region) === 'aws';
}

/** The DNS suffix of the partitions whose hosts don't end with `amazonaws.com`, by the start of the Region's name. */
const dnsSuffixes: readonly (readonly [start: string, suffix: string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
];

/**
 * A service's host in a Region, or its FIPS host. GovCloud's usual hosts are FIPS hosts.
 * Source: https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html, and the endpoint rules of the AWS SDKs.
 */
export function serviceHost(service: ServiceName, region: string, fips = false): string {
  const [, suffix = 'amazonaws.com'] = dnsSuffixes.find(([start]) => region.startsWith(start)) ?? [];
  const name = fips && !region.startsWith('us-gov-') ? `${service}-fips` : service;
  return `${name}.${region}.${suffix}`;
}

/** The path on the page's own origin below which a service of a Region is reached: `/api/<service>/<region>`. */
export function apiPrefix(service: ServiceName, region: string): string {
  return `/api/${service}/${region}`;
}

/** The path on our own origin under which Image Builder of any Region is reached: `/api/imagebuilder/<region>/<Operation>`. */
export const relayPrefix = '/api/imagebuilder/';
