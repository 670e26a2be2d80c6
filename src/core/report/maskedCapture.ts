import type { EgressReport, ObservedFile } from '../egress/summary/types.ts';
import { maskFileName, maskName, maskPointer } from '../exposure/masking/maskName.ts';
import type { RuleReference, Verdict } from '../ignore/types.ts';
import type { Message } from '../message.ts';
import type { Finding, Scanner } from '../secrets/types.ts';

/**
 * Returns a report on captures with all names masked that come from outside: files, keys in pointers, processes, hosts. Names
 * of the workspace's own files and rules are kept, except for secrets in them.
 */
export function maskedCapture(report: EgressReport, scanner: Pick<Scanner, 'scan'>): EgressReport {
  const name = (text: string): string => maskName(text, scanner);
  const own = (text: string): string => maskFileName(text, scanner);
  const file = (found: ObservedFile): ObservedFile => ({
    ...found,
    host: name(found.host),
    path: found.isInWorkspace ? own(found.path) : name(found.path),
    ...(found.candidates === undefined ? {} : { candidates: found.candidates.map(own) }),
  });
  const finding = (found: Finding): Finding => ({ ...found, path: own(found.path) });
  const said = ({ code, args }: Message): Message => ({
    code,
    args: Object.fromEntries(
      Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? own(value) : value]),
    ),
  });
  const rule = (found: RuleReference | null): RuleReference | null =>
    found === null ? null : { ...found, file: own(found.file), pattern: own(found.pattern) };
  const verdict = (found: Verdict): Verdict => ({
    ...found,
    path: own(found.path),
    by: rule(found.by),
    uncounted: rule(found.uncounted),
    why: said(found.why),
  });
  const { comparison } = report;
  return {
    ...report,
    captures: report.captures.map(each => ({
      ...each,
      name: own(each.name),
      reason: each.reason === null ? null : said(each.reason),
      problems: each.problems.map(said),
    })),
    hosts: report.hosts.map(each => ({
      ...each,
      host: name(each.host),
      sharedWith: each.sharedWith.map(name),
      processes: each.processes.map(name),
    })),
    secrets: report.secrets.map(each => ({
      ...each,
      host: name(each.host),
      finding: { ...each.finding, pointer: maskPointer(each.finding.pointer, scanner) },
      source: each.source === null ? null : finding(each.source),
    })),
    comparison: {
      ...comparison,
      unpredicted: comparison.unpredicted.map(each => ({
        ...each,
        file: file(each.file),
        verdict: each.verdict === null ? null : verdict(each.verdict),
      })),
      predicted: comparison.predicted.map(file),
      predictedOnly: comparison.predictedOnly.map(each => ({
        ...each,
        path: own(each.path),
        finding: finding(each.finding),
        reaches: each.reaches.map(reach => ({ ...reach, verdict: verdict(reach.verdict) })),
      })),
      bodyMissing: comparison.bodyMissing.map(each => ({ ...each, host: name(each.host) })),
    },
  };
}
