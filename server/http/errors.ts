import { refusedByHeader } from '../../src/aws/refuser.ts';

/**
 * An error in the form of the services: status, `x-amzn-ErrorType` as in REST-JSON, `__type` as in AWS JSON, and a message, so
 * that the page and the AWS CLI read this server's errors like those of Image Builder and CloudWatch Logs.
 *
 * It names this server as the one that refused, so that the page does not take it for a response of AWS.
 *
 * @param name the exception's name, such as `ForbiddenException`
 * @param message sentences for the user: what happened, and what to do
 */
export function serviceError(status: number, name: string, message: string): Response {
  return Response.json(
    { __type: name, message },
    { status, headers: { 'x-amzn-ErrorType': name, [refusedByHeader]: 'local-server' } },
  );
}
