import type { Message } from '../message.ts';

/**
 * How much a record shows, from least to most: that a host was named (DNS, SNI, lsof), how many bytes went there (a CONNECT
 * proxy), which address was requested (a terminating proxy's log), or what was sent (HAR, mitmproxy). A record is never
 * reported at a higher level than its capture supports.
 */
export const evidenceLevels = ['host', 'bytes', 'url', 'body'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** The capture formats that have a reader. */
export type CaptureFormat =
  | 'har'
  | 'mitmproxy'
  | 'mitmdump'
  | 'netlog'
  | 'pcap'
  | 'pcapng'
  | 'tshark-json'
  | 'tshark-fields'
  | 'tcpdump'
  | 'dnsmasq'
  | 'pihole'
  | 'pihole-database'
  | 'unbound'
  | 'bind'
  | 'strace'
  | 'lsof'
  | 'ss'
  | 'nethogs'
  | 'nettop'
  | 'kernel-log'
  | 'little-snitch'
  | 'squid'
  | 'tinyproxy'
  | 'zscaler'
  | 'netskope'
  | 'nginx'
  | 'recorder'
  | 'host-list';

/** The body of a request, or why the capture does not contain it: a missing body is not an empty one. */
export type CapturedBody =
  | { readonly bytes: Uint8Array; readonly contentType: string; readonly contentEncoding: string }
  | { readonly missing: 'too-large' | 'not-captured' | 'not-decodable' | 'streamed' };

/** One message that the client sent or received on a WebSocket. */
export interface WebSocketMessage {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since 1970; undefined if the capture does not say. */
  readonly time?: number;
  readonly bytes: Uint8Array;
}

/** One request, connection or lookup in a capture, whether it went out or was blocked. */
export interface EgressRecord {
  readonly format: CaptureFormat;
  readonly level: EvidenceLevel;
  /** Milliseconds since 1970; undefined if the log has no date, because a guessed date could be mistaken for a fact. */
  readonly time?: number;
  readonly endTime?: number;
  /** The time as the log writes it, if the log gives no zone or no year. */
  readonly written?: string;
  readonly protocol?: 'dns' | 'tcp' | 'udp' | 'http' | 'websocket';
  /** Lower case, no trailing dot, no port. */
  readonly host?: string;
  readonly ip?: string;
  readonly port?: number;
  readonly process?: { readonly name?: string; readonly pid?: number; readonly path?: string };
  readonly outcome: 'allowed' | 'blocked' | 'unknown';
  readonly bytesSent?: number;
  readonly bytesReceived?: number;
  readonly method?: string;
  /** Includes the query; the reader masks credentials in it. */
  readonly path?: string;
  readonly status?: number;
  readonly body?: CapturedBody;
  readonly webSocket?: readonly WebSocketMessage[];
  /** The client that made the request, if the capture says so (DNS logs, packet captures): an address without its port. */
  readonly client?: string;
  /** The user who authenticated to the proxy, as its log writes the name. */
  readonly user?: string;
  /** The addresses that a DNS answer gave for `host`. */
  readonly answers?: readonly string[];
  /** Request headers that identify products and encodings, by lower-case name; never one that may contain a credential. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The position in the capture: a 1-based line, or a byte offset. "Show me the evidence" opens it. */
  readonly place: { readonly line?: number; readonly offset?: number; readonly index?: number };
}

/** A part of a capture that could not be read; the records around it are kept. */
export interface CaptureProblem {
  readonly message: Message;
  readonly place: EgressRecord['place'];
}

/** Receives what a reader finds, in the order of the capture. */
export interface CaptureSink {
  record(record: EgressRecord): void;
  problem(problem: CaptureProblem): void;
}

/** What a reader needs besides the bytes. */
export interface ReaderPorts {
  readonly sink: CaptureSink;
  /** Decodes UTF-8; invalid bytes become U+FFFD. A port, because the language itself has no decoder. */
  readonly decode: (bytes: Uint8Array) => string;
}

/** Reads one capture format piece by piece. Memory use does not grow with the capture. */
export interface CaptureReader {
  /** Takes the next bytes; they may be split anywhere. */
  push(chunk: Uint8Array): void;
  /** Ends the capture. An unfinished last record is reported as a problem. */
  end(): void;
}
