import type { Disposable } from 'vscode';
import type { Log } from './log.ts';
import type { Store } from '../state/store.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** Names rule files that cannot be read or understood in the log, once each: none of their rules counts silently. */
export function registerProblems(store: Store, log: Log): Disposable {
  return store.onDidChange(({ problems }) => {
    for (const problem of problems) log.warnOnce(editorTools().sayEverything(problem));
  });
}
