/**
 * An error in the form of the service itself: status, `x-amzn-ErrorType` and `{"message": …}`, so that the page and the
 * AWS CLI read what this server has to say as they read Image Builder's own errors.
 *
 * @param name the exception's name, such as `ForbiddenException`
 * @param message a sentence for a person: what is so, and what can be done
 */
export function serviceError(status: number, name: string, message: string): Response {
  return Response.json({ message }, { status, headers: { 'x-amzn-ErrorType': name } });
}
