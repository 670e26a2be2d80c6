import { commands as vscodeCommands, type Disposable, l10n, Uri, window } from 'vscode';
import { commands } from '../../contract.ts';
import type { Captures, CaptureServices } from './captures.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { captureTools } from './lazyCaptureTools.ts';

/** Registers the commands for importing captured traffic. The code behind them is loaded on first use. */
export function registerCaptures(services: CaptureServices): Disposable {
  const disposables = new DisposableStore();
  let made: Captures | undefined;
  const captures = (): Captures => (made ??= disposables.add(new (captureTools().Captures)(services)));
  disposables.add(
    vscodeCommands.registerCommand(commands.importCapture, (file: unknown) =>
      captures().import(file instanceof Uri ? [file] : undefined),
    ),
  );
  disposables.add(vscodeCommands.registerCommand(commands.clearCapture, () => made?.clear()));
  // Only rows of the view call this, so nothing needs to be loaded if nothing was imported.
  disposables.add(
    vscodeCommands.registerCommand(commands.showEvidence, (row: unknown) =>
      typeof row === 'number' ? made?.showEvidence(row) : undefined,
    ),
  );
  disposables.add(
    vscodeCommands.registerCommand(commands.showCapturedHost, async (host: unknown) => {
      if (typeof host !== 'string') return;
      if ((await made?.showHost(host)) === true) return;
      void window.showInformationMessage(
        l10n.t('Import the capture again to see its records: of an import, only hosts, times and amounts are kept.'),
      );
    }),
  );
  return disposables;
}
