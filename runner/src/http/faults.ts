import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { problem, ProblemError, toProblem } from '../problems.ts';
import type { App } from './app.ts';

/** Answers everything that goes wrong with a problem: {problem: {name, title, message, hint}} and a 4xx or 5xx status. */
export function addFaults(app: App): void {
  app.setErrorHandler(answerFault);
}

/** For what fails before a route is found, too, such as an address that cannot be decoded. */
export function answerFault(thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, problem: shown } = toProblem(known(thrown, request) ?? thrown, (id, cause) =>
    request.log.error({ id, err: cause }, 'a request met a fault of ours'),
  );
  // The line of an upgrade that is refused ends with the answer: nobody reads further requests from it.
  if (request.headers.upgrade !== undefined) reply.header('connection', 'close');
  return reply.code(status).header('cache-control', 'no-store').send({ problem: shown });
}

/** The faults that the framework itself finds in a request, in our words. */
function known(thrown: FastifyError, request: FastifyRequest): ProblemError | null {
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const faults = thrown.validation.map(
      ({ instancePath, message }) => `${instancePath.replaceAll('/', '.').slice(1) || 'all of it'}: ${message}`,
    );
    return problem('wrong-shape', {
      where: thrown.validationContext ?? 'request',
      faults: faults.slice(0, 5).join('; '),
    });
  }
  switch (thrown.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('too-large', { limitKb: Math.floor(request.routeOptions.bodyLimit / 1024) });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('not-json', { came: request.headers['content-type']?.slice(0, 80) ?? 'no type' });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem('not-json', { came: 'an empty body' });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return problem('not-json', { came: 'text that does not parse as JSON' });
    case 'FST_ERR_BAD_URL':
      return problem('no-such-page', { path: 'such address' });
    default:
      // Whatever else the framework or a plugin blames on the request, such as a header or a range it cannot take.
      return !(thrown instanceof ProblemError) &&
        thrown.statusCode &&
        thrown.statusCode >= 400 &&
        thrown.statusCode < 500
        ? new ProblemError(thrown.statusCode, {
            ...problem('wrong-shape', { where: 'request', faults: thrown.message }).problem,
          })
        : null;
  }
}
