import { parseJson, textIn, numberIn, isObject } from '../../json.ts';

/** One value of a body, with the keys that lead to it where there are several. */
export interface Document {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** More lines are no batch that any client sends. */
const maximumLines = 100_000;

/**
 * The JSON values in a text: one, one on each line (NDJSON), or one after each `data:` (server-sent events, as WHATWG HTML
 * has them).
 * @returns null where it is something else
 */
export function readDocuments(text: string): readonly Document[] | null {
  const whole = /^\s*[{["]/.test(text) ? parseJson(text) : undefined;
  if (whole !== undefined) return [{ keys: [], value: whole }];
  const lines = text.split('\n', maximumLines);
  const isEvents = lines.some(line => line.startsWith('data:'));
  const documents: Document[] = [];
  for (const [i, line] of lines.entries()) {
    const json = isEvents ? line.replace(/^data:/, '') : line;
    if (json.trim() === '' || json.trim() === '[DONE]' || (isEvents && !line.startsWith('data:'))) continue;
    const value = parseJson(json);
    if (!isObject(value) && !Array.isArray(value)) return null;
    documents.push({ keys: [String(i)], value });
  }
  return documents.length === 0 ? null : documents;
}

const newline = 10;

/**
 * A Sentry envelope (develop.sentry.dev/sdk/data-model/envelopes): a header, then items, each with a header that may give
 * the bytes of its payload. Payloads that are no JSON (attachments, profiles) come as text where they are text.
 */
export function readEnvelope(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string | null,
): readonly Document[] | null {
  const documents: Document[] = [];
  let at = 0;
  const line = (): Uint8Array => {
    const end = bytes.indexOf(newline, at);
    const part = bytes.subarray(at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
    return part;
  };
  const header = parseJson(decode(line()) ?? '');
  if (!isObject(header)) return null;
  documents.push({ keys: ['0'], value: header });
  for (let item = 1; at < bytes.length; item++) {
    const written = line();
    if (written.length === 0) continue;
    const itemHeader = parseJson(decode(written) ?? '');
    if (!isObject(itemHeader) || textIn(itemHeader, 'type') === undefined) return null;
    const length = numberIn(itemHeader, 'length');
    const payload = length === undefined ? line() : bytes.subarray(at, at + length);
    if (length !== undefined) at += length;
    if (bytes[at] === newline) at++;
    const text = decode(payload);
    documents.push({ keys: [String(item), 'header'], value: itemHeader });
    if (text !== null) documents.push({ keys: [String(item), 'payload'], value: parseJson(text) ?? text });
  }
  return documents;
}
