import { l10n, type WorkspaceFolder } from 'vscode';
import { reachChanges, withEdits } from '../../core/exposure/reach/reachChange.ts';
import { createVerdicts } from '../../core/ignore/verdicts.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { uriOfFile } from '../files/fileNames.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';
import type { IgnoreFileServices } from './ignoreServices.ts';

/**
 * Says how many files with secrets each assistant can reach, before and after a plan for ignore files. Empty if no known file with
 * secrets can be reached.
 */
export function reachNote(
  { store, assistants, ruleFiles, exclusion }: IgnoreFileServices,
  folder: WorkspaceFolder,
  edits: readonly FileEdit[],
): string {
  const root = folder.uri.toString();
  const paths = [...store.snapshot.findings].flatMap(([uri, [first]]) =>
    first !== undefined && uri.startsWith(`${root}/`) ? [first.path] : [],
  );
  const rules = ruleFiles.of(root);
  const edited = edits.map(({ file, after }) => ({ path: placeOf(uriOfFile(file).toString()).path, text: after }));
  const facts = exclusion.factsFor(root);
  const now = createVerdicts(rules, assistants.current, facts);
  const then = createVerdicts(withEdits(rules, edited), assistants.current, facts);
  const changes = reachChanges(paths, now, then).map(
    ({ assistant, before, after }) => `${assistants.nameOf(assistant)} ${before} → ${after}`,
  );
  return changes.length === 0 ? '' : l10n.t('Files with secrets that it reaches: {0}.', changes.join(', '));
}
