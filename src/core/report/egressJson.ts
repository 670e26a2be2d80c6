import type { Evidence, EgressReport, ObservedFile, Receiver } from '../egress/summary/types.ts';
import { findingJson } from './formats/json.ts';
import type { Say } from './types.ts';

/** Formats `sightglass egress import --format json`: what captures show, without the text of secrets or bodies. */
export function egressJson(report: EgressReport, say: Say): string {
  const { captures, hosts, secrets, comparison } = report;
  const evidence = (found: Evidence): object => evidenceJson(found, report);
  const file = (found: ObservedFile): object => ({
    path: found.path,
    isInWorkspace: found.isInWorkspace,
    ranges: found.ranges,
    kinds: found.kinds,
    ...receiverJson(found),
    requests: found.requests,
    evidence: evidence(found.evidence),
  });
  const body = {
    schema: 'sightglass/egress-import/1',
    captures: captures.map(({ name, format, reason, bytes, records, problemCount, problems }) => ({
      name,
      format,
      reason: reason === null ? null : say(reason),
      bytes,
      records,
      problems: { count: problemCount, shown: problems.map(say) },
    })),
    secrets: secrets.map(({ finding, source, risk, requests, evidence: found, ...receiver }) => ({
      ruleId: finding.ruleId,
      provider: finding.provider,
      description: say(finding.description),
      confidence: finding.confidence,
      redacted: finding.redacted,
      fingerprint: finding.fingerprint,
      risk,
      kind: finding.kind,
      pointer: finding.pointer,
      ...receiverJson(receiver),
      requests,
      source: source === null ? null : findingJson(source),
      evidence: evidence(found),
    })),
    comparison: {
      unpredicted: comparison.unpredicted.map(({ file: found, why, verdict }) => ({
        ...file(found),
        why,
        by: verdict?.by ?? null,
        explanation: verdict === null ? null : say(verdict.why),
      })),
      predicted: comparison.predicted.map(file),
      predictedOnly: comparison.predictedOnly.map(({ finding, risk, reaches }) => ({
        ...findingJson(finding),
        risk,
        reaches: reaches.map(({ verdict }) => ({ assistant: verdict.assistant, feature: verdict.feature })),
      })),
      bodyMissing: comparison.bodyMissing.map(({ evidence: found, ...missing }) => ({
        ...missing,
        evidence: evidence(found),
      })),
    },
    hosts: hosts.map(({ evidence: found, firstTime, lastTime, ...host }) => ({
      ...host,
      firstTime: isoTime(firstTime),
      lastTime: isoTime(lastTime),
      evidence: evidence(found),
    })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function receiverJson({ host, trafficClass, api, assistant, feature }: Receiver): object {
  return { host, trafficClass, api, assistant, feature };
}

/** Formats evidence. Lines and entries are 1-based; offsets are in bytes from 0. */
function evidenceJson({ capture, place, time }: Evidence, { captures }: EgressReport): object {
  return {
    capture: captures[capture]?.name ?? null,
    line: place.line ?? null,
    entry: place.index === undefined ? null : place.index + 1,
    offset: place.offset ?? null,
    time: isoTime(time ?? null),
  };
}

function isoTime(time: number | null): string | null {
  return time === null || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}
