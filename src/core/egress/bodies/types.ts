import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';

/** What a text in a request is to its receiver. */
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

/** One text that a request carried. */
export interface BodyText {
  readonly kind: TextKind;
  readonly text: string;
  /** Where it is: a JSON pointer (RFC 6901) or, in protobuf, field numbers like `.1.2`; `#` enters an encoding. */
  readonly pointer: string;
  /** A file that the request itself names for it. */
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

/** What one request body says. */
export interface BodyReading {
  readonly api: ApiId | null;
  /** An id of the assistants' catalogue where the request itself tells it (its form, its user agent), else null. */
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
  readonly isTelemetry: boolean;
  readonly texts: readonly BodyText[];
  /** Files that the request names: a path leaves on its own. */
  readonly paths: readonly string[];
  /** Why a part of it could not be read. */
  readonly problems: readonly Message[];
}

/** Compressions that requests come in. */
export type Coding = 'gzip' | 'deflate' | 'br' | 'zstd';

/** Unpacks and decodes; a port, since the language itself can do neither. */
export interface Codec {
  /** Text of UTF-8 bytes; null for other bytes. */
  text(bytes: Uint8Array): string | null;
  /** Unpacked bytes; `unsupported` where this machine cannot, null where they are damaged or larger than is sane. */
  unpack(bytes: Uint8Array, coding: Coding): Uint8Array | 'unsupported' | null;
}
