import path from 'node:path';
import { l10n, ThemeColor, ThemeIcon, TreeItem, Uri } from 'vscode';
import { commands } from '../../contract.ts';
import type { LoggedDecision } from '../../node/guard/decisionLog.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';
import { decisionFile, decisionRule } from './decisionPlaces.ts';
import { decisionText, eventText, momentText, ruleText, shownFile } from './guardTexts.ts';

/**
 * Creates the row of one decision: what, rule, time. The agent is in the row above and in the tooltip. The row opens the rule that
 * decided, if there is one.
 */
export function decisionItem(decision: LoggedDecision, index: number, nameOf: (id: string) => string): TreeItem {
  const file = decisionFile(decision);
  const what = file === null ? eventText(decision.event) : shownFile(file);
  const agent = nameOf(decision.agent);
  const rule = ruleText(decision.rule);
  const time = momentText(Date.parse(decision.time));
  const outcome = decisionText(decision.decision);
  const item = new TreeItem(what);
  item.id = `decision ${index}`;
  const shown = [rule, ...elsewhere(decision), time];
  item.description = shown.filter(each => each !== '').join(' · ');
  item.iconPath = decisionIcon(decision.decision);
  const action = file === null ? '' : ` (${eventText(decision.event)})`;
  item.tooltip = [
    `${outcome}: ${what}${action}`,
    `${l10n.t('Agent')}: ${agent}`,
    ...(rule === '' ? [] : [`${l10n.t('Rule')}: ${rule}`]),
    ...elsewhere(decision).map(() => `${l10n.t('Folder')}: ${decision.folder}`),
    `${l10n.t('Time')}: ${new Date(decision.time).toLocaleString()}`,
  ].join('\n');
  item.accessibilityInformation = {
    label: [`${outcome}: ${what}`, agent, rule, time].filter(each => each !== '').join(', '),
  };
  // Only a refused file can be allowed, and the guard's own files never.
  if (file !== null && isAllowable(decision)) item.contextValue = 'refused';
  const place = decisionRule(decision);
  if (place !== null) {
    const { line } = place;
    const uri = Uri.file(place.file).toString();
    item.command = { command: commands.openRange, title: l10n.t('Open the Rule'), arguments: [uri, line, line] };
  }
  return item;
}

/** Whether the user can let agents read what was refused. */
export function isAllowable({ decision, rule }: LoggedDecision): boolean {
  const isKeptBack = decision === 'deny' || decision === 'ask' || decision === 'redact';
  return isKeptBack && rule !== null && !['guard.own', 'guard.hooks', 'guard.rules', 'guard.release'].includes(rule);
}

/** Returns the folder of a decision if it is not one of this window's folders. */
function elsewhere({ folder }: LoggedDecision): readonly string[] {
  if (folder === undefined || diskFolders().some(each => each.uri.fsPath === path.normalize(folder))) return [];
  return [path.basename(folder)];
}

function decisionIcon(decision: LoggedDecision['decision']): ThemeIcon {
  switch (decision) {
    case 'deny':
      return new ThemeIcon('circle-slash', new ThemeColor('list.errorForeground'));
    case 'redact':
      return new ThemeIcon('eye-closed');
    case 'ask':
      return new ThemeIcon('question');
    case 'allow':
      return new ThemeIcon('unlock');
    default:
      return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  }
}
