import { makeRecord } from '../../record.ts';
import type { CaptureFormat, CaptureSink, EgressRecord } from '../../types.ts';
import { hostName } from '../../hostName.ts';

/** A query whose answer may still follow. */
export interface DnsQuery {
  readonly name: string;
  readonly place: EgressRecord['place'];
  /** What connects an answer to it, if the log gives it: a serial, or a port with an id. */
  readonly key?: string | undefined;
  readonly time?: number | undefined;
  /** As the log writes it. */
  readonly written?: string | undefined;
  readonly client?: string | undefined;
  readonly type?: string | undefined;
  outcome?: EgressRecord['outcome'];
  answers?: string[];
  /** Set when an answer said that the name is an alias: answers for other names then belong to this query. */
  isAlias?: boolean;
  /** Set when its reply was seen: later messages with the same key belong to another query. */
  isAnswered?: boolean;
}

/** How many queries wait for their answers; a resolver gives up on a query long before so many others are logged. */
const windowSize = 256;
/** More addresses of one name add nothing. */
const maximumAnswers = 16;

/** Connects the lines about one DNS query and gives one record per query, in the order of the queries. */
export class DnsQueries {
  readonly #waiting: DnsQuery[] = [];
  readonly #byName = new Map<string, DnsQuery[]>();
  readonly #byKey = new Map<string, DnsQuery>();

  constructor(
    private readonly sink: CaptureSink,
    private readonly format: CaptureFormat,
  ) {}

  add(query: DnsQuery): DnsQuery {
    this.#waiting.push(query);
    const named = this.#byName.get(query.name);
    if (named === undefined) this.#byName.set(query.name, [query]);
    else named.push(query);
    if (query.key !== undefined) this.#byKey.set(query.key, query);
    if (this.#waiting.length > windowSize) this.#give(this.#waiting.shift());
    return query;
  }

  /**
   * Returns the query that an answer belongs to: the newest with the key or, without a key, the oldest with the name that has
   * no outcome yet, otherwise the newest with the name.
   */
  find(wanted: { readonly key?: string | undefined; readonly name?: string }): DnsQuery | undefined {
    const { key, name } = wanted;
    if (key !== undefined) return this.#byKey.get(key);
    const named = this.#byName.get(name ?? '');
    return named?.find(query => query.outcome === undefined) ?? named?.at(-1);
  }

  /** Returns the newest waiting query that satisfies the test. */
  findLast(test: (query: DnsQuery) => boolean): DnsQuery | undefined {
    return this.#waiting.findLast(test);
  }

  end(): void {
    for (const query of this.#waiting.splice(0)) this.#give(query);
  }

  #forget(query: DnsQuery): void {
    const named = this.#byName.get(query.name);
    // Queries leave in the order in which they came.
    named?.shift();
    if (named?.length === 0) this.#byName.delete(query.name);
    if (query.key !== undefined && this.#byKey.get(query.key) === query) this.#byKey.delete(query.key);
  }

  #give(query: DnsQuery | undefined): void {
    if (query === undefined) return;
    this.#forget(query);
    const host = hostName(query.name);
    this.sink.record(
      makeRecord({
        format: this.format,
        level: 'host',
        protocol: 'dns',
        time: query.time,
        written: query.time === undefined ? query.written : undefined,
        host: host ?? query.name.toLowerCase().replace(/\.$/, ''),
        client: query.client,
        answers: query.answers,
        outcome: query.outcome ?? 'unknown',
        place: query.place,
      }),
    );
  }
}

/** Answers that no real server gives: blocking resolvers use them. */
const sinkholes: ReadonlySet<string> = new Set(['0.0.0.0', '::', 'NXDOMAIN', 'NODATA', 'NODATA-IPv4', 'NODATA-IPv6']);

/** Whether a locally configured answer keeps the client from reaching the host. */
export function isSinkhole(answer: string): boolean {
  return sinkholes.has(answer);
}

/** Adds an address to a query's answers, once, up to {@link maximumAnswers}. */
export function addAnswer(query: DnsQuery, address: string): void {
  const answers = (query.answers ??= []);
  if (answers.length < maximumAnswers && !answers.includes(address)) answers.push(address);
}
