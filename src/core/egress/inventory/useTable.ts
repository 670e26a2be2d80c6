import { compareText } from '../../compareText.ts';
import type { EgressRecord } from '../types.ts';
import { CountColumns, type Counted } from './columns.ts';
import type { Approval, Inventory, LogSummary, Seen, UseRow } from './types.ts';
import { isProduct, own, type Purpose, type Use, Uses } from './uses.ts';

/** One request, as a log describes it. */
export interface Request {
  readonly client: string;
  readonly isBlocked: boolean;
  readonly bytesSent: number | undefined;
  readonly bytesReceived: number | undefined;
  /** Milliseconds since 1970; undefined if the log gives no instant. */
  readonly time: number | undefined;
}

/**
 * How many pairs of client and host are kept: 100,000 people with ten hosts each. Requests beyond that are only counted, and
 * the count is reported.
 */
const maximumPairs = 1_000_000;
/** How many host names of one row are reported. */
const shownHosts = 32;

/** Times as the log writes them, with the numbers of their requests: logs are in chronological order. */
interface Written {
  readonly first: string;
  readonly firstRequest: number;
  readonly last: string;
  readonly lastRequest: number;
}
interface Sum extends Counted {
  readonly hosts: string[];
  written: Written | undefined;
}

/** Sums requests by client, tool and purpose. Memory use grows with the clients that use AI tools, not with the log. */
export class UseTable {
  readonly uses = new Uses();
  /** For each client, the row number in the columns by the number of the use. */
  readonly #clients = new Map<string, Map<number, number>>();
  readonly #counts = new CountColumns();
  readonly #written = new Map<number, Written>();
  #requests = 0;
  #other = 0;
  #uncounted = 0;

  /** The number of all requests that were added. */
  get requests(): number {
    return this.#requests;
  }

  addRecord(record: EgressRecord): void {
    const { host, path, user, client = '', written, bytesSent, bytesReceived, time } = record;
    const use = host === undefined ? null : this.uses.of(host, path, record.headers?.['user-agent']);
    const isBlocked = record.outcome === 'blocked';
    const at = this.add(use, { client: user ?? client, isBlocked, bytesSent, bytesReceived, time });
    if (at !== undefined && time === undefined && written !== undefined) this.#write(at, own(written));
  }

  /**
   * Counts a request.
   * @returns its row in the columns; undefined if it has none
   */
  add(use: Use | null, { client, isBlocked, bytesSent, bytesReceived, time }: Request): number | undefined {
    this.#requests++;
    if (use === null) {
      this.#other++;
      return undefined;
    }
    let rows = this.#clients.get(client);
    let at = rows?.get(use.id);
    if (at === undefined) {
      if (this.#counts.length >= maximumPairs) {
        this.#uncounted++;
        return undefined;
      }
      if (rows === undefined) this.#clients.set(own(client), (rows = new Map<number, number>()));
      rows.set(use.id, (at = this.#counts.add()));
    }
    this.#counts.count(at, isBlocked, bytesSent, bytesReceived, time);
    return at;
  }

  /** @param approved ids of approved tools; null if there is no policy */
  inventory(logs: readonly LogSummary[], approved: ReadonlySet<string> | null): Inventory {
    const rows: UseRow[] = [];
    const clients = [...this.#clients.keys()].sort(compareText);
    for (const client of clients) {
      for (const [purpose, sum] of this.#sums(client)) rows.push(rowOf(client, purpose, sum, approved));
    }
    return { logs, rows, otherRequests: this.#other, uncountedRequests: this.#uncounted };
  }

  /** Returns what a client did, by purpose, in the order of the tools. */
  #sums(client: string): readonly (readonly [Purpose, Sum])[] {
    const sums = new Map<Purpose, Sum>();
    for (const [id, at] of this.#clients.get(client) ?? []) {
      const use = this.uses.at(id);
      if (use === undefined) continue;
      const written = this.#written.get(at);
      const sum = sums.get(use.purpose);
      if (sum === undefined) sums.set(use.purpose, { ...this.#counts.at(at), hosts: [use.host], written });
      else join(sum, this.#counts.at(at), use.host, written);
    }
    return [...sums].sort(
      ([a], [b]) => compareText(a.tools.join(), b.tools.join()) || compareText(a.trafficClass, b.trafficClass),
    );
  }

  #write(at: number, text: string): void {
    const now = { first: text, firstRequest: this.#requests, last: text, lastRequest: this.#requests };
    this.#written.set(at, span(this.#written.get(at), now) ?? now);
  }
}

function join(sum: Sum, more: Counted, host: string, written: Written | undefined): void {
  sum.hosts.push(host);
  sum.requests += more.requests;
  sum.blocked += more.blocked;
  sum.bytesSent = both(sum.bytesSent, more.bytesSent, (a, b) => a + b);
  sum.bytesReceived = both(sum.bytesReceived, more.bytesReceived, (a, b) => a + b);
  sum.first = both(sum.first, more.first, Math.min);
  sum.last = both(sum.last, more.last, Math.max);
  sum.written = span(sum.written, written);
}

function span(a: Written | undefined, b: Written | undefined): Written | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const { first, firstRequest } = a.firstRequest < b.firstRequest ? a : b;
  const { last, lastRequest } = a.lastRequest > b.lastRequest ? a : b;
  return { first, firstRequest, last, lastRequest };
}

function both(a: number | null, b: number | null, join: (a: number, b: number) => number): number | null {
  return a === null || b === null ? (a ?? b) : join(a, b);
}

function rowOf(
  client: string,
  { tools, trafficClass }: Purpose,
  sum: Sum,
  approved: ReadonlySet<string> | null,
): UseRow {
  const { hosts, written, first, last, ...counts } = sum;
  const seen = (time: number | null, text: string | undefined): Seen =>
    time !== null ? { time } : text !== undefined ? { written: text } : null;
  return {
    client: client === '' ? null : client,
    tools,
    trafficClass,
    hosts: hosts.sort(compareText).slice(0, shownHosts),
    ...counts,
    first: seen(first, written?.first),
    last: seen(last, written?.last),
    approval: approvalOf(tools, approved),
  };
}

function approvalOf(tools: readonly string[], approved: ReadonlySet<string> | null): Approval | null {
  const candidates = tools.filter(isProduct);
  if (approved === null || candidates.length === 0) return null;
  const fitting = candidates.filter(tool => approved.has(tool)).length;
  return fitting === 0 ? 'not-approved' : fitting === candidates.length ? 'approved' : 'some';
}
