import type { CaptureReader } from '../types.ts';
import { ByteStream } from './byteStream.ts';

/** A reader of a binary capture, from a generator that takes bytes and waits where they have not come yet. */
export function streamReader(read: (stream: ByteStream) => Generator<undefined, void>): CaptureReader {
  const stream = new ByteStream();
  const running = read(stream);
  return {
    push(chunk) {
      // A copy: parts wait in the stream for longer than the caller leaves its buffer alone.
      stream.push(chunk.slice());
      running.next();
    },
    end() {
      stream.finish();
      running.next();
    },
  };
}
