import type { AwsClient } from '../aws/client.ts';
import { isRegionName } from '../aws/endpoint.ts';
import { isRawObject, textIn } from '../aws/rawObject.ts';

/** One account that this page reads, as `config.json` lists it. */
export interface ConfiguredAccount {
  /** Twelve digits; `profile:NAME` while the local server does not know the account of a profile. */
  readonly id: string;
  /** What the page calls it. Untrusted text. */
  readonly name?: string | undefined;
  /** The Regions that the overview reads; at least one. Builds of other Regions are opened by their ARNs. */
  readonly regions: readonly string[];
  /** Hosted pages: the role that they assume in the account. Without one, the user's own credentials sign. */
  readonly roleArn?: string | undefined;
}

/** Makes the client of one Region and account. `account` is undefined where `config.json` lists none. */
export type CreateClient = (region: string, account: ConfiguredAccount | undefined) => AwsClient;

/** Reports a value that cannot be used, unless it is valid. Returns `isValid`. */
export type Accept = (isValid: boolean, field: string, value: unknown, problem: string) => boolean;

/** The header in which the page names the account of a request to the local server. It is never sent to AWS. */
export const accountHeader = 'x-account-id';

const knownKeys: Readonly<Record<keyof ConfiguredAccount, true>> = {
  id: true,
  name: true,
  regions: true,
  roleArn: true,
};

/** The form of an account's id, as `ConfiguredAccount` has it. */
const idPattern = /^(?:\d{12}|profile:.{1,128})$/;
const rolePattern = /^arn:aws[\w-]*:iam::(\d{12}):role\/[\w+=,.@/-]{1,512}$/;

/**
 * Parses the list of accounts. An account that cannot be used is left out and reported. Undefined when no account is left: then the
 * page reads the one account of its credentials.
 *
 * @param region the Region of an account that names none
 */
export function parseAccounts(
  list: readonly unknown[],
  region: string,
  accept: Accept,
): readonly ConfiguredAccount[] | undefined {
  const accounts: ConfiguredAccount[] = [];
  for (const [index, value] of list.entries()) {
    const account = parseAccount(value, `accounts[${index}]`, region, accept);
    if (!account) continue;
    const isNew = accounts.every(({ id }) => id !== account.id);
    if (accept(isNew, `accounts[${index}].id`, account.id, 'the account is listed before, so it is ignored'))
      accounts.push(account);
  }
  return accounts.length === 0 ? undefined : accounts;
}

function parseAccount(
  value: unknown,
  field: string,
  region: string,
  accept: Accept,
): ConfiguredAccount | undefined {
  const ignored = 'so the account is ignored';
  if (!isRawObject(value)) {
    accept(false, field, value, `it is not an object such as {"id": "111122223333"}, ${ignored}`);
    return undefined;
  }
  const id = textIn(value, 'id') ?? '';
  const notAccount = `it is not the number of an AWS account as a text, ${ignored}`;
  if (!accept(idPattern.test(id), `${field}.id`, value['id'] ?? value, notAccount)) return undefined;
  for (const key of Object.keys(value)) {
    const isKnown = Object.hasOwn(knownKeys, key);
    accept(isKnown, `${field}.${key}`, value[key], 'there is no such field, so it is ignored');
  }
  const roleArn = textIn(value, 'roleArn');
  const isRole = value['roleArn'] === undefined || rolePattern.exec(roleArn ?? '')?.[1] === id;
  const notRole = `it is not the ARN of an IAM role of this account, ${ignored}`;
  if (!accept(isRole, `${field}.roleArn`, value['roleArn'], notRole)) return undefined;
  const name = textIn(value, 'name');
  const isText = value['name'] === undefined || name !== undefined;
  accept(isText, `${field}.name`, value['name'], 'it is not a text, so it is ignored');
  return { id, name, roleArn, regions: parseRegions(value['regions'], `${field}.regions`, region, accept) };
}

function parseRegions(value: unknown, field: string, region: string, accept: Accept): readonly string[] {
  if (value === undefined) return [region];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  const regions = listed.map(String).filter((one) => {
    return accept(isRegionName(one), field, one, 'it is not the name of an AWS Region, so it is ignored');
  });
  return regions.length === 0 ? [region] : [...new Set(regions)];
}
