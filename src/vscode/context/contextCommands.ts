import { commands as vscodeCommands, type Disposable, languages } from 'vscode';
import { commands, schemes } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { ExplainServices } from './explainFile.ts';
import type { PayloadPreview, PayloadPreviewServices } from './payloadPreview.ts';

/** *Preview What Would Be Sent* and *Why Is This File Visible?* Only names are registered here; the rest is loaded with the first use. */
export function registerContextCommands(services: PayloadPreviewServices & ExplainServices): Disposable {
  const disposables = new DisposableStore();
  let made: PayloadPreview | undefined;
  const preview = (): PayloadPreview => (made ??= new (toolSettings().PayloadPreview)(services));
  disposables.add(vscodeCommands.registerCommand(commands.previewPayload, () => preview().show()));
  disposables.add(
    languages.registerDocumentLinkProvider(
      { scheme: schemes.preview },
      { provideDocumentLinks: document => made?.provideDocumentLinks(document) ?? [] },
    ),
  );
  disposables.add(
    vscodeCommands.registerCommand(commands.explainFile, (argument: unknown) =>
      toolSettings().explainFile(services, argument),
    ),
  );
  return disposables;
}
