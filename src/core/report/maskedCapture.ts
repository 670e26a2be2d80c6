import type { EgressReport, ObservedFile } from '../egress/summary/types.ts';
import { maskFileName, maskName, maskPointer } from '../exposure/maskName.ts';
import type { Finding, Scanner } from '../secrets/types.ts';

/**
 * A report on captures with every name in it masked that strangers gave: files, keys in pointers, processes, hosts. Names of
 * the workspace's own files stay, but for secrets in them.
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
  const { comparison } = report;
  return {
    ...report,
    captures: report.captures.map(each => ({ ...each, name: own(each.name) })),
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
      unpredicted: comparison.unpredicted.map(each => ({ ...each, file: file(each.file) })),
      predicted: comparison.predicted.map(file),
      predictedOnly: comparison.predictedOnly.map(each => ({ ...each, finding: finding(each.finding) })),
      bodyMissing: comparison.bodyMissing.map(each => ({ ...each, host: name(each.host) })),
    },
  };
}
