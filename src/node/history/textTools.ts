import { hash } from 'node:crypto';
import type { TextTools } from '../../core/history/detection/secretDetector.ts';

/** Replaces every unit beyond ASCII. */
const beyondAscii = 128;
/** Texts up to this length share one piece of memory. */
const longestShared = 1024 * 1024;
let shared: { readonly bytes: Buffer; readonly units: Uint16Array } | undefined;

/** The digest names a text while one pass lasts: it never leaves memory, and is not for security. */
export const textTools: TextTools = {
  digest: text => hash('sha1', text, 'base64'),
  units: text => {
    const { length } = text;
    shared ??= roomFor(longestShared);
    const { bytes, units } = length <= longestShared ? shared : roomFor(length);
    // The engine keeps most texts as bytes: that one has no other unit is known at once.
    if (!/[^\0-\xff]/.test(text)) bytes.write(text, 'latin1');
    else {
      Buffer.from(units.buffer, units.byteOffset, 2 * length).write(text, 'utf16le');
      for (let i = 0; i < length; i++) {
        const unit = units[i] as number;
        bytes[i] = unit < beyondAscii ? unit : beyondAscii;
      }
    }
    return bytes.subarray(0, length);
  },
};

function roomFor(length: number): { readonly bytes: Buffer; readonly units: Uint16Array } {
  return { bytes: Buffer.allocUnsafe(length), units: new Uint16Array(length) };
}
