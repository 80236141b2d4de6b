import cf from 'cloudfront';

// Runs in CloudFront (cloudfront-js-2.0) on every request under /api/imagebuilder/. It lets through what the dashboard asks,
// and turns it to Image Builder's endpoint in the region that the path names. The page has signed the request for that
// host and path already, so method, query string, body and signed headers stay as they came. Only the oldest syntax is
// used: the runtime knows neither destructuring nor optional chaining.

// CloudFormation puts the deployment's parameters here.
const regions = '${Regions}'.split(',');
const acceptsWrites = '${Writes}' === 'on';

// Whether it holds is for the service to say. What carries none of this form is not worth its time.
const signature =
  /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/([a-z0-9-]+)\/imagebuilder\/aws4_request, *SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}$/;

// <generated operations>
const operations = {
  ListWorkflowExecutions: { method: 'POST', writes: false },
  GetWorkflowExecution: { method: 'GET', writes: false },
  ListWorkflowStepExecutions: { method: 'POST', writes: false },
  GetWorkflowStepExecution: { method: 'GET', writes: false },
  ListWaitingWorkflowSteps: { method: 'POST', writes: false },
  ListImages: { method: 'POST', writes: false },
  ListImageBuildVersions: { method: 'POST', writes: false },
  ListImagePipelines: { method: 'POST', writes: false },
  ListImagePipelineImages: { method: 'POST', writes: false },
  GetImage: { method: 'GET', writes: false },
  GetWorkflow: { method: 'GET', writes: false },
  SendWorkflowStepAction: { method: 'PUT', writes: true },
  CancelImageCreation: { method: 'PUT', writes: true },
  RetryImage: { method: 'PUT', writes: true },
};
// </generated>

// oxlint-disable-next-line no-unused-vars -- CloudFront calls it.
function handler(event) {
  const request = event.request;
  const parts = request.uri.split('/');
  const region = parts[3];
  const operation = parts[4];
  const refusal = refuse(request, parts, region, operation);
  if (refusal) return refusal;

  const host = 'imagebuilder.' + region + '.amazonaws.com';
  cf.updateRequestOrigin({
    domainName: host,
    hostHeader: host,
    customOriginConfig: { port: 443, protocol: 'https', sslProtocols: ['TLSv1.2'] },
    // Said even though it is off anyway: with `hostHeader` and without this, CloudFront has refused the whole update.
    originAccessControlConfig: { enabled: false },
  });
  request.uri = '/' + operation;
  request.cookies = {};
  return request;
}

function refuse(request, parts, region, operation) {
  const origin = valueOf(request, 'origin');
  const site = valueOf(request, 'sec-fetch-site');
  if ((site && site !== 'same-origin') || (origin && origin !== 'https://' + valueOf(request, 'host'))) {
    return serviceError(
      403,
      'Forbidden',
      'ForbiddenException',
      'Refused: the request comes from a page of another site. Only the dashboard itself may ask here.',
    );
  }
  if (parts.length !== 5 || parts[1] !== 'api' || parts[2] !== 'imagebuilder') {
    return unknown(404, 'Not Found', 'Nothing answers here; /api/imagebuilder/<region>/<Operation> does.');
  }
  if (regions.indexOf(region) === -1) {
    return notHere('it reaches Image Builder in ' + regions.join(', ') + ' only.');
  }
  if (!Object.prototype.hasOwnProperty.call(operations, operation)) {
    return unknown(404, 'Not Found', 'The path does not name an operation that this dashboard uses.');
  }
  const method = operations[operation].method;
  if (request.method !== method) {
    const message = operation + ' takes ' + method + ' requests only.';
    const answer = unknown(405, 'Method Not Allowed', message);
    answer.headers.allow = { value: method };
    return answer;
  }
  if (!acceptsWrites && operations[operation].writes) {
    return notHere('it forwards only what reads, and ' + operation + ' changes the account.');
  }
  const signed = signature.exec(valueOf(request, 'authorization') || '');
  if (!signed) {
    return serviceError(
      403,
      'Forbidden',
      'MissingAuthenticationTokenException',
      'The request is not signed. Sign in first.',
    );
  }
  if (signed[1] !== region) {
    return serviceError(
      403,
      'Forbidden',
      'IncompleteSignatureException',
      'The request is signed for another region than its path names.',
    );
  }
}

function valueOf(request, name) {
  const header = request.headers[name];
  return header && header.value;
}

// Not 403: nobody's permissions are in the way, and asking for more would not help.
function notHere(why) {
  return serviceError(400, 'Bad Request', 'InvalidRequestException', 'Refused by this deployment: ' + why);
}

function unknown(status, statusText, message) {
  return serviceError(status, statusText, 'UnknownOperationException', message);
}

// The service's own form of an error, so that the page and the AWS CLI read both alike. CloudFront's header policies are for
// what comes from an origin, so that this answer brings its own headers.
function serviceError(status, statusText, name, message) {
  return {
    statusCode: status,
    statusDescription: statusText,
    headers: {
      'content-type': { value: 'application/json' },
      'cache-control': { value: 'no-store' },
      'x-amzn-errortype': { value: name },
      'x-content-type-options': { value: 'nosniff' },
    },
    body: { encoding: 'text', data: JSON.stringify({ message: message }) },
  };
}
