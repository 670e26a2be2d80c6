import { readBody } from '../../../../src/core/egress/bodies/readBody.ts';
import type { Codec } from '../../../../src/core/egress/bodies/types.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';

/** A request to read. */
export interface Request {
  readonly url: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentEncoding?: string;
}

export function reading({ url, body, headers = {}, contentEncoding = '' }: Request, codec: Codec = nodeCodec) {
  const { host, pathname, search } = new URL(url);
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return readBody(
    { host, path: pathname + search, headers },
    { bytes, contentType: headers['content-type'] ?? '', contentEncoding },
    codec,
  );
}
export const shown = (request: Request) =>
  reading(request).texts.map(each => [each.pointer, each.kind, each.text, each.path]);
export const who = (request: Request) => {
  const { api, assistant, feature, isTelemetry } = reading(request);
  return [api, assistant, feature, isTelemetry];
};

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
export const field = (number: number, content: string | readonly number[]): number[] => {
  const bytes = typeof content === 'string' ? [...Buffer.from(content)] : content;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
};
export const frame = (message: Uint8Array, flags = 0) =>
  Buffer.concat([Buffer.from([flags, 0, 0, message.length >> 8, message.length & 255]), message]);
