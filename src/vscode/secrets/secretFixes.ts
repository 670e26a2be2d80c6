import { CodeAction, CodeActionKind, l10n, Range, type TextDocument, workspace, WorkspaceEdit } from 'vscode';
import { commands } from '../../contract.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';
import { fileOf } from '../platform/workspace/notebooks.ts';
import { restrictedText } from '../platform/text.ts';
import { languageOfFixes } from './languageOfFixes.ts';

/** Offers to accept a finding by its content, for files that cannot contain a marker and for teams that want no markers. */
export function acceptInBaseline(document: TextDocument, finding: Finding): CodeAction | null {
  if (workspace.getWorkspaceFolder(fileOf(document.uri)) === undefined) return null;
  const action = new CodeAction(l10n.t('Add to the baseline…'), CodeActionKind.QuickFix);
  const target = [document.uri.toString(), finding.fingerprint];
  action.command = { command: commands.addToBaseline, title: action.title, arguments: target };
  if (!workspace.isTrusted) action.disabled = { reason: restrictedText() };
  return action;
}

/** Offers to replace the secret with a reference to the environment; null if the language has none that fits. */
export function referToEnvironment(document: TextDocument, finding: Finding): CodeAction | null {
  const languageId = languageOfFixes(document.uri, document.languageId);
  const reference = editorTools().environmentReference(document.getText(), finding, languageId);
  if (reference === null) return null;
  const title = l10n.t('Replace with the environment variable {0}', reference.name);
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { start, end, text } of reference.edits) {
    action.edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text);
  }
  return action;
}
