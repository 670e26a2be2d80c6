export interface EntryOptions {
  readonly text?: string;
  readonly bodySize?: number;
  readonly contentType?: string;
  readonly response?: string;
  readonly extra?: object;
  readonly request?: object;
}

/** Returns a HAR entry, with the keys in the order in which browsers write them. */
export function entry(url: string, options: EntryOptions = {}): object {
  const { text } = options;
  return {
    startedDateTime: '2026-11-03T09:00:00.500+01:00',
    time: 250,
    request: {
      method: 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      headers: [
        { name: 'Content-Type', value: options.contentType ?? 'application/json' },
        { name: 'Authorization', value: 'Bearer not-to-be-kept' },
      ],
      headersSize: 100,
      bodySize: options.bodySize ?? (text === undefined ? 0 : Buffer.byteLength(text)),
      ...(text === undefined ? {} : { postData: { mimeType: options.contentType ?? 'application/json', text } }),
      ...options.request,
    },
    response: {
      status: 200,
      headers: [],
      content: { size: 2, mimeType: 'text/plain', text: options.response ?? 'ok "quoted" \\ {"startedDateTime": 1}' },
    },
    serverIPAddress: '192.0.2.7',
    ...options.extra,
  };
}

/** Returns the same entry as written by Chrome: the keys are sorted, so the time is last. */
export function chromeEntry(url: string, options: EntryOptions = {}): object {
  const { startedDateTime, time, serverIPAddress, ...rest } = entry(url, options) as Record<string, unknown>;
  return {
    _initiator: { type: 'other' },
    _priority: 'High',
    cache: {},
    ...rest,
    serverIPAddress,
    startedDateTime,
    time,
  };
}

export function har(entries: readonly object[], space?: number, log: object = {}): string {
  return JSON.stringify(
    {
      log: {
        version: '1.2',
        creator: { name: 'test', version: '1' },
        pages: [{ startedDateTime: '2026-11-03T09:00:00.000Z', id: 'page_1', title: 'x', pageTimings: {} }],
        entries,
        ...log,
      },
    },
    null,
    space,
  );
}
