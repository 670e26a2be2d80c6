import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  l10n,
  type TextDocument,
  workspace,
} from 'vscode';
import { commands } from '../../contract.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { restrictedText } from '../platform/text.ts';
import { editorTools } from '../settings/lazyEditorTools.ts';
import { languageOfFixes } from './languageOfFixes.ts';

export const fixAllKind = CodeActionKind.SourceFixAll.append('sightglass');

/**
 * Returns the actions for *Fix All* and *Source Action*. None are offered when a file is saved: users who let another tool fix all
 * on save did not ask for a diff of secrets with every save.
 */
export function fixAllAsAsked(
  document: TextDocument,
  findings: readonly Finding[],
  { only, triggerKind }: CodeActionContext,
): readonly CodeAction[] {
  const isAsked = triggerKind === CodeActionTriggerKind.Invoke && only?.contains(fixAllKind) === true;
  return isAsked ? fixAll(document, findings, fixAllKind) : [];
}

/** Returns *Fix All in File* if at least one secret can be replaced. */
export function fixAll(
  document: TextDocument,
  findings: readonly Finding[],
  kind: CodeActionKind,
): readonly CodeAction[] {
  const languageId = languageOfFixes(document.uri, document.languageId);
  if (findings.length === 0 || !editorTools().hasReference(document.getText(), findings, languageId)) return [];
  const action = new CodeAction(l10n.t('Replace all secrets of this file with variables…'), kind);
  action.command = { command: commands.fixAllInFile, title: action.title, arguments: [document.uri] };
  if (!workspace.isTrusted) action.disabled = { reason: restrictedText() };
  return [action];
}
