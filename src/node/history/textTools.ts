import { hash } from 'node:crypto';
import type { TextTools } from '../../core/history/detection/secretDetector.ts';

/** Stands for every unit beyond ASCII in texts that are not Latin-1. */
const beyondAscii = 128;
/** Texts up to this length share one buffer. */
const longestShared = 1024 * 1024;
let shared: { readonly bytes: Buffer; readonly units: Uint16Array } | undefined;

/** The digest identifies a text during one pass. It never leaves memory, and is not used for security. */
export const textTools: TextTools = {
  digest: text => hash('sha1', text, 'base64'),
  units: text => {
    const { length } = text;
    shared ??= roomFor(longestShared);
    const { bytes, units } = length <= longestShared ? shared : roomFor(length);
    // The engine stores most texts with one byte per unit, for which this test takes no time.
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
