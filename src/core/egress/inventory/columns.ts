/** Counts for one client and one host, or the sum of several. */
export interface Counted {
  requests: number;
  blocked: number;
  /** Null if no request says. */
  bytesSent: number | null;
  bytesReceived: number | null;
  /** Milliseconds since 1970. */
  first: number | null;
  last: number | null;
}

type Columns = Readonly<Record<keyof Counted, Float64Array>>;

/** Sums by row number, stored in columns rather than objects: a million rows take 50 MB. */
export class CountColumns {
  #columns = columnsOf(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a row and returns its number. */
  add(): number {
    if (this.#length === this.#columns.requests.length) this.#columns = grown(this.#columns);
    return this.#length++;
  }

  count(
    at: number,
    isBlocked: boolean,
    sent: number | undefined,
    received: number | undefined,
    time: number | undefined,
  ): void {
    const { requests, blocked, bytesSent, bytesReceived, first, last } = this.#columns;
    requests[at] = (requests[at] ?? 0) + 1;
    if (isBlocked) blocked[at] = (blocked[at] ?? 0) + 1;
    if (sent !== undefined) bytesSent[at] = (known(bytesSent[at]) ?? 0) + sent;
    if (received !== undefined) bytesReceived[at] = (known(bytesReceived[at]) ?? 0) + received;
    if (time === undefined) return;
    first[at] = Math.min(known(first[at]) ?? time, time);
    last[at] = Math.max(known(last[at]) ?? time, time);
  }

  at(at: number): Counted {
    const { requests, blocked, bytesSent, bytesReceived, first, last } = this.#columns;
    return {
      requests: requests[at] ?? 0,
      blocked: blocked[at] ?? 0,
      bytesSent: known(bytesSent[at]),
      bytesReceived: known(bytesReceived[at]),
      first: known(first[at]),
      last: known(last[at]),
    };
  }
}

/** Marks a value that no request has given yet. */
const notKnown = Number.NaN;

function columnsOf(length: number): Columns {
  const unknown = (): Float64Array => new Float64Array(length).fill(notKnown);
  const counts = { requests: new Float64Array(length), blocked: new Float64Array(length) };
  return { ...counts, bytesSent: unknown(), bytesReceived: unknown(), first: unknown(), last: unknown() };
}

function grown(columns: Columns): Columns {
  const larger = columnsOf(columns.requests.length * 2);
  for (const name of ['requests', 'blocked', 'bytesSent', 'bytesReceived', 'first', 'last'] as const)
    larger[name].set(columns[name]);
  return larger;
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
