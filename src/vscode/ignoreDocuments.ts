import { type Disposable, type TextDocument, workspace } from 'vscode';
import { languages } from '../contract.ts';
import { nextSlice } from './delays.ts';
import { DisposableStore } from './disposables.ts';
import type { IgnoreLanguageServices } from './ignoreLanguage.ts';
import { toolSettings } from './lazyToolSettings.ts';
import { isCollected } from './ruleFiles.ts';

/** Help with ignore files, loaded when the first one is opened. */
export function registerIgnoreDocuments(services: IgnoreLanguageServices): Disposable {
  const disposables = new DisposableStore();
  let isLoaded = false;
  const look = (document: TextDocument): void => {
    if (isLoaded || !(document.languageId === languages.ignore || isCollected(document.uri))) return;
    isLoaded = true;
    // Opening an editor is not the moment to load a bundle.
    void nextSlice().then(() => disposables.add(toolSettings().registerIgnoreLanguage(services)));
  };
  disposables.add(workspace.onDidOpenTextDocument(look));
  workspace.textDocuments.forEach(look);
  return disposables;
}
