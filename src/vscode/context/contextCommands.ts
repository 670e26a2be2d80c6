import { commands as vscodeCommands, type Disposable } from 'vscode';
import { commands } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';
import type { ExplainServices } from './explainFile.ts';
import type { PayloadPreview, PayloadPreviewServices } from '../preview/payloadPreview.ts';

/**
 * Registers *Preview What Would Be Sent* and *Why Is This File Visible?* Only the commands are registered here; the code behind
 * them is loaded on first use.
 */
export function registerContextCommands(services: PayloadPreviewServices & ExplainServices): Disposable {
  const disposables = new DisposableStore();
  let made: PayloadPreview | undefined;
  const preview = (): PayloadPreview => (made ??= disposables.add(new (editorTools().PayloadPreview)(services)));
  disposables.add(vscodeCommands.registerCommand(commands.previewPayload, (named: unknown) => preview().show(named)));
  disposables.add(vscodeCommands.registerCommand(commands.previewFeature, () => preview().choose()));
  disposables.add(
    vscodeCommands.registerCommand(commands.explainFile, (argument: unknown) =>
      editorTools().explainFile(services, argument),
    ),
  );
  return disposables;
}
