import { compareText } from '../../compareText.ts';
import type { RiskLevel } from '../../exposure/types.ts';
import { placeMark } from '../../secrets/judgement/fingerprint.ts';
import type { Finding } from '../../secrets/types.ts';
import type { SentContent } from '../attribution/sent.ts';
import type { EgressRecord } from '../types.ts';
import { added, destinationOf } from './hostTable.ts';
import { isLoopback } from './loopback.ts';
import type { Evidence, LineRange, MissingBody, ObservedFile, Receiver, SentSecret } from './types.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** How many rows each list has; nobody reads a longer list. */
const maximumRows = 50_000;

/**
 * Collects which files and secrets went to whom, and where bodies are missing. Memory use grows with these, not with the
 * requests.
 */
export class Observations {
  readonly #files = new Map<string, Mutable<ObservedFile>>();
  readonly #secrets = new Map<string, Mutable<SentSecret>>();
  readonly #missing = new Map<string, Mutable<MissingBody>>();

  readonly #sources = new Map<string, Finding[]>();

  /**
   * @param findings secrets of the workspace
   * @param meanings returns the files that a name from a request stands for
   */
  constructor(
    findings: readonly Finding[],
    private readonly meanings: (name: string) => readonly string[] = name => [name],
  ) {
    for (const finding of findings) {
      const known = this.#sources.get(finding.fingerprint);
      if (known === undefined) this.#sources.set(finding.fingerprint, [finding]);
      else known.push(finding);
    }
  }

  add(record: EgressRecord, contents: readonly SentContent[], evidence: Evidence): void {
    const destination = destinationOf(record);
    if (destination === null || record.outcome === 'blocked') return;
    this.#addMissing(record, destination, evidence);
    for (const content of contents) {
      const { api, assistant, feature } = content;
      const trafficClass =
        content.isTelemetry && destination.trafficClass === null ? 'telemetry' : destination.trafficClass;
      const receiver: Receiver = { host: destination.host, trafficClass, api, assistant, feature };
      this.#addFiles(content, receiver, evidence);
      for (const finding of content.findings) {
        const key = [finding.fingerprint, receiver.host, receiver.api, receiver.feature].join('\n');
        const known = this.#secrets.get(key);
        if (known !== undefined) known.requests++;
        else if (this.#secrets.size < maximumRows) {
          const source = this.#sourceOf(finding.fingerprint, content);
          this.#secrets.set(key, {
            ...receiver,
            finding,
            source,
            risk: riskOfSent(finding.confidence),
            requests: 1,
            evidence,
          });
        }
      }
    }
  }

  /**
   * Returns the same secret in the workspace. If it is in several files, one whose content or name was sent with it is
   * preferred.
   */
  #sourceOf(fingerprint: string, { ranges, named }: SentContent): Finding | null {
    const all = this.#sources.get(fingerprint) ?? [];
    const isSent = ({ path, startLine, endLine }: Finding): boolean =>
      ranges.some(
        range => this.meanings(range.path).includes(path) && range.startLine <= endLine && startLine <= range.endLine,
      );
    const isNamed = ({ path }: Finding): boolean => named.some(name => this.meanings(name).includes(path));
    // A fingerprint made from a place (see `placeMark`) contains only a name, which other files may use as well.
    const any = fingerprint.startsWith(placeMark) ? null : (all[0] ?? null);
    return all.find(isSent) ?? all.find(isNamed) ?? any;
  }

  files(): readonly ObservedFile[] {
    return [...this.#files.values()].sort(
      (a, b) => compareText(a.path, b.path) || compareText(a.host, b.host) || compareText(a.api ?? '', b.api ?? ''),
    );
  }

  secrets(): readonly SentSecret[] {
    return [...this.#secrets.values()];
  }

  missing(): readonly MissingBody[] {
    return [...this.#missing.values()].sort((a, b) => compareText(a.host, b.host) || compareText(a.reason, b.reason));
  }

  #addMissing(
    record: EgressRecord,
    { host, trafficClass }: ReturnType<typeof destinationOf> & object,
    evidence: Evidence,
  ): void {
    // A DNS lookup is not a request.
    if (record.protocol === 'dns') return;
    // Loopback traffic does not leave the machine.
    if (isLoopback(host)) return;
    const reason = record.body !== undefined && 'missing' in record.body ? record.body.missing : 'level';
    // Records of a higher level contain all bodies, unless they say that one is missing.
    if (reason === 'level' && record.level !== 'host' && record.level !== 'bytes') return;
    const key = `${host}\n${reason}`;
    const known = this.#missing.get(key);
    if (known === undefined) {
      if (this.#missing.size < maximumRows)
        this.#missing.set(key, {
          host,
          trafficClass,
          reason,
          requests: 1,
          bytesSent: record.bytesSent ?? null,
          evidence,
        });
      return;
    }
    known.requests++;
    known.bytesSent = added(known.bytesSent, record.bytesSent ?? null);
  }

  #addFiles({ ranges, named, paths }: SentContent, receiver: Receiver, evidence: Evidence): void {
    const touched = new Set<Mutable<ObservedFile>>();
    for (const { path, kind, ...range } of ranges) {
      const file = this.#file(path, true, receiver, evidence);
      if (file === null) continue;
      file.ranges = withRange(file.ranges, range);
      if (!file.kinds.includes(kind)) file.kinds = [...file.kinds, kind];
      touched.add(file);
    }
    for (const path of named) {
      const file = this.#file(path, true, receiver, evidence);
      if (file !== null) touched.add(file);
    }
    for (const path of paths) {
      const file = this.#file(path, false, receiver, evidence);
      if (file !== null) touched.add(file);
    }
    for (const file of touched) file.requests++;
  }

  #file(path: string, isInWorkspace: boolean, receiver: Receiver, evidence: Evidence): Mutable<ObservedFile> | null {
    const key = [
      path,
      isInWorkspace,
      receiver.host,
      receiver.trafficClass,
      receiver.api,
      receiver.assistant,
      receiver.feature,
    ].join('\n');
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    if (this.#files.size >= maximumRows) return null;
    const candidates = this.meanings(path);
    const file = {
      ...receiver,
      path,
      isInWorkspace,
      ranges: [],
      kinds: [],
      requests: 0,
      evidence,
      ...(isInWorkspace && candidates.length > 1 ? { candidates } : {}),
    };
    this.#files.set(key, file);
    return file;
  }
}

/** Adds a range to ordered ranges, merging those that touch. */
export function withRange(ranges: readonly LineRange[], { startLine, endLine }: LineRange): readonly LineRange[] {
  const apart = ranges.filter(each => each.endLine + 1 < startLine || endLine + 1 < each.startLine);
  const touching = ranges.filter(each => !apart.includes(each));
  const union = {
    startLine: Math.min(startLine, ...touching.map(each => each.startLine)),
    endLine: Math.max(endLine, ...touching.map(each => each.endLine)),
  };
  return [...apart, union].sort((a, b) => a.startLine - b.startLine);
}

/** Returns the risk of a secret that was sent: the same as for one that certainly goes out with the next request. */
export function riskOfSent(confidence: Finding['confidence']): RiskLevel {
  if (confidence === 'low') return 'low';
  return confidence === 'high' ? 'critical' : 'high';
}
