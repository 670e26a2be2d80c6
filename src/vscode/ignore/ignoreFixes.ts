import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  type Uri,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { commands } from '../../contract.ts';
import type { DriftIssue } from '../../core/ignore/drift/types.ts';
import { isCollected } from '../state/collectedFiles.ts';
import { diagnosticSource } from '../secrets/diagnostics.ts';
import { restrictedText } from '../platform/text.ts';
import { placeOf } from '../platform/workspace/workspaceFolders.ts';

/** Registers quick fixes in ignore files. A change of another file is previewed; a change of the open file is a normal edit. */
export function registerIgnoreFixes(issuesOf: (uri: Uri) => readonly DriftIssue[]): Disposable {
  return languages.registerCodeActionsProvider(
    { pattern: '**' },
    {
      provideCodeActions: (document, _range, { diagnostics }) =>
        isCollected(document.uri) ? diagnostics.flatMap(each => fixesOf(each, document, issuesOf(document.uri))) : [],
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function fixesOf(diagnostic: Diagnostic, document: TextDocument, issues: readonly DriftIssue[]): readonly CodeAction[] {
  if (diagnostic.source !== diagnosticSource) return [];
  const issue = issues.find(
    ({ why, line }) => why.code === diagnostic.code && line - 1 === diagnostic.range.start.line,
  );
  if (issue === undefined) return [];
  const actions = [removal(document, issue), copy(document, issue), generation(issue)].filter(each => each !== null);
  for (const action of actions) {
    action.diagnostics = [diagnostic];
    if (!workspace.isTrusted) action.disabled = { reason: restrictedText() };
  }
  return actions;
}

function removal(document: TextDocument, { isDead, pattern, line }: DriftIssue): CodeAction | null {
  if (!isDead || pattern === null || line > document.lineCount) return null;
  const action = new CodeAction(l10n.t('Remove this line'), CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  action.edit.delete(document.uri, document.lineAt(line - 1).rangeIncludingLineBreak);
  return action;
}

/** Offers to copy a rule to other ignore files. Rules in a settings file have another format; they are left to the generator. */
function copy(document: TextDocument, { pattern, missingIn }: DriftIssue): CodeAction | null {
  if (pattern === null || missingIn.length === 0 || document.languageId.startsWith('json')) return null;
  const action = new CodeAction(l10n.t('Copy this rule to {0}…', missingIn.join(', ')), CodeActionKind.QuickFix);
  const { path } = placeOf(document.uri.toString());
  const base = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const rule = { folder: workspace.getWorkspaceFolder(document.uri)?.uri.toString(), pattern, base, files: missingIn };
  action.command = { command: commands.copyIgnoreRule, title: action.title, arguments: [rule] };
  action.isPreferred = true;
  return action;
}

function generation({ kind }: DriftIssue): CodeAction | null {
  if (kind !== 'disagreement' && kind !== 'out-of-step' && kind !== 'visible') return null;
  const action = new CodeAction(l10n.t('Generate AI ignore files…'), CodeActionKind.QuickFix);
  action.command = { command: commands.generateIgnoreFiles, title: action.title };
  return action;
}
