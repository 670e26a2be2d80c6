import { hostName } from '../../hostName.ts';

/**
 * The result for the first bytes of a connection: a server name; `incomplete` if more bytes are needed; `none` if it is not
 * TLS or has no name.
 */
export type ServerName = { readonly name: string } | 'incomplete' | 'none';

/**
 * Returns the server name in a TLS client hello (RFC 8446, RFC 6066). A hello may span records and segments.
 * @param bytes the client's first bytes
 */
export function serverName(bytes: Uint8Array): ServerName {
  if (bytes.length === 0) return 'incomplete';
  if (bytes[0] !== 22) return 'none';
  const { hello, isWhole } = clientHello(bytes);
  if (hello.length > 0 && hello[0] !== 1) return 'none';
  return nameIn(hello) ?? (isWhole ? 'none' : 'incomplete');
}

/** Returns the first handshake message as far as it has arrived. Messages may span several records. */
function clientHello(bytes: Uint8Array): { readonly hello: Uint8Array; readonly isWhole: boolean } {
  const hello: number[] = [];
  let at = 0;
  let isWhole = false;
  while (at + 5 <= bytes.length && bytes[at] === 22) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    const body = bytes.subarray(at + 5, at + 5 + length);
    for (const byte of body) hello.push(byte);
    at += 5 + length;
    const wanted = ((hello[1] ?? 0) << 16) | ((hello[2] ?? 0) << 8) | (hello[3] ?? 0);
    isWhole = hello.length >= 4 && hello.length >= wanted + 4;
    if (isWhole || body.length < length) break;
  }
  return { hello: Uint8Array.from(hello), isWhole };
}

function nameIn(hello: Uint8Array): { readonly name: string } | null {
  const u16 = (at: number): number => ((hello[at] ?? 0) << 8) | (hello[at + 1] ?? 0);
  // Skip type, length, version and random, then session id, cipher suites and compression methods.
  let at = 38;
  at += 1 + (hello[at] ?? 0);
  at += 2 + u16(at);
  at += 1 + (hello[at] ?? 0);
  const end = at + 2 + u16(at);
  at += 2;
  while (at + 4 <= Math.min(end, hello.length)) {
    const length = u16(at + 2);
    if (u16(at) === 0) {
      const name = hello.subarray(at + 9, at + 9 + u16(at + 7));
      if (hello[at + 6] !== 0 || name.length < u16(at + 7)) return null;
      const host = hostName(String.fromCharCode(...name.subarray(0, 300)));
      return host === null ? null : { name: host };
    }
    at += 4 + length;
  }
  return null;
}
