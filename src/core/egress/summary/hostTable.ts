import type { TrafficClass } from '../../assistants/trafficClass.ts';
import { compareText } from '../../compareText.ts';
import { classifyHost, classifyPath } from '../hosts/classify.ts';
import { evidenceLevels, type EgressRecord } from '../types.ts';
import type { DnsAnswers } from './dnsAnswers.ts';
import type { Evidence, HostTraffic } from './types.ts';

/** The destination of a record. */
export interface Destination {
  readonly host: string;
  readonly trafficClass: TrafficClass | null;
}

/**
 * Returns the destination of a record and its traffic class; a path can distinguish traffic on a shared host. Null for a
 * record without a host.
 */
export function destinationOf({ host, ip, path }: EgressRecord): Destination | null {
  const name = host ?? ip;
  if (name === undefined) return null;
  const byPath = host === undefined || path === undefined ? undefined : classifyPath(host, path);
  const fact = host === undefined ? undefined : classifyHost(host);
  return { host: name, trafficClass: byPath?.trafficClass ?? fact?.trafficClass ?? null };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Row extends Mutable<Omit<HostTraffic, 'tools' | 'required' | 'processes' | 'sharedWith'>> {
  readonly processNames: Set<string>;
  /** A record without a host name, from which the address is joined with a name when all answers are known. */
  readonly sample: EgressRecord | null;
}

/** How many hosts one report lists; nobody reads a longer list. */
const maximumRows = 20_000;
const maximumProcesses = 16;

/** Sums records by host and traffic class. Memory use grows with the hosts, not with the records. */
export class HostTable {
  readonly #rows = new Map<string, Row>();

  add(record: EgressRecord, evidence: Evidence): void {
    const name = record.process?.name ?? record.process?.path;
    // A process without a host (nethogs) gets a row of its own.
    const ofProcess = name === undefined ? null : { host: `(${name})`, trafficClass: null };
    const destination = destinationOf(record) ?? ofProcess;
    const row = destination === null ? null : this.#rowOf(destination, record, evidence);
    if (row === null) return;
    count(row, record);
    if (name !== undefined && row.processNames.size < maximumProcesses) row.processNames.add(name);
  }

  /** Returns the row in which a record counts; null if the table is full. */
  #rowOf({ host, trafficClass }: Destination, record: EgressRecord, evidence: Evidence): Row | null {
    const client = record.host === undefined ? (record.client ?? '') : '';
    const key = `${host}\n${trafficClass ?? ''}\n${client}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known;
    if (this.#rows.size >= maximumRows) return null;
    const row = emptyRow(host, trafficClass, record, evidence);
    this.#rows.set(key, row);
    return row;
  }

  /** Returns the rows by class, then by host. Rows with only an address get their name from DNS answers. */
  rows(answers: DnsAnswers): readonly HostTraffic[] {
    const merged = new Map<string, HostTraffic>();
    for (const row of this.#rows.values()) {
      const joined = row.sample === null ? null : answers.nameOf(row.sample);
      const traffic = described(row, joined?.host ?? row.host, joined?.others ?? []);
      const key = `${traffic.host}\n${traffic.trafficClass ?? ''}`;
      const known = merged.get(key);
      merged.set(key, known === undefined ? traffic : sum(known, traffic));
    }
    return [...merged.values()].sort(
      (a, b) => compareText(a.trafficClass ?? '~', b.trafficClass ?? '~') || compareText(a.host, b.host),
    );
  }
}

function emptyRow(host: string, trafficClass: TrafficClass | null, record: EgressRecord, evidence: Evidence): Row {
  return {
    ...{ host, trafficClass, level: record.level, evidence, firstTime: null, lastTime: null },
    ...{ records: 0, blocked: 0, bytesSent: null, bytesReceived: null, processNames: new Set<string>() },
    sample: record.host === undefined && record.ip !== undefined ? record : null,
  };
}

function count(row: Row, record: EgressRecord): void {
  row.records++;
  if (record.outcome === 'blocked') row.blocked++;
  row.bytesSent = added(row.bytesSent, record.bytesSent ?? null);
  row.bytesReceived = added(row.bytesReceived, record.bytesReceived ?? null);
  row.level = higher(row.level, record.level);
  if (record.time !== undefined) row.firstTime = Math.min(row.firstTime ?? record.time, record.time);
  const end = record.endTime ?? record.time;
  if (end !== undefined) row.lastTime = Math.max(row.lastTime ?? end, end);
}

function described({ processNames, sample: _, ...row }: Row, host: string, sharedWith: readonly string[]): HostTraffic {
  const fact = classifyHost(host);
  const trafficClass = row.trafficClass ?? fact?.trafficClass ?? null;
  return {
    ...row,
    host,
    sharedWith,
    trafficClass,
    required: fact?.trafficClass === trafficClass ? (fact?.required ?? null) : null,
    tools: fact?.tools ?? [],
    processes: [...processNames].sort(),
  };
}

function sum(a: HostTraffic, b: HostTraffic): HostTraffic {
  return {
    ...a,
    level: higher(a.level, b.level),
    records: a.records + b.records,
    blocked: a.blocked + b.blocked,
    bytesSent: added(a.bytesSent, b.bytesSent),
    bytesReceived: added(a.bytesReceived, b.bytesReceived),
    firstTime: a.firstTime === null ? b.firstTime : Math.min(a.firstTime, b.firstTime ?? a.firstTime),
    lastTime: a.lastTime === null ? b.lastTime : Math.max(a.lastTime, b.lastTime ?? a.lastTime),
    processes: [...new Set([...a.processes, ...b.processes])].sort(),
    sharedWith: [...new Set([...a.sharedWith, ...b.sharedWith])].sort(),
  };
}

/** Adds amounts that may be unknown; null if both are. */
export function added(a: number | null, b: number | null): number | null {
  return a === null ? b : a + (b ?? 0);
}

function higher(a: HostTraffic['level'], b: HostTraffic['level']): HostTraffic['level'] {
  return evidenceLevels.indexOf(a) >= evidenceLevels.indexOf(b) ? a : b;
}
