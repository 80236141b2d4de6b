/** Stands beside everything that takes log lines out of the page. */
export const secretsWarning = 'Log lines may contain secrets. Check them before you share them.';

export const progressOnlyNote =
  'Progress of the service only: no component wrote a line. The instance profile may not be allowed to write logs (logs:CreateLogStream, logs:PutLogEvents).';

export const parallelNote = 'May include lines of other tests that ran at the same time.';
