import type { Disposable } from 'vscode';
import type { Log } from './log.ts';
import type { Store } from '../state/store.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** Logs rule files that cannot be read or understood, once each, so their rules are not ignored silently. */
export function registerProblems(store: Store, log: Log): Disposable {
  return store.onDidChange(({ problems }) => {
    for (const problem of problems) log.warnOnce(editorTools().sayEverything(problem));
  });
}
