import { transcripts } from '../../core/assistants/transcripts.ts';
import type { SecretDetector } from '../../core/history/detection/secretDetector.ts';
import { Transcript } from '../../core/history/tally/transcript.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { Folders } from '../../core/settings/readings.ts';
import type { SessionPart } from './historyTask.ts';
import type { HistoryIndex } from './index.ts';
import { isUnchanged, type KeptFile, readHistoryFile } from './readFile.ts';
import { storeFiles } from './places/storeFiles.ts';

/**
 * Returns the texts of one session, file by file, with every secret masked. Never throws; what cannot be read is left out.
 * @param session its id in reports
 * @param index used to skip files that cannot contain it
 */
export function readSession(
  { assistant, session }: { readonly assistant: string; readonly session: string },
  folders: readonly Folders[],
  { detector, index }: { readonly detector: SecretDetector; readonly index: HistoryIndex },
): readonly SessionPart[] {
  const stores = transcripts.flatMap(each => each.stores).filter(each => each.assistant === assistant);
  const scanner = createScanner();
  const parts: SessionPart[] = [];
  for (const found of storeFiles(stores, folders).files) {
    const { store, file } = found;
    const { reading } = store;
    const kept = index.of(file);
    if (reading.format === 'closed' || (kept !== null && isUnchanged(found, kept) && !holds(kept, session))) continue;
    let transcript = new Transcript(detector, scanner, session);
    readHistoryFile(file, reading, () => (transcript = new Transcript(detector, scanner, session)), null);
    const { blocks, requestsBefore, isCut } = transcript;
    if (blocks.length > 0) parts.push({ file, store: store.id, blocks, requestsBefore, isCut });
  }
  return parts;
}

function holds({ lanes }: KeptFile, session: string): boolean {
  return lanes.some(each => each.session === session);
}
