/** What a workflow's ARN says: `arn:…:workflow/<type>/<name>/<version>/<build>`. */
export interface WorkflowName {
  /** `build`, `test` or `distribution`. */
  readonly type: string;
  readonly name: string;
  readonly version: string;
  /** Whether AWS manages the workflow: its ARN's owner is `aws`. */
  readonly managed: boolean;
}

/** Reads a workflow's name and version from its ARN. Undefined for anything else. */
export function parseWorkflowArn(arn: string | undefined): WorkflowName | undefined {
  const match = /^arn:aws[^:]*:imagebuilder:[^:]*:([^:]*):workflow\/([^/]+)\/([^/]+)\/([^/]+)/.exec(
    arn ?? '',
  );
  if (!match) return undefined;
  const [, owner = '', type = '', name = '', version = ''] = match;
  return { type, name, version, managed: owner.startsWith('aws') };
}
