import type { CaptureReader } from '../types.ts';
import { ByteStream } from './byteStream.ts';

/** Creates a reader of a binary capture from a generator that takes bytes and waits until they are there. */
export function streamReader(read: (stream: ByteStream) => Generator<undefined, void>): CaptureReader {
  const stream = new ByteStream();
  const running = read(stream);
  return {
    push(chunk) {
      // Copied, because the stream keeps parts until after the caller reuses its buffer.
      stream.push(chunk.slice());
      running.next();
    },
    end() {
      stream.finish();
      running.next();
    },
  };
}
