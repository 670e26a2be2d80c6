import type { CaptureFormat, CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import type { ByteStream } from '../byteStream.ts';
import { streamReader } from '../streamReader.ts';
import { Conversations } from './conversations.ts';

/**
 * Creates a reader of a packet capture.
 * @param read adds the segments of the stream's packets to the conversations, and reports what it cannot read to the sink
 */
export function packetReader(
  { sink }: ReaderPorts,
  format: CaptureFormat,
  read: (stream: ByteStream, sink: CaptureSink, conversations: Conversations) => Generator<undefined, void>,
): CaptureReader {
  const conversations = new Conversations(sink, format);
  return streamReader(function* (stream) {
    yield* read(stream, sink, conversations);
    conversations.end();
  });
}
