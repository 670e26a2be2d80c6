/** A value of mitmproxy's flow file. Bytes and text are both kept as bytes. */
export type TnetValue = Uint8Array | number | boolean | null | readonly TnetValue[] | ReadonlyMap<string, TnetValue>;

/** The longest length prefix: ten digits are enough for ten gigabytes. */
export const maximumDigits = 10;
/** Flows nest eight deep; a hostile file must not exhaust the stack. */
const maximumDepth = 64;

const colon = 58;

/** Reads a length prefix `123:`; `start` is where the payload begins. Null if there is none. */
export function readLength(bytes: Uint8Array, at: number): { readonly length: number; readonly start: number } | null {
  let length = 0;
  for (let i = at; i <= at + maximumDigits; i++) {
    const byte = bytes[i];
    if (byte === colon && i > at) return { length, start: i + 1 };
    if (byte === undefined || byte < 48 || byte > 57) return null;
    length = length * 10 + byte - 48;
  }
  return null;
}

/**
 * Decodes the payload of one tnetstring (tnetstrings.info; mitmproxy adds `;` for text).
 * @param type the byte after the payload
 * @param decode decodes UTF-8, for the keys of dictionaries
 * @returns undefined if the payload is malformed
 */
export function tnetPayload(
  payload: Uint8Array,
  type: number,
  decode: (bytes: Uint8Array) => string,
  depth = 0,
): TnetValue | undefined {
  switch (String.fromCharCode(type)) {
    case ',':
    case ';':
      return payload;
    case '#':
    case '^': {
      const text = decode(payload);
      const value = Number(text);
      return text.trim() === '' || Number.isNaN(value) ? undefined : value;
    }
    case '!':
      return payload.length === 4 ? true : payload.length === 5 ? false : undefined;
    case '~':
      return payload.length === 0 ? null : undefined;
    case ']':
      return depth >= maximumDepth ? undefined : items(payload, decode, depth + 1);
    case '}': {
      const list = depth >= maximumDepth ? undefined : items(payload, decode, depth + 1);
      return list === undefined ? undefined : dictionary(list, decode);
    }
    default:
      return undefined;
  }
}

function items(payload: Uint8Array, decode: (bytes: Uint8Array) => string, depth: number): TnetValue[] | undefined {
  const list: TnetValue[] = [];
  for (let at = 0; at < payload.length;) {
    const head = readLength(payload, at);
    if (head === null) return undefined;
    const end = head.start + head.length;
    const type = payload[end];
    if (type === undefined) return undefined;
    const value = tnetPayload(payload.subarray(head.start, end), type, decode, depth);
    if (value === undefined) return undefined;
    list.push(value);
    at = end + 1;
  }
  return list;
}

function dictionary(
  list: readonly TnetValue[],
  decode: (bytes: Uint8Array) => string,
): ReadonlyMap<string, TnetValue> | undefined {
  const map = new Map<string, TnetValue>();
  for (let i = 0; i < list.length; i += 2) {
    const key = list[i];
    const value = list[i + 1];
    if (!(key instanceof Uint8Array) || value === undefined) return undefined;
    map.set(decode(key), value);
  }
  return map;
}
