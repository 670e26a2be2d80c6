import { catalogue } from '../../core/assistants/catalogue.ts';
import { folderOf, type NamedFolder, shownIn, verdictShownIn } from '../../core/egress/attribution/folders.ts';
import { ScanCache } from '../../core/egress/attribution/scanCache.ts';
import { EgressCollector } from '../../core/egress/summary/collector.ts';
import type { EgressReport } from '../../core/egress/summary/types.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import { type AccountFacts, verdicts } from '../../core/ignore/verdicts.ts';
import { maskedCapture } from '../../core/report/maskedCapture.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { nodeCodec } from './codec.ts';
import { type CaptureSource, importCapture } from './importCapture.ts';
import { indexFolders } from './indexFolders.ts';

/** A folder that captures are compared with, with its own rules. */
export interface ComparedFolder extends NamedFolder {
  /** Relative to the root, with `/`, like all paths in it. */
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
  /** The exposures that were predicted for these files. */
  readonly exposures: readonly Exposure[];
  readonly ruleFiles: readonly RuleFile[];
  readonly facts: AccountFacts;
}

export interface AnalyseOptions {
  readonly captures: readonly { readonly name: string; readonly source: CaptureSource }[];
  /** Empty: the report contains only what the captures show on their own. */
  readonly folders: readonly ComparedFolder[];
  readonly onProgress?: (capture: number, bytesRead: number, total: number | null) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads captures and compares them with a workspace's folders. Rejects with an `AbortError` when the signal fires, and in no other
 * case: captures that cannot be read are listed in the report.
 */
export async function analyseCaptures({
  captures,
  folders,
  onProgress,
  signal,
}: AnalyseOptions): Promise<EgressReport> {
  const index = folders.length === 0 ? null : await indexFolders(folders, signal);
  const ports = { codec: nodeCodec, scanner: new ScanCache(createScanner()), index };
  const collector = new EgressCollector(
    ports,
    folders.flatMap(folder => folder.findings.map(finding => findingShownIn(folder, finding))),
  );
  for (const [i, { name, source }] of captures.entries()) {
    const sink = collector.open(name);
    const { format, reason, bytes } = await importCapture(source, {
      sink,
      onProgress: (bytesRead, total) => onProgress?.(i, bytesRead, total),
      ...(signal === undefined ? {} : { signal }),
    });
    sink.close(format, reason, bytes);
  }
  // A capture may show an assistant that was not found on this machine.
  const assistants = catalogue.filter(assistant => assistant.features.length > 0);
  const report = collector.report({
    exposures: folders.flatMap(folder => folder.exposures.map(exposure => exposureShownIn(folder, exposure))),
    verdictsOf: shown => {
      const found = folderOf(folders, shown);
      if (found === null) return [];
      const { folder, path } = found;
      const { ruleFiles, facts } = folder;
      return verdicts(path, ruleFiles, assistants, facts).map(each => verdictShownIn(folder, each));
    },
  });
  return maskedCapture(report, ports.scanner);
}

function findingShownIn(folder: NamedFolder, finding: Finding): Finding {
  return { ...finding, path: shownIn(folder, finding.path) };
}

function exposureShownIn(folder: NamedFolder, exposure: Exposure): Exposure {
  const finding = findingShownIn(folder, exposure.finding);
  const reaches = exposure.reaches.map(reach => ({ ...reach, verdict: verdictShownIn(folder, reach.verdict) }));
  return { ...exposure, path: finding.path, finding, reaches };
}
