import path from 'node:path';
import { l10n, Uri, window } from 'vscode';
import { message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { ProgramCopy } from '../../node/guard/registering/machinePrograms.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import type { Guard } from './guard.ts';

/** The file that lists the others and says where each of them belongs. */
const listName = 'WHERE-THESE-FILES-GO.txt';

/**
 * Proposes files for a whole machine. Only an administrator can put them in place, so copies are written to a folder that the user
 * chooses, after the usual diff, with a list of where each of them belongs.
 */
export async function proposeForAdministrator(
  guard: Guard,
  title: string,
  edits: readonly FileEdit[],
  programs: readonly ProgramCopy[],
): Promise<void> {
  const [folder] = diskFolders();
  const [chosen] =
    (await window.showOpenDialog({
      title: l10n.t('Folder for the Files'),
      openLabel: l10n.t('Use This Folder'),
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: folder?.uri ?? Uri.file(guard.surroundings.home),
    })) ?? [];
  if (chosen === undefined) return;
  if (chosen.scheme !== 'file') {
    void window.showWarningMessage(l10n.t('Choose a folder on this machine’s disk.'));
    return;
  }
  const copies = copiesFor(chosen.fsPath, edits, programs);
  if ((await guard.services.previews.propose({ title, edits: copies })) !== 'shown') return;
  void window.showInformationMessage(
    l10n.t('These are copies. {0} says where an administrator puts each; they have no effect until then.', listName),
  );
}

/**
 * Returns the edits as new files in one folder, with a number added to a name that is already used.
 * @param programs the programs that the files start, and where each of them has to be
 */
function copiesFor(folder: string, edits: readonly FileEdit[], programs: readonly ProgramCopy[]): readonly FileEdit[] {
  const names = new Set<string>();
  const copies = edits.map(({ file, after }) => {
    const { name, ext } = path.parse(file);
    let free = `${name}${ext}`;
    for (let i = 2; names.has(free); i++) free = `${name}-${i}${ext}`;
    names.add(free);
    return { name: free, target: file, text: after };
  });
  const started = programs.map(({ from, to }) => `${from}\n  ${to}\n`);
  const list = [
    ...(started.length === 0 ? [] : [sayEverything(message('guard.install.copyFirst')), '', ...started]),
    l10n.t(
      'Put these files where their second line says. If a file is already there, its content is included in this one.',
    ),
    '',
    ...copies.map(({ name, target }) => `${name}\n  ${target}\n`),
  ].join('\n');
  const all = [...copies, { name: listName, text: list }];
  return all.map(({ name, text }) => ({ file: path.join(folder, name), before: null, after: text, changes: [] }));
}
