/**
 * One line of the recorder's log: one tunnel or one plain request, written when it has ended. The names are short because there
 * are many lines; they are read by `src/core/egress/readers/recorder.ts`.
 */
export interface RecorderEntry {
  /** When it began, in milliseconds since 1970. */
  readonly t: number;
  /** The name or address that the client asked for, lower case, without a port. */
  readonly host: string;
  readonly port: number;
  /** The client's port on this machine. */
  readonly client: number;
  /** Bytes from the client to the host, and back, as they were sent (encrypted), without the proxy's own lines. */
  readonly up: number;
  readonly down: number;
  /** The name in the client's TLS hello, if there was one. */
  readonly sni?: string;
  /** How long it lasted. */
  readonly ms: number;
  /** `allow`: it was forwarded; `deny`: refused by the person's list or as a private target; `fail`: no connection. */
  readonly verdict: 'allow' | 'deny' | 'fail';
  /** The name and id of the program, if the system provides them (Linux). */
  readonly process?: string;
  readonly pid?: number;
  /** The method, if the request was not a tunnel. */
  readonly method?: string;
}

/** Returns the entry as one line. */
export function entryLine(entry: RecorderEntry): string {
  return `${JSON.stringify(entry)}\n`;
}
