import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { LineHashIndex } from '../../core/egress/attribution/lineIndex.ts';
import { ScanCache } from '../../core/egress/attribution/scanCache.ts';
import { EgressCollector } from '../../core/egress/summary/collector.ts';
import type { EgressReport } from '../../core/egress/summary/types.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import type { RuleFile } from '../../core/ignore/types.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { readTextSync } from '../readText.ts';
import { nodeCodec } from './codec.ts';
import { type CaptureSource, importCapture } from './importCapture.ts';

/** What captures are compared with. Plain data, so that it can go to a worker thread. */
export interface ComparedWorkspace {
  readonly root: string;
  /** Relative to the root, with `/`. */
  readonly paths: readonly string[];
  readonly findings: readonly Finding[];
  /** What was predicted from them. */
  readonly exposures: readonly Exposure[];
  readonly ruleFiles: readonly RuleFile[];
  readonly contentExclusion: boolean | null;
}

export interface AnalyseOptions {
  readonly captures: readonly { readonly name: string; readonly source: CaptureSource }[];
  /** Null: only what the captures say by themselves. */
  readonly workspace: ComparedWorkspace | null;
  readonly onProgress?: (capture: number, bytesRead: number, total: number | null) => void;
  readonly signal?: AbortSignal;
}

/** Larger files are data, and no assistant sends them. */
const maximumFile = 2_000_000;
/** Text of a workspace that is indexed; what is beyond it cannot be recognised in requests. */
const maximumIndexed = 300_000_000;

/**
 * Reads captures and compares them with a workspace. Rejects with an `AbortError` when the signal fires, and in no other
 * case: what cannot be read is told in the report.
 */
export async function analyseCaptures({
  captures,
  workspace,
  onProgress,
  signal,
}: AnalyseOptions): Promise<EgressReport> {
  const index = workspace === null ? null : await indexOf(workspace, signal);
  const ports = { codec: nodeCodec, scanner: new ScanCache(createScanner()), index };
  const collector = new EgressCollector(ports, workspace?.findings ?? []);
  for (const [i, { name, source }] of captures.entries()) {
    const sink = collector.open(name);
    const { format, reason, bytes } = await importCapture(source, {
      sink,
      onProgress: (bytesRead, total) => onProgress?.(i, bytesRead, total),
      ...(signal === undefined ? {} : { signal }),
    });
    sink.close(format, reason, bytes);
  }
  // Whoever a request shows may be an assistant that was not found on this machine.
  const assistants = catalogue.filter(assistant => assistant.features.length > 0);
  const facts = { contentExclusion: workspace?.contentExclusion ?? null };
  const ruleFiles = workspace?.ruleFiles ?? [];
  return collector.report({
    exposures: workspace?.exposures ?? [],
    verdictsOf: name => verdicts(name, ruleFiles, assistants, facts),
  });
}

/** Files between two pauses, so that the thread can be asked to stop. */
const batch = 200;

async function indexOf({ root, paths }: ComparedWorkspace, signal: AbortSignal | undefined): Promise<LineHashIndex> {
  const index = new LineHashIndex();
  let left = maximumIndexed;
  for (const [i, name] of paths.entries()) {
    if (i % batch === 0) {
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    const read = readTextSync(path.join(root, name), Math.min(maximumFile, left));
    if (read.kind !== 'text') continue;
    index.add(name, read.text);
    left -= read.bytes;
  }
  return index;
}
