import type { Disposable } from 'vscode';
import type { Log } from './log.ts';
import type { Store } from '../state/store.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';

/** Rule files that cannot be read or understood are named in the log, once each: no rule of theirs is counted silently. */
export function registerProblems(store: Store, log: Log): Disposable {
  return store.onDidChange(({ problems }) => {
    for (const problem of problems) log.warnOnce(editorTools().sayEverything(problem));
  });
}
