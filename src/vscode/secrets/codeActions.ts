import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionProvider,
  type Disposable,
  EndOfLine,
  l10n,
  languages,
  Position,
  type Range,
  type TextDocument,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { commands } from '../../contract.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import { suppressionComment } from '../../core/secrets/judgement/suppression.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { Past } from '../history/past.ts';
import { diagnosticSource, rangeOf, ruleUri } from './diagnostics.ts';
import { fixAll, fixAllAsAsked, fixAllKind } from './fixAll.ts';
import { acceptInBaseline, referToEnvironment } from './secretFixes.ts';
import type { Store } from '../state/store.ts';
import { restrictedText } from '../platform/text.ts';

/** Quick fixes for a secret's diagnostic. None of them hides a finding on its own or writes a file without a preview. */
class SecretActions implements CodeActionProvider {
  constructor(
    private readonly store: Store,
    private readonly history: Past,
  ) {}

  provideCodeActions(document: TextDocument, range: Range, context: CodeActionContext): CodeAction[] {
    const uri = document.uri.toString();
    const findings = this.store.snapshot.findings.get(uri) ?? [];
    const actions = [...fixAllAsAsked(document, findings, context)];
    for (const diagnostic of context.diagnostics) {
      if (diagnostic.source !== diagnosticSource) continue;
      const finding = findings.find(
        each => rangeOf(each).isEqual(diagnostic.range) && rangeOf(each).intersection(range),
      );
      if (finding === undefined) continue;
      const exposure = this.store.snapshot.exposures.find(each => each.finding === finding);
      // If the language has a reference to the environment, replacing the secret is better than holding back the whole file.
      const reference = referToEnvironment(document, finding);
      const hold = holdBack(uri, exposure);
      const [best] = [reference, hold].filter(each => each !== null);
      if (best !== undefined) best.isPreferred = true;
      const made = [
        reference,
        hold,
        markAsNoSecret(document, finding),
        acceptInBaseline(document, finding),
        ...rotate(this.history.sentenceOf(uri, finding), finding),
        ...goToRules(uri, exposure),
        explain(document),
      ];
      for (const action of made) {
        if (action === null) continue;
        action.diagnostics = [diagnostic];
        actions.push(action);
      }
    }
    if (actions.length > 0 && findings.length > 1) actions.push(...fixAll(document, findings, CodeActionKind.QuickFix));
    return actions;
  }
}

export function registerCodeActions(store: Store, history: Past): Disposable {
  return languages.registerCodeActionsProvider({ pattern: '**' }, new SecretActions(store, history), {
    providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
  });
}

function holdBack(uri: string, exposure: Exposure | undefined): CodeAction | null {
  if (exposure === undefined) return null;
  const action = new CodeAction(l10n.t('Hold this file back from AI assistants…'), CodeActionKind.QuickFix);
  action.command = { command: commands.addToIgnoreFiles, title: action.title, arguments: [uri] };
  if (!workspace.isTrusted) action.disabled = { reason: restrictedText() };
  return action;
}

function markAsNoSecret(document: TextDocument, finding: Finding): CodeAction {
  const action = new CodeAction(l10n.t('Mark as not a secret'), CodeActionKind.QuickFix);
  const comment = suppressionComment(document.languageId);
  if (!workspace.isTrusted) {
    action.disabled = { reason: restrictedText() };
  } else if (comment === null) {
    action.disabled = { reason: l10n.t('This language has no comments that could contain a marker.') };
  } else {
    action.edit = new WorkspaceEdit();
    const line = document.lineAt(Math.min(finding.startLine, document.lineCount) - 1);
    if (comment.placement === 'same-line') {
      action.edit.insert(document.uri, line.range.end, ` ${comment.text}`);
    } else {
      const indent = line.text.slice(0, line.firstNonWhitespaceCharacterIndex);
      const lineEnd = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
      action.edit.insert(document.uri, new Position(line.lineNumber, 0), `${indent}${comment.text}${lineEnd}`);
    }
  }
  return action;
}

function goToRules(uri: string, exposure: Exposure | undefined): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const { verdict } of exposure?.reaches ?? []) {
    const target = verdict.by === null ? null : ruleUri(uri, verdict.by);
    if (verdict.by === null || target === null) continue;
    const { file, line } = verdict.by;
    const action = new CodeAction(l10n.t('Go to the deciding rule ({0}:{1})', file, line), CodeActionKind.QuickFix);
    action.command = { command: commands.openRange, title: action.title, arguments: [target.toString(), line, line] };
    actions.set(`${file}:${line}`, action);
  }
  return [...actions.values()];
}

/** A secret that was already sent can only be rotated; holding it back is too late. */
function rotate(past: string | null, { ruleId }: Finding): CodeAction[] {
  if (past === null) return [];
  const action = new CodeAction(l10n.t('How to rotate this secret, which was already sent…'), CodeActionKind.QuickFix);
  action.command = { command: commands.showRotation, title: action.title, arguments: [ruleId] };
  return [action];
}

function explain(document: TextDocument): CodeAction {
  const action = new CodeAction(l10n.t('Why is this file visible?'), CodeActionKind.QuickFix);
  action.command = { command: commands.explainFile, title: action.title, arguments: [document.uri] };
  return action;
}
