import cf from 'cloudfront';

// Runs in CloudFront (cloudfront-js-2.0) on every request under /api/. It forwards the requests of the dashboard, and
// sends them to the endpoint of the service and Region that the path names: /api/imagebuilder/<region>/<Operation>, or
// /api/logs/<region> with the operation in x-amz-target. The page has signed the request for that
// host and path already, so method, query string, body and signed headers stay unchanged. Only the oldest syntax is
// used: the runtime supports neither destructuring nor optional chaining.

// CloudFormation inserts the deployment's parameters here.
const regions = '${Regions}'.split(',');
const acceptsWrites = '${Writes}' === 'on';
const showsLogLines = '${LogLines}' === 'on';

// The service verifies the signature. Requests without one of this form are not forwarded.
const signature =
  /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/([a-z0-9-]+)\/([a-z]+)\/aws4_request, *SignedHeaders=[a-z0-9;-]+, *Signature=[0-9a-f]{64}$/;

// <generated operations>
const services = {
  imagebuilder: {
    title: 'Image Builder',
    operations: {
      ListWorkflowExecutions: { method: 'POST', writes: false },
      ListWorkflowStepExecutions: { method: 'POST', writes: false },
      GetWorkflowStepExecution: { method: 'GET', writes: false },
      ListWaitingWorkflowSteps: { method: 'POST', writes: false },
      ListImages: { method: 'POST', writes: false },
      ListImageBuildVersions: { method: 'POST', writes: false },
      ListImagePipelines: { method: 'POST', writes: false },
      ListImagePipelineImages: { method: 'POST', writes: false },
      GetImagePipeline: { method: 'GET', writes: false },
      GetImage: { method: 'GET', writes: false },
      GetWorkflow: { method: 'GET', writes: false },
      SendWorkflowStepAction: { method: 'PUT', writes: true },
      CancelImageCreation: { method: 'PUT', writes: true },
      RetryImage: { method: 'PUT', writes: true },
      StartImagePipelineExecution: { method: 'PUT', writes: true },
    },
  },
  logs: {
    title: 'CloudWatch Logs',
    operations: {
      'Logs_20140328.GetLogEvents': { method: 'POST', writes: false },
      'Logs_20140328.FilterLogEvents': { method: 'POST', writes: false },
      'Logs_20140328.DescribeLogStreams': { method: 'POST', writes: false },
    },
  },
};
// </generated>

// <generated api-headers>
const apiHeaders = {
  'cache-control': { value: 'no-store' },
  'strict-transport-security': { value: 'max-age=63072000' },
  'content-security-policy': { value: "default-src 'none'; frame-ancestors 'none'" },
  'cross-origin-resource-policy': { value: 'same-origin' },
  'referrer-policy': { value: 'no-referrer' },
  'x-content-type-options': { value: 'nosniff' },
};
// </generated>

// oxlint-disable-next-line no-unused-vars -- CloudFront calls it.
function handler(event) {
  const request = event.request;
  const parts = request.uri.split('/');
  const service = parts[2];
  const region = parts[3];
  const path = '/' + parts.slice(4).join('/');
  const operation = service === 'logs' ? valueOf(request, 'x-amz-target') : parts[4];
  const refusal = refuse(request, service, region, path, operation);
  if (refusal) return refusal;

  const host = service + '.' + region + '.amazonaws.com';
  cf.updateRequestOrigin({
    domainName: host,
    hostHeader: host,
    customOriginConfig: { port: 443, protocol: 'https', sslProtocols: ['TLSv1.2'] },
    // Explicit, although off by default: with `hostHeader` and without this, CloudFront has rejected the whole update.
    originAccessControlConfig: { enabled: false },
  });
  request.uri = path;
  request.cookies = {};
  return request;
}

function refuse(request, service, region, path, operation) {
  const origin = valueOf(request, 'origin');
  const site = valueOf(request, 'sec-fetch-site');
  if ((site && site !== 'same-origin') || (origin && origin !== 'https://' + valueOf(request, 'host'))) {
    return serviceError(
      403,
      'Forbidden',
      'CrossSiteException',
      'Refused: the request comes from a page of another site. Only the page of this dashboard may send requests here.',
    );
  }
  const own = ownProperty(services, request.uri.slice(0, 5) === '/api/' ? service : '');
  if (!own || path !== (service === 'logs' ? '/' : '/' + operation)) {
    return unknown(
      404,
      'Not Found',
      'No such path. The API is at /api/imagebuilder/<region>/<Operation> and /api/logs/<region>.',
    );
  }
  if (regions.indexOf(region) === -1) {
    return notHere(
      'RegionNotReachedException',
      'it reaches ' + own.title + ' in ' + regions.join(', ') + ' only.',
    );
  }
  if (!showsLogLines && service === 'logs') {
    return notHere('LogLinesOffException', 'it does not show log lines.');
  }
  const known = ownProperty(own.operations, operation);
  if (!known) {
    return unknown(404, 'Not Found', 'The request does not name an operation that this dashboard uses.');
  }
  if (request.method !== known.method) {
    const message = operation + ' takes ' + known.method + ' requests only.';
    const answer = unknown(405, 'Method Not Allowed', message);
    answer.headers.allow = { value: known.method };
    return answer;
  }
  if (!acceptsWrites && known.writes) {
    return notHere(
      'WritesOffException',
      'it forwards only what reads, and ' + operation + ' changes the account.',
    );
  }
  const signed = signature.exec(valueOf(request, 'authorization') || '');
  if (!signed || signed[2] !== service) {
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

function ownProperty(table, name) {
  return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
}

function valueOf(request, name) {
  const header = request.headers[name];
  return header && header.value;
}

// Not 403: no missing permission is the cause.
function notHere(name, why) {
  return serviceError(400, 'Bad Request', name, 'Refused by this deployment: ' + why);
}

function unknown(status, statusText, message) {
  return serviceError(status, statusText, 'UnknownOperationException', message);
}

// The services' own form of an error, `__type` for CloudWatch Logs, so that the page and the AWS CLI read both alike.
// CloudFront's header policies apply to responses of an origin only, so this response brings all headers itself.
function serviceError(status, statusText, name, message) {
  return {
    statusCode: status,
    statusDescription: statusText,
    headers: Object.assign({}, apiHeaders, {
      'content-type': { value: 'application/json' },
      'x-amzn-errortype': { value: name },
      'x-refused-by': { value: 'edge-function' },
    }),
    body: { encoding: 'text', data: JSON.stringify({ __type: name, message: message }) },
  };
}
