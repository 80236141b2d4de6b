// The measure of the time to the cause: the least page that makes the same three calls in the same two rounds, and shows the
// message of the failed step. It has no library.

const parameters = new URLSearchParams(location.search);
const imageBuildVersionArn = parameters.get('build') ?? '';
const secret = { 'x-launch-secret': parameters.get('launch') ?? '' };
const api = '/api/imagebuilder/us-east-1';

async function post(operation: string, input: object) {
  const headers = { ...secret, 'content-type': 'application/json' };
  const response = await fetch(`${api}/${operation}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });
  return response.json();
}

async function get(operation: string, input: Record<string, string>) {
  const response = await fetch(`${api}/${operation}?${new URLSearchParams(input)}`, { headers: secret });
  return response.json();
}

interface Run {
  readonly workflowExecutionId: string;
  readonly status: string;
}

interface Step {
  readonly status: string;
  readonly message?: string;
}

void show();

async function show() {
  const [list, { image }] = await Promise.all([
    post('ListWorkflowExecutions', { imageBuildVersionArn }),
    get('GetImage', { imageBuildVersionArn }),
  ]);
  const runs: readonly Run[] = list.workflowExecutions;
  const failed = runs.find(({ status }) => status === 'FAILED');
  const { steps }: { steps: readonly Step[] } = await post('ListWorkflowStepExecutions', {
    workflowExecutionId: failed?.workflowExecutionId,
  });
  const cause = document.createElement('section');
  cause.ariaLabel = 'Cause';
  cause.textContent = `${image.name}: ${steps.find(({ status }) => status === 'FAILED')?.message}`;
  document.querySelector('#root')?.append(cause);
}
