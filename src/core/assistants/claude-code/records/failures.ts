import { type JsonObject, listIn, numberIn, objectIn, textIn } from '../../../json.ts';

/** Error kinds that only an answer of the provider has; other errors may occur before anything was sent. */
const answered: ReadonlySet<unknown> = new Set(['rate_limit', 'server_error']);

/**
 * Whether a request that was retried had been sent: it was answered, or the connection was reset (measured with 2.1.271). An
 * unknown host name or a refused connection does not count.
 */
export function hasFailed(error: unknown): boolean {
  return numberIn(error, 'status') !== undefined || textIn(objectIn(error, 'connection'), 'code') === 'ECONNRESET';
}

/**
 * Whether the last request of a turn that got only an error had been sent. Since about 2.1, the provider's status or the request's
 * id is next to the error; before, the status is in its text (cli.js of 1.0.127; records of 2.1.260 in public reports, read
 * 2026-11-30). Each earlier attempt has a record of its own.
 */
export function hasBeenRefused(value: JsonObject): boolean {
  if (numberIn(value, 'apiErrorStatus') !== undefined || textIn(value, 'requestId') !== undefined) return true;
  const [first] = listIn(objectIn(value, 'message'), 'content');
  return answered.has(value['error']) || /^API Error: [45]\d\d\b/.test(textIn(first, 'text') ?? '');
}
