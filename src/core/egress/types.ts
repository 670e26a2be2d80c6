import type { Message } from '../message.ts';

/**
 * How much a record shows, from least to most: that a host was named (DNS, SNI, lsof), how many bytes went there
 * (a CONNECT proxy), which address was asked (a terminating proxy's log), or what was sent (HAR, mitmproxy).
 * A record is never reported at a higher level than its capture carries.
 */
export const evidenceLevels = ['host', 'bytes', 'url', 'body'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

/** The forms of capture that a reader exists for. */
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

/** What a request carried, or why the capture does not say: an absent body is not an empty one. */
export type CapturedBody =
  | { readonly bytes: Uint8Array; readonly contentType: string; readonly contentEncoding: string }
  | { readonly missing: 'too-large' | 'not-captured' | 'not-decodable' | 'streamed' };

/** One message that the client sent or got on a WebSocket. */
export interface WebSocketMessage {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since 1970, or undefined where the capture does not say. */
  readonly time?: number;
  readonly bytes: Uint8Array;
}

/** One thing that a capture says went out (or wanted to). */
export interface EgressRecord {
  readonly format: CaptureFormat;
  readonly level: EvidenceLevel;
  /** Milliseconds since 1970; undefined where the log has no date, so that nobody reads a guess as a fact. */
  readonly time?: number;
  readonly endTime?: number;
  /** The time as the log writes it, where it names no zone or no year. */
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
  /** With the query; credentials in it are masked by the reader. */
  readonly path?: string;
  readonly status?: number;
  readonly body?: CapturedBody;
  readonly webSocket?: readonly WebSocketMessage[];
  /** Who asked, where the capture tells (DNS logs, packet captures): an address without its port. */
  readonly client?: string;
  /** The user whom a proxy had asked who it is, as it writes the name. */
  readonly user?: string;
  /** Addresses that a DNS answer gave for `host`. */
  readonly answers?: readonly string[];
  /** Request headers that tell products and encodings apart, by lower-case name; never one that may hold a credential. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it is in the capture: a 1-based line, or a byte offset. What "show me the evidence" opens. */
  readonly place: { readonly line?: number; readonly offset?: number; readonly index?: number };
}

/** A piece of a capture that could not be read; the records around it are kept. */
export interface CaptureProblem {
  readonly message: Message;
  readonly place: EgressRecord['place'];
}

/** Where a reader puts what it finds, in the order of the capture. */
export interface CaptureSink {
  record(record: EgressRecord): void;
  problem(problem: CaptureProblem): void;
}

/** What a reader is given besides the bytes. */
export interface ReaderPorts {
  readonly sink: CaptureSink;
  /** Text of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. A port, since the language itself has no decoder. */
  readonly decode: (bytes: Uint8Array) => string;
}

/** Reads one form of capture piece by piece, in memory that does not grow with the capture. */
export interface CaptureReader {
  /** The next bytes, cut anywhere. */
  push(chunk: Uint8Array): void;
  /** No more bytes: an unfinished last record is reported as a problem. */
  end(): void;
}
