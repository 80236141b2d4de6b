/** Far above what the service takes: a page token has at most 65,535 characters. */
export const maxBodyBytes = 256 * 1024;

/**
 * Reads a request's body, and keeps at most `limit` bytes of it. The rest of a larger one is read and dropped: a client that
 * is still sending when the connection closes would not see the refusal.
 *
 * @returns the bytes, undefined for a request without a body, or `'too large'`
 */
export async function readBody(
  request: Request,
  limit = maxBodyBytes,
): Promise<Uint8Array<ArrayBuffer> | undefined | 'too large'> {
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? 'too large' : new Uint8Array(Buffer.concat(chunks));
}
