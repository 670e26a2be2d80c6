import { viewOf } from '../dataView.ts';
import type { Codec } from './types.ts';

/** A flag of Connect and gRPC frames: the message is packed. Connect's flag 2 marks the end of a stream (JSON). */
const packed = 1;
const knownFlags = 0x83;

/**
 * The messages in a body of Connect or gRPC frames: a byte of flags, four of length, the message (connectrpc.com,
 * grpc.io PROTOCOL-HTTP2). @returns null where the bytes are no frames; packed messages that cannot be unpacked are null
 */
export function readFrames(bytes: Uint8Array, encoding: string, codec: Codec): readonly (Uint8Array | null)[] | null {
  const view = viewOf(bytes);
  const messages: (Uint8Array | null)[] = [];
  for (let at = 0; at < bytes.length;) {
    const flags = bytes[at] ?? 0;
    if (at + 5 > bytes.length || (flags & ~knownFlags) !== 0) return null;
    const end = at + 5 + view.getUint32(at + 1);
    if (end > bytes.length) return null;
    messages.push(
      (flags & packed) === 0 ? bytes.subarray(at + 5, end) : unpacked(bytes.subarray(at + 5, end), encoding, codec),
    );
    at = end;
  }
  return messages.length === 0 ? null : messages;
}

function unpacked(message: Uint8Array, encoding: string, codec: Codec): Uint8Array | null {
  const coding = encoding === 'br' || encoding === 'zstd' || encoding === 'deflate' ? encoding : 'gzip';
  const result = codec.unpack(message, coding);
  return result instanceof Uint8Array ? result : null;
}
