import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../../json.ts';
import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import type { CapturedBody } from '../../types.ts';
import { encodeEscapedUtf8, encodeLatin1, encodeUtf8 } from '../../utf8.ts';

/** Methods whose requests have no body unless the capture shows one. */
const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE', 'TRACE', 'CONNECT']);

/**
 * Returns the request body of a HAR entry. The format has no flag for binary bodies, so producers differ; see
 * {@link bytesOfText}.
 * @returns undefined if no body is expected
 */
export function requestBody(
  request: JsonObject,
  method: string,
  header: ReadonlyMap<string, string>,
): CapturedBody | undefined {
  const postData = objectIn(request, 'postData');
  const contentType = textIn(postData, 'mimeType') ?? header.get('content-type') ?? '';
  const size = numberIn(request, 'bodySize') ?? -1;
  const found =
    toolkitBody(request) ?? (postData === undefined ? bodyWithoutData(size, method) : bodyOfData(postData, size));
  if (found === 'none') return undefined;
  // Producers remove the transfer's encoding; if they could not, the first bytes show it.
  return found instanceof Uint8Array ? { bytes: found, contentType, contentEncoding: '' } : found;
}

type Missing = Extract<CapturedBody, { readonly missing: unknown }>;

const notDecodable: Missing = { missing: 'not-decodable' };
const notCaptured: Missing = { missing: 'not-captured' };

/** Reads the keys that HTTP Toolkit adds (httptoolkit-ui, 2026-08); undefined without them. */
function toolkitBody(request: JsonObject): Uint8Array | Missing | undefined {
  const content = objectIn(request, '_content');
  if (textIn(content, 'encoding') === 'base64') return decodeBase64(textIn(content, 'text') ?? '') ?? notDecodable;
  const status = textIn(request, '_requestBodyStatus') ?? '';
  if (!status.startsWith('discarded:')) return undefined;
  return status === 'discarded:too-large' ? { missing: 'too-large' } : notDecodable;
}

/** @param size bytes as declared, or -1 */
function bodyWithoutData(size: number, method: string): Uint8Array | Missing | 'none' {
  if (size > 0) return notCaptured;
  if (bodiless.has(method)) return 'none';
  return size === 0 ? new Uint8Array() : notCaptured;
}

/** @param size bytes as declared, or -1 */
function bodyOfData(postData: JsonObject, size: number): Uint8Array | Missing {
  // The JSON reader replaces a text above its limit by null.
  if (postData['text'] === null) return { missing: 'too-large' };
  const text = textIn(postData, 'text');
  if (text !== undefined && (text !== '' || size <= 0)) {
    // Some producers use the flag of response bodies.
    const isBase64 = textIn(postData, 'encoding') === 'base64';
    return (isBase64 ? decodeBase64(text) : bytesOfText(text, size)) ?? notDecodable;
  }
  const params = paramsOf(postData);
  return params.length === 0 ? notCaptured : encodeUtf8(params.join('&'));
}

/** Returns the fields of a form as `name=value`. */
function paramsOf(postData: JsonObject): readonly string[] {
  return listIn(postData, 'params').flatMap(each =>
    isObject(each) ? [`${textIn(each, 'name') ?? ''}=${textIn(each, 'value') ?? ''}`] : [],
  );
}

/**
 * Returns the bytes that a text represents. mitmproxy writes a body without a charset as Latin-1, one character per byte, and
 * an invalid UTF-8 body with lone surrogates for its bytes; browsers write UTF-16 text. If both Latin-1 and UTF-8 are
 * possible, the declared size decides, otherwise whether the text contains characters of binary data.
 * @param size bytes as declared, or -1
 */
export function bytesOfText(text: string, size: number): Uint8Array {
  if (/(?<![\ud800-\udbff])[\udc80-\udcff]/.test(text)) return encodeEscapedUtf8(text);
  const bytes = encodeLatin1(text);
  if (bytes === null) return encodeUtf8(text);
  if (bytes.length === size || bytes.every(byte => byte < 0x80)) return bytes;
  const encoded = encodeUtf8(text);
  if (encoded.length === size) return encoded;
  return isBinary(bytes) ? bytes : encoded;
}

/** Whether there are control characters that text does not contain. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.some(byte => byte < 9 || (byte > 13 && byte < 32) || (byte >= 0x80 && byte < 0xa0));
}
