/** A text in a message without a known schema, with the numbers of the fields that lead to it: `.1.2`. */
export interface ProtobufText {
  readonly pointer: string;
  readonly text: string;
  /** A text next to it in the same message that looks like a path. */
  readonly path?: string;
}

export interface ProtobufField {
  readonly number: number;
  readonly wire: number;
  readonly bytes: Uint8Array;
}

const maximumDepth = 24;
const maximumField = 536_870_911;

/**
 * Returns the texts in a protobuf message, in order (protobuf.dev/programming-guides/encoding). Without a schema, a field of
 * bytes can be a text or a message: it is a text if all of it is printable, unless it begins like a message and parses as
 * one.
 * @param decode strict UTF-8; returns null for anything else
 * @returns null if the bytes are not a message
 */
export function protobufTexts(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string | null,
): readonly ProtobufText[] | null {
  const fields = protobufFields(bytes);
  if (fields === null || fields.length === 0) return null;
  const texts: ProtobufText[] = [];
  collect(fields, '', decode, texts, 0);
  return texts;
}

function collect(
  fields: readonly ProtobufField[],
  pointer: string,
  decode: (bytes: Uint8Array) => string | null,
  out: ProtobufText[],
  depth: number,
): void {
  const own = new Map<ProtobufField, string>();
  for (const field of fields) {
    const text = field.wire === 2 ? textOf(field.bytes, decode) : null;
    if (text !== null) own.set(field, text);
  }
  const paths = [...own.values()].filter(looksLikePath);
  // Event names look like file names; prefer a path with a folder.
  const path = paths.find(each => /[\\/]/.test(each)) ?? paths[0];
  for (const field of fields) {
    if (field.wire !== 2) continue;
    const place = `${pointer}.${field.number}`;
    const text = own.get(field);
    if (text !== undefined) {
      out.push({ pointer: place, text, ...(path === undefined || path === text ? {} : { path }) });
      continue;
    }
    const inner = depth >= maximumDepth ? null : protobufFields(field.bytes);
    if (inner !== null) collect(inner, place, decode, out, depth + 1);
  }
}

function textOf(bytes: Uint8Array, decode: (bytes: Uint8Array) => string | null): string | null {
  if (bytes.length === 0) return null;
  // A line feed (10) is also the tag of field 1 with wire type 2.
  if (bytes[0] === 10 && (protobufFields(bytes)?.length ?? 0) > 0) return null;
  const text = decode(bytes);
  return text !== null && !hasControls(text) ? text : null;
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 127) return true;
  }
  return false;
}

/** Whether a text is a name with an extension, with or without folders before it. */
export function looksLikePath(text: string): boolean {
  return (
    text.length <= 512 &&
    /^(?:file:\/\/)?(?:[A-Za-z]:)?[^\s"'<>|*?{}()=;,]+\.[A-Za-z][\w-]{0,11}$/.test(text) &&
    !/^https?:/.test(text)
  );
}

/** Returns the fields of a message, in order; null if the bytes are not a message. */
export function protobufFields(bytes: Uint8Array): ProtobufField[] | null {
  const fields: ProtobufField[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    if (tag === null) return null;
    const wire = tag.value % 8;
    const number = Math.floor(tag.value / 8);
    if (number < 1 || number > maximumField) return null;
    const body = fieldBody(bytes, tag.end, wire);
    if (body === null) return null;
    fields.push({ number, wire, bytes: body.bytes });
    at = body.end;
  }
  return fields;
}

function fieldBody(
  bytes: Uint8Array,
  at: number,
  wire: number,
): { readonly bytes: Uint8Array; readonly end: number } | null {
  const none = bytes.subarray(at, at);
  if (wire === 0) {
    const value = varint(bytes, at);
    return value === null ? null : { bytes: none, end: value.end };
  }
  const size = wire === 1 ? 8 : wire === 5 ? 4 : null;
  if (size !== null) return at + size > bytes.length ? null : { bytes: none, end: at + size };
  const length = wire === 2 ? varint(bytes, at) : null;
  if (length === null) return null;
  const end = length.end + length.value;
  return end > bytes.length ? null : { bytes: bytes.subarray(length.end, end), end };
}

function varint(bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  let factor = 1;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + i + 1 };
    factor *= 128;
  }
  return null;
}
