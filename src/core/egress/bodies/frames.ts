import { viewOf } from '../dataView.ts';
import type { Codec } from './types.ts';

/** The flag of Connect and gRPC frames for a compressed message. Connect's flag 2 marks the end of a stream (JSON). */
const packed = 1;
const knownFlags = 0x83;

/**
 * Returns the messages in a body of Connect or gRPC frames: a byte of flags, four bytes of length, the message
 * (connectrpc.com, grpc.io PROTOCOL-HTTP2).
 * @returns null if the bytes are not frames; a message that cannot be decompressed is null
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
