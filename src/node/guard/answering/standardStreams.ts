import { writeSync } from 'node:fs';
import { errorCode } from '../../files/errorCode.ts';

/** Standard input up to its end; null where it holds more bytes than that. Rejects with the system's error. */
export function readStandardInput(maximumBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    // Not `for await`, for which Node loads a dozen modules more.
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

/** Milliseconds after which a full pipe is tried again. */
const pause = 2;

/** Writes all of a text to standard output (1) or standard error (2). A reader that has gone away is no error. Never throws. */
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
