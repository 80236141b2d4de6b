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

/**
 * A service's host in a region. `aws-cn` has a suffix of its own, `aws-us-gov` uses `amazonaws.com`.
 * Source: https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html
 */
export function serviceHost(service: ServiceName, region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${service}.${region}.${suffix}`;
}

/** The path on our own origin under which Image Builder of any region answers: `/api/imagebuilder/<region>/<Operation>`. */
export const relayPrefix = '/api/imagebuilder/';
