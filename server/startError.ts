/** A problem that the user can solve. The server prints its message without a stack and exits. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
  readonly exitCode: number = 1;
}

/** The system's code of an error (`ENOENT`, `ECONNREFUSED`), where it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
