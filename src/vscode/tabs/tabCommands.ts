import { commands as vscodeCommands, type Disposable } from 'vscode';
import { commands } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';
import type { Store } from '../state/store.ts';
import type { RiskyTabs } from './riskyTabs.ts';

/** Registers *Close Risky Tabs* and the command to reopen them. */
export function registerTabCommands(store: Store): Disposable {
  const disposables = new DisposableStore();
  let made: RiskyTabs | undefined;
  const tabs = (): RiskyTabs => (made ??= new (editorTools().RiskyTabs)(store));
  disposables.add(vscodeCommands.registerCommand(commands.closeRiskyTabs, () => tabs().close()));
  disposables.add(vscodeCommands.registerCommand(commands.reopenRiskyTabs, () => tabs().reopen()));
  return disposables;
}
