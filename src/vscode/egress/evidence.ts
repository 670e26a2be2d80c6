import { l10n, ProgressLocation, window, workspace } from 'vscode';
import { recordEvidence } from '../../core/report/egressEvidence.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import { nodeCodec } from '../../node/egress/codec.ts';
import { recordAt } from '../../node/egress/evidence.ts';
import { evidenceDocument } from '../../text/egressEvidence.ts';
import type { OpenableEvidence } from './captureTree.ts';
import type { Log } from '../platform/log.ts';
import { openRange } from '../platform/workspace/openRange.ts';
import type { Previews } from '../writing/previews.ts';
import { sayEverything } from '../platform/sayEverything.ts';

/** The file name under which the record is shown. */
const documentName = 'evidence.txt';

/**
 * Opens the record in a capture that a row is based on: a log at its line, anything else as a read-only document with only that
 * record, its secrets masked.
 */
export async function openEvidence(
  { file, place }: OpenableEvidence,
  { previews, log }: { readonly previews: Previews; readonly log: Log },
): Promise<void> {
  if (place.line !== undefined) {
    await openRange(file.toString(), place.line, place.line);
    return;
  }
  const title = l10n.t('Looking for the record in the capture');
  try {
    const record = await window.withProgress(
      { location: ProgressLocation.Window, title, cancellable: true },
      (_, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort());
        return recordAt(file.fsPath, place, controller.signal);
      },
    );
    if (record === null) {
      void window.showWarningMessage(l10n.t('The record is no longer in {0}. The file may have changed.', file.fsPath));
      return;
    }
    const evidence = recordEvidence(record, { codec: nodeCodec, scanner: createScanner() });
    const text = evidenceDocument(record, evidence, sayEverything);
    const document = await workspace.openTextDocument(previews.document(documentName, text));
    await window.showTextDocument(document, { preview: true });
  } catch (error) {
    log.error('The evidence could not be read', error);
    void window.showErrorMessage(l10n.t('The evidence could not be read. See the log for details.'));
  }
}
