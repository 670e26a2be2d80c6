import { l10n, Range, type TextDocument, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { languageOf } from '../../core/context/copilot/documents/language.ts';
import type { LocatedFinding } from '../../core/exposure/findingGroups.ts';
import { everyReference, type EveryReference, withEdits } from '../../core/secrets/fixes/everyReference.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { uriOf } from '../platform/commandArgument.ts';
import { outputsCell } from '../platform/workspace/notebooks.ts';
import { showRestricted } from '../platform/restricted.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { targetText } from '../files/targetText.ts';
import { shownPlace } from '../platform/workspace/workspaceFolders.ts';
import type { Store } from '../state/store.ts';
import type { Proposals } from '../writing/proposals.ts';
import { languageOfFixes } from './languageOfFixes.ts';
import { findingsOfRow } from './rowFindings.ts';

export interface ReplaceServices {
  readonly store: Store;
  readonly previews: Proposals;
  /** Finds the secrets in a text, outside of the extension host's thread. */
  readonly scan: (uri: Uri, text: string, languageId: string) => Promise<readonly Finding[]>;
}

/**
 * Runs *Fix All in File*: replaces every replaceable secret of a file.
 * @param argument the file; the active document if it is missing
 */
export async function fixAllInFile(services: ReplaceServices, argument: unknown): Promise<void> {
  const uri = uriOf(argument) ?? window.activeTextEditor?.document.uri;
  if (!workspace.isTrusted) showRestricted();
  else if (uri === undefined) void window.showInformationMessage(l10n.t('Open or select a file first.'));
  else await replace(services, uri, () => true);
}

/** Runs *Replace with an Environment Variable*: replaces only the secrets of a row. */
export async function replaceSecrets(services: ReplaceServices, row: unknown): Promise<void> {
  if (!workspace.isTrusted) {
    showRestricted();
    return;
  }
  const wanted = findingsOfRow(row, services.store);
  const [first] = wanted;
  if (first === undefined) return;
  await replace(services, Uri.parse(first.uri, true), finding => wanted.some(each => isSame(each, finding)));
}

function isSame({ finding }: LocatedFinding, other: Finding): boolean {
  return finding.ruleId === other.ruleId && finding.start === other.start;
}

async function replace(services: ReplaceServices, uri: Uri, isWanted: (finding: Finding) => boolean): Promise<void> {
  const open = workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
  const isFile = uri.scheme === 'file' && outputsCell(uri) === undefined;
  if (isFile) await replaceInFile(services, uri, open, isWanted);
  else if (open !== undefined) await replaceInDocument(services, open, isWanted);
  else void window.showWarningMessage(l10n.t('{0} is not text that can be edited.', shownPlace(uri)));
}

/** Replaces secrets in a file on this disk, with one diff and one undo. */
async function replaceInFile(
  services: ReplaceServices,
  uri: Uri,
  open: TextDocument | undefined,
  isWanted: (finding: Finding) => boolean,
): Promise<void> {
  const name = shownPlace(uri);
  const { text, problem } = await targetText(uri, name);
  if (text === null) {
    const gone = l10n.t('{0} could not be opened. It may have been deleted.', name);
    void window.showWarningMessage(problem === null ? gone : sayEverything(problem));
    return;
  }
  const languageId = open?.languageId ?? languageOf(uri.toString(), 'plaintext');
  const found = (await services.scan(uri, text, languageId)).filter(isWanted);
  const replaced = everyReference(text, found, languageOfFixes(uri, languageId));
  if (replaced.edits.length === 0) {
    showNoneReplaced(name, found.length);
    return;
  }
  const edits = [{ file: uri.fsPath, before: text, after: withEdits(text, replaced.edits), changes: [] }];
  await services.previews.propose({ title: l10n.t('Replace Secrets in {0}', name), edits, note: noteOf(replaced) });
}

/** Replaces secrets in a file that is not on this disk, or in a part of a file, with the editor's own preview and undo. */
async function replaceInDocument(
  services: ReplaceServices,
  document: TextDocument,
  isWanted: (finding: Finding) => boolean,
): Promise<void> {
  const { uri, languageId, version } = document;
  const text = document.getText();
  const found = (await services.scan(uri, text, languageId)).filter(isWanted);
  const replaced = everyReference(text, found, languageOfFixes(uri, languageId));
  if (replaced.edits.length === 0 || document.version !== version) {
    showNoneReplaced(shownPlace(uri), found.length);
    return;
  }
  const label = l10n.t('Replace Secrets in {0}', shownPlace(uri));
  const edit = new WorkspaceEdit();
  for (const { start, end, text: added } of replaced.edits) {
    const range = new Range(document.positionAt(start), document.positionAt(end));
    edit.replace(uri, range, added, { label, needsConfirmation: true });
  }
  if (await workspace.applyEdit(edit)) void window.showInformationMessage(noteOf(replaced));
}

function noteOf({ names, left }: EveryReference): string {
  const set = l10n.t('Set these variables where the program runs: {0}.', names.join(', '));
  if (left === 0) return set;
  const stays =
    left === 1
      ? l10n.t('1 secret stays: it cannot be replaced.')
      : l10n.t('{0} secrets stay: they cannot be replaced.', left);
  return `${set} ${stays}`;
}

function showNoneReplaced(name: string, found: number): void {
  void window.showInformationMessage(
    found === 0
      ? l10n.t('Nothing to replace in {0}: the secret is no longer there, or is accepted.', name)
      : l10n.t(
          'No secret in {0} can be replaced with a variable: its language has none, or the secret is only a part of a text.',
          name,
        ),
  );
}
