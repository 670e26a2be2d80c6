import path from 'node:path';
import { type ExtensionContext, l10n, window } from 'vscode';
import type { TextChange } from '../../core/guard/guardChange.ts';
import { makeRunnable } from '../../node/files/makeRunnable.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { Log } from '../platform/log.ts';
import type { Changes } from './changes.ts';

/** Changes of files on disk, kept in the journal, which later windows and the command line can read. */
export function journalChanges(context: ExtensionContext, log: Log): Changes {
  const journal = path.join(context.globalStorageUri.fsPath, 'journal');
  return {
    canWrite: ({ scheme }) => scheme === 'file',
    settle: () => toolSettings().settle(journal),
    canUndo: () => toolSettings().canUndo(journal),
    prepare: async title => {
      const ports = await toolSettings().portsWithReason(title);
      if (ports === null) return null;
      return async (edits, programs) => {
        const result = await toolSettings().applyEdits(edits, journal, ports);
        if (result.ok) run(programs, log);
        return result;
      };
    },
    undo: async () => {
      const tools = toolSettings();
      const last = await tools.latest(journal);
      if (last === null) return null;
      if (tools.changesGuard(last.files) && !(await isPersonSure(last.files))) return undefined;
      return tools.undoWithReason(journal, last);
    },
  };
}

function run(programs: readonly string[], log: Log): void {
  try {
    makeRunnable(programs);
  } catch (error) {
    log.error('A program could not be made one that runs', error);
  }
}

/**
 * Asks in a modal dialog, which no command can answer: an agent that can run editor commands must not be able to free itself from
 * the guard.
 */
async function isPersonSure(files: readonly TextChange[]): Promise<boolean> {
  const undo = l10n.t('Undo');
  const detail = [l10n.t('It changes which AI agents ask the guard:'), '', ...files.map(each => each.file)].join('\n');
  const question = l10n.t('Undo the last change?');
  return (await window.showWarningMessage(question, { modal: true, detail }, undo)) === undo;
}
