/** The texts of a pipeline's log. */
export const pipelineLogTexts = {
  heading: 'Pipeline log',
  off: 'This deployment does not show log lines',
  offDetail: 'LogLines is off. The log can be read in the AWS console, or with the AWS CLI.',
  show: 'Show log lines',
  reading: 'Reading the log of the pipeline…',
  day: 'Day (UTC)',
  noGroup: 'This pipeline has no log',
  noGroupDetail: (group: string) => `There is no log group ${group}.`,
  noGroupNext:
    'Image Builder creates it when the pipeline first writes a line, if its execution role may write logs. It may also have been deleted.',
  noStream: 'The log of this pipeline is empty',
  noStreamDetail: (group: string) => `The log group ${group} has no streams.`,
  noStreamNext: 'The pipeline has not written a line yet, or its streams were deleted.',
  dueLines: 'Log at that time',
  noDueLines: 'The pipeline wrote no log line from 1 minute before that time to 15 minutes after it.',
  dueFailed: (why: string) => `The log could not be read: ${why}.`,
} as const;
