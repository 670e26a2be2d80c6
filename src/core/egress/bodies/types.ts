import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';

/** What a text in a request means to its receiver. */
export type TextKind =
  | 'prompt'
  | 'suffix'
  | 'context'
  | 'system'
  | 'message'
  | 'tool-call'
  | 'tool-result'
  | 'file'
  | 'diff'
  | 'telemetry'
  | 'stack-trace'
  | 'other';

/** One text that a request contained. */
export interface BodyText {
  readonly kind: TextKind;
  readonly text: string;
  /** Its location: a JSON pointer (RFC 6901) or, in protobuf, field numbers such as `.1.2`; `#` enters an encoded text. */
  readonly pointer: string;
  /** The file that the request itself names for this text. */
  readonly path?: string;
}

/** The services whose requests are understood. */
export type ApiId =
  | 'copilot-completion'
  | 'copilot-next-edit'
  | 'copilot-chat'
  | 'copilot-index'
  | 'openai-chat'
  | 'openai-completion'
  | 'openai-responses'
  | 'anthropic-messages'
  | 'gemini'
  | 'ollama'
  | 'amazon-q'
  | 'cursor'
  | 'codeium'
  | 'application-insights'
  | 'one-ds'
  | 'segment'
  | 'posthog'
  | 'statsig'
  | 'sentry'
  | 'datadog'
  | 'otlp'
  | 'growthbook'
  | 'aws-telemetry'
  | 'clearcut';

/** What was read from one request body. */
export interface BodyReading {
  readonly api: ApiId | null;
  /** An id of the assistants' catalogue if the request itself identifies it (by form or user agent), otherwise null. */
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
  readonly isTelemetry: boolean;
  readonly texts: readonly BodyText[];
  /** Files that the request names; a path may be sent without the content. */
  readonly paths: readonly string[];
  /** Why a part of it could not be read. */
  readonly problems: readonly Message[];
}

/** Compressions that requests use. */
export type Coding = 'gzip' | 'deflate' | 'br' | 'zstd';

/** Decompresses and decodes. A port, because the language itself can do neither. */
export interface Codec {
  /** Decodes UTF-8; null for other bytes. */
  text(bytes: Uint8Array): string | null;
  /** Decompresses; `unsupported` if this machine cannot, null if the bytes are damaged or too large when decompressed. */
  unpack(bytes: Uint8Array, coding: Coding): Uint8Array | 'unsupported' | null;
}
