import { commands as vscodeCommands, type Disposable, l10n, window } from 'vscode';
import { commands, notOnWeb } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { showRotation } from '../history/rotationAdvice.ts';
import { findingsOfRow } from '../secrets/rowFindings.ts';
import type { Store } from '../state/store.ts';

/** Registers the commands that need a computer, which only show a message here, and the advice on rotating a secret. */
export function registerNotHere(store: Store): Disposable {
  const disposables = new DisposableStore();
  for (const id of notOnWeb) disposables.add(vscodeCommands.registerCommand(id, showNotHere));
  disposables.add(
    vscodeCommands.registerCommand(commands.showRotation, (target: unknown) =>
      showRotation(
        typeof target === 'string' ? [target] : findingsOfRow(target, store).map(({ finding }) => finding.ruleId),
      ),
    ),
  );
  return disposables;
}

function showNotHere(): void {
  void window.showInformationMessage(
    l10n.t(
      'This needs access to a computer, which a browser does not have. Open the folder in VS Code on a desktop, or in a remote window or a codespace.',
    ),
  );
}
