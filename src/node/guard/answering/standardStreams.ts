import { writeSync } from 'node:fs';
import { errorCode } from '../../files/errorCode.ts';

/** Reads standard input to its end; null if it is longer than that. Rejects with the system's error. */
export function readStandardInput(maximumBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Not `for await`, for which Node loads a dozen more modules.
    process.stdin
      .on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > maximumBytes) resolve(null);
        else chunks.push(chunk);
      })
      .on('end', () => resolve(Buffer.concat(chunks)))
      .on('error', reject);
  });
}

/** Milliseconds to wait before writing to a full pipe again. */
const pause = 2;

/** Writes a text to standard output (1) or standard error (2). A reader that is gone is not an error. Never throws. */
export function writeStandard(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
