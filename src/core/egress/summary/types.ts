import type { FeatureId } from '../../assistants/types.ts';
import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Verdict } from '../../ignore/types.ts';
import type { Exposure, RiskLevel } from '../../exposure/types.ts';
import type { Message } from '../../message.ts';
import type { Finding } from '../../secrets/types.ts';
import type { SentFinding } from '../attribution/sent.ts';
import type { ApiId, TextKind } from '../bodies/types.ts';
import type { Necessity } from '../hosts/types.ts';
import type { CapturedBody, CaptureFormat, EgressRecord, EvidenceLevel } from '../types.ts';

/** Where a claim can be verified. "Show me the evidence" opens it. */
export interface Evidence {
  /** Index of the capture in the report. */
  readonly capture: number;
  readonly place: EgressRecord['place'];
  readonly time?: number;
}

/** One capture that was read. */
export interface CaptureSummary {
  /** As the user named it. */
  readonly name: string;
  readonly format: CaptureFormat | null;
  /** Why nothing could be read; null if it was read. */
  readonly reason: Message | null;
  readonly bytes: number;
  readonly records: number;
  readonly problemCount: number;
  /** The first problems, and each kind at least once. */
  readonly problems: readonly Message[];
}

/** The traffic to one host for one purpose. */
export interface HostTraffic {
  /** A name, or an address if no capture names it. */
  readonly host: string;
  /** Other names of the same address, if the name was joined from DNS answers. */
  readonly sharedWith: readonly string[];
  /** Null for an unknown host. */
  readonly trafficClass: TrafficClass | null;
  readonly required: Necessity | null;
  /** Ids of tools that use it. */
  readonly tools: readonly string[];
  /** The highest level of any record. */
  readonly level: EvidenceLevel;
  readonly records: number;
  readonly blocked: number;
  /** Null if no record says. */
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly processes: readonly string[];
  readonly evidence: Evidence;
}

export interface LineRange {
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
}

/** A receiver, as far as the request identifies it. */
export interface Receiver {
  readonly host: string;
  readonly trafficClass: TrafficClass | null;
  readonly api: ApiId | null;
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
}

/** A file that was sent, or named, to one receiver. */
export interface ObservedFile extends Receiver {
  /**
   * Relative to the workspace, after the folder's name if there are several folders; as the request wrote it if the file is
   * outside.
   */
  readonly path: string;
  readonly isInWorkspace: boolean;
  /** The files of several folders that it may be, if nothing says which; `path` then stands for all of them. */
  readonly candidates?: readonly string[];
  /** Empty if the file was only named. */
  readonly ranges: readonly LineRange[];
  readonly kinds: readonly TextKind[];
  readonly requests: number;
  readonly evidence: Evidence;
}

/** A secret that was sent to one receiver, without its text. */
export interface SentSecret extends Receiver {
  readonly finding: SentFinding;
  /** The same secret in the workspace; null if it is not there. */
  readonly source: Finding | null;
  readonly risk: RiskLevel;
  readonly requests: number;
  readonly evidence: Evidence;
}

/** Requests whose bodies are not in the captures: nothing can be said about their content. */
export interface MissingBody {
  readonly host: string;
  readonly trafficClass: TrafficClass | null;
  readonly reason: Extract<CapturedBody, { readonly missing: string }>['missing'] | 'level';
  readonly requests: number;
  /** Null if no record says. */
  readonly bytesSent: number | null;
  readonly evidence: Evidence;
}

/** A file that was sent although this was not predicted, and why it is surprising. */
export interface UnpredictedFile {
  readonly file: ObservedFile;
  /**
   * `held-back`: a rule holds the file back; `telemetry`: the traffic should contain no content; `outside`: not in the
   * workspace.
   */
  readonly why: 'held-back' | 'telemetry' | 'outside' | 'not-predicted';
  /** The verdict that was wrong, if there was one; it names files as `path` does. */
  readonly verdict: Verdict | null;
}

export interface Comparison {
  readonly unpredicted: readonly UnpredictedFile[];
  readonly predicted: readonly ObservedFile[];
  readonly predictedOnly: readonly Exposure[];
  readonly bodyMissing: readonly MissingBody[];
}

/** Everything that the captures show. */
export interface EgressReport {
  readonly captures: readonly CaptureSummary[];
  readonly hosts: readonly HostTraffic[];
  readonly secrets: readonly SentSecret[];
  readonly comparison: Comparison;
}
