import { transcripts } from '../../core/assistants/transcripts.ts';
import type { SentRow } from '../../core/fleet/types.ts';
import { SecretDetector, type SecretFacts } from '../../core/history/detection/secretDetector.ts';
import { historyReport } from '../../core/history/report.ts';
import { hasHistoryKey, historyFolder, HistoryIndex, historyKey, newHistoryKey } from '../history/index.ts';
import { readHistory } from '../history/readHistory.ts';
import { recordsVersion } from '../history/recordsVersion.ts';
import { textTools } from '../history/textTools.ts';
import { movedFolders } from '../settings/movedFolders.ts';

/**
 * Counts how many requests and secrets the records of each tool show as sent; returns numbers only, no contents. What `history`
 * keeps between runs is used if it exists; nothing is stored otherwise.
 * @param bundles the folder of this program, whose version decides whether kept records are still valid
 */
export function sentCounts(
  home: string,
  env: Readonly<Record<string, string | undefined>>,
  bundles: string,
): readonly SentRow[] {
  const folder = historyFolder(home);
  const key = keptKey(folder);
  const index = key === null ? null : new HistoryIndex(folder, recordsVersion(bundles), key);
  const detector = new SecretDetector(
    key ?? newHistoryKey(),
    textTools,
    index?.secrets ?? new Map<string, SecretFacts>(),
  );
  const folders = [{ home, workspace: null, moved: movedFolders(env) }];
  const { joined, unread } = readHistory({
    ...{ products: transcripts, folders, isPartial: false, detector, index, since: null, withFiles: false },
  });
  const report = historyReport(joined, detector.secrets, new Map(), unread);
  const rows = new Map<string, { requests: number; readonly secrets: Set<string> }>();
  const rowOf = (tool: string): { requests: number; readonly secrets: Set<string> } => {
    const known = rows.get(tool) ?? { requests: 0, secrets: new Set<string>() };
    rows.set(tool, known);
    return known;
  };
  for (const { assistant, requests } of report.sessions) rowOf(assistant).requests += requests;
  for (const { assistant, status, id } of report.secrets) if (status === 'sent') rowOf(assistant).secrets.add(id);
  return [...rows].map(([tool, { requests, secrets }]) => ({ tool, requests, secrets: secrets.size }));
}

/** Null if nothing is kept, or the key cannot be read. */
function keptKey(folder: string): Uint8Array | null {
  try {
    return hasHistoryKey(folder) ? historyKey(folder) : null;
  } catch {
    return null;
  }
}
