import { ServiceError } from './errors.ts';

/** The parts of an `Authorization` header of Signature Version 4. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const prefix = 'AWS4-HMAC-SHA256';

/** Reads the header, or throws the error AWS gives for one that is missing or malformed. */
export function readAuthorization(header: string | null): Authorization {
  if (header === null || header.trim() === '') {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  if (!header.startsWith(`${prefix} `)) {
    throw new ServiceError(
      'IncompleteSignatureException',
      `'${header.slice(0, 60)}' is not a valid authorization header of ${prefix}.`,
    );
  }
  const fields = new Map(
    header
      .slice(prefix.length)
      .split(',')
      .map((part): [string, string] => {
        const at = part.indexOf('=');
        return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      }),
  );
  const credential = fields.get('Credential')?.split('/') ?? [];
  const [accessKeyId, date, region, service, terminator] = credential;
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  const complete =
    accessKeyId && date && region && service && terminator === 'aws4_request' && credential.length === 5;
  if (!complete || !signedHeaders || !signature) {
    throw new ServiceError(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.",
    );
  }
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}
