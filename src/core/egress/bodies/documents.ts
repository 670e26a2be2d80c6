import { parseJson, textIn, numberIn, isObject } from '../../json.ts';

/** One value of a body, with the keys that lead to it if there are several values. */
export interface Document {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** No client sends a batch of more lines. */
const maximumLines = 100_000;

/**
 * Returns the JSON values in a text: a single one, one per line (NDJSON), or one after each `data:` (server-sent events, as
 * defined in WHATWG HTML).
 * @returns null for anything else
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
 * Reads a Sentry envelope (develop.sentry.dev/sdk/data-model/envelopes): a header, then items, each with a header that may
 * give the length of its payload in bytes. A payload that is not JSON (attachments, profiles) is returned as a string if it
 * is text.
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
