import { type JsonObject, listIn, numberIn, objectIn, textIn } from '../../../json.ts';

/** Kinds of errors that only an answer of the provider has; others may come before anything was sent. */
const answered: ReadonlySet<unknown> = new Set(['rate_limit', 'server_error']);

/**
 * Whether a request that is made again had gone out: somebody answered it, or broke it off (measured with 2.1.271). A name that
 * nobody knows or a closed door is no such answer.
 */
export function hasFailed(error: unknown): boolean {
  return numberIn(error, 'status') !== undefined || textIn(objectIn(error, 'connection'), 'code') === 'ECONNRESET';
}

/**
 * Whether the last request of a turn that had nothing but an error for an answer had gone out: since 2.1 or so the provider's status or the
 * request's id is next to it, before that the status in its text (cli.js of 1.0.127; records of 2.1.260 in public reports, read
 * 2026-11-30). Each earlier one that was made again has a record of its own.
 */
export function hasBeenRefused(value: JsonObject): boolean {
  if (numberIn(value, 'apiErrorStatus') !== undefined || textIn(value, 'requestId') !== undefined) return true;
  const [first] = listIn(objectIn(value, 'message'), 'content');
  return answered.has(value['error']) || /^API Error: [45]\d\d\b/.test(textIn(first, 'text') ?? '');
}
