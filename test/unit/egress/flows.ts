/** A value for {@link tnet}: bytes become `,`, strings `;`. */
export type Tnet = Uint8Array | string | number | boolean | null | readonly Tnet[] | { readonly [key: string]: Tnet };

/** Returns a tnetstring as written by mitmproxy. */
export function tnet(value: Tnet): Buffer {
  const wrap = (payload: Buffer, type: string): Buffer =>
    Buffer.concat([Buffer.from(`${payload.length}:`), payload, Buffer.from(type)]);
  if (value === null) return wrap(Buffer.alloc(0), '~');
  if (typeof value === 'boolean') return wrap(Buffer.from(String(value)), '!');
  if (typeof value === 'number') return wrap(Buffer.from(String(value)), Number.isInteger(value) ? '#' : '^');
  if (typeof value === 'string') return wrap(Buffer.from(value), ';');
  if (value instanceof Uint8Array) return wrap(Buffer.from(value), ',');
  if (Array.isArray(value)) return wrap(Buffer.concat((value as readonly Tnet[]).map(tnet)), ']');
  return wrap(Buffer.concat(Object.entries(value).flatMap(([key, each]) => [tnet(key), tnet(each)])), '}');
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

export interface FlowOptions {
  readonly content?: Uint8Array | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly response?: Uint8Array;
  readonly webSocket?: readonly (readonly [boolean, string])[];
  readonly isBlocked?: boolean;
  readonly version?: number;
}

/** Returns an HTTP flow, with the keys in the order in which mitmproxy writes them. */
export function flow(host: string, path: string, options: FlowOptions = {}): Buffer {
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [bytes(name), bytes(value)]);
  const messages = (options.webSocket ?? []).map(([isSent, text]) => [1, isSent, bytes(text), 1_795_000_001.5, false]);
  return tnet({
    type: 'http',
    version: options.version ?? 21,
    websocket: options.webSocket === undefined ? null : { messages },
    response: {
      reason: bytes('OK'),
      status_code: 200,
      timestamp_end: 1_795_000_002.25,
      content: options.response ?? bytes('ok'),
      headers: [],
    },
    request: {
      path: bytes(path),
      authority: bytes(''),
      scheme: bytes('https'),
      method: bytes('POST'),
      port: 443,
      host,
      timestamp_start: 1_795_000_000.5,
      content: options.content === undefined ? bytes('{}') : options.content,
      headers,
      http_version: bytes('HTTP/1.1'),
    },
    metadata: options.isBlocked === true ? { blocklisted: true } : {},
    server_conn: { sni: host, address: [host, 443], peername: ['192.0.2.7', 443] },
    client_conn: { peername: ['10.0.0.5', 50_000] },
    error: null,
    id: 'f1',
  });
}
