import { commands as vscodeCommands, type Disposable, l10n, type TextDocument, window, workspace } from 'vscode';
import { commands, languages } from '../../contract.ts';
import { isCollected } from '../state/collectedFiles.ts';
import { nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { IgnoreLanguage } from './ignoreLanguage.ts';
import type { IgnoreLanguageServices } from './ignoreServices.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** Registers the support for ignore files, which is loaded when the first ignore file is opened. */
export function registerIgnoreDocuments(services: IgnoreLanguageServices): Disposable {
  const disposables = new DisposableStore();
  let loaded: IgnoreLanguage | undefined;
  const load = (): IgnoreLanguage => (loaded ??= disposables.add(editorTools().registerIgnoreLanguage(services)));
  const look = (document: TextDocument): void => {
    if (loaded !== undefined || !(document.languageId === languages.ignore || isCollected(document.uri))) return;
    // Loading a bundle must not delay the opening of an editor.
    void nextSlice().then(load);
  };
  disposables.add(
    vscodeCommands.registerCommand(commands.checkIgnoreFiles, async () => {
      await services.ruleFiles.reload();
      const { files, problems } = await load().checkAll();
      if (problems === 0) {
        void window.showInformationMessage(l10n.t('No dead rules and no drift in the ignore files of this workspace.'));
        return;
      }
      await vscodeCommands.executeCommand('workbench.actions.view.problems');
      void window.showInformationMessage(l10n.t('{0} problems in {1} ignore files.', problems, files));
    }),
  );
  disposables.add(workspace.onDidOpenTextDocument(look));
  workspace.textDocuments.forEach(look);
  return disposables;
}
