import { Uri, type WorkspaceFolder } from 'vscode';
import type { Generated } from '../../core/ignore/writing/block.ts';
import type { IgnoreTarget } from '../../core/ignore/writing/targets.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import type { IgnoreEdits } from '../../node/ignore/ignoreEdits.ts';
import { nameOfFile } from '../files/fileNames.ts';
import { ignoreEditsOnDisk } from '../files/host.ts';
import { targetText } from '../files/targetText.ts';

/**
 * Makes the edits that turn the ignore files of a workspace folder into the result of `make`, on disk or elsewhere. Other file
 * systems have no links that lead out of the folder. Nothing is written here.
 */
export async function ignoreEdits(
  folder: WorkspaceFolder,
  targets: readonly IgnoreTarget[],
  make: (target: IgnoreTarget, current: string | null) => Generated,
): Promise<IgnoreEdits> {
  if (folder.uri.scheme === 'file') return ignoreEditsOnDisk(folder.uri.fsPath, targets, make);
  const edits: FileEdit[] = [];
  for (const target of targets) {
    const uri = Uri.joinPath(folder.uri, target.file);
    const current = await targetText(uri, target.file);
    const generated = current.problem === null ? make(target, current.text) : current;
    if (generated.problem !== null) return { edits: [], skipped: [], problem: generated.problem };
    if (generated.text === null || generated.text === (current.text ?? '')) continue;
    edits.push({ file: nameOfFile(uri), before: current.text, after: generated.text, changes: [] });
  }
  return { edits, skipped: [], problem: null };
}
