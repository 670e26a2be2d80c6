import { type Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { commands, settings } from '../../contract.ts';
import { isCertain } from '../../core/exposure/risk.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import type { AssistantsInUse } from '../state/assistantsInUse.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { escapeMarkdown, escapeCode } from '../platform/markdown.ts';
import type { Snapshot, Store } from '../state/store.ts';
import { reachedNames, say } from '../platform/text.ts';

/** Exposures that the tooltip lists; the findings view has them all. */
const listed = 5;

/** One item: what would leave now. Colour only where a secret would go with the next request. */
export function registerStatusBar(store: Store, configuration: Configuration, assistants: AssistantsInUse): Disposable {
  const disposables = new DisposableStore();
  const item = disposables.add(window.createStatusBarItem('sightglass.risk', StatusBarAlignment.Right, 90));
  item.name = l10n.t('Sightglass: AI exposure');
  item.command = commands.showFindings;
  let last = '';

  const update = (): void => {
    const { snapshot } = store;
    const when = configuration.get(settings.showStatusBar);
    if (when === 'never' || (when === 'risk' && snapshot.risk === 'none')) {
      last = '';
      item.hide();
      return;
    }
    const certain = snapshot.exposures.filter(each => each.reaches.some(isCertain));
    const tooltip = tooltipOf(snapshot, certain, assistants);
    if (tooltip.value !== last) {
      last = tooltip.value;
      const icon = certain.length > 0 ? '$(eye)' : snapshot.risk === 'none' ? '$(eye-closed)' : '$(eye)';
      item.text = certain.length > 0 ? `${icon} ${secretsCount(certain.length)}` : `${icon} ${riskText(snapshot)}`;
      item.tooltip = tooltip;
      // Colour is for what leaves with the next request; what could be read some day is plain text.
      const isWorst = snapshot.risk === 'critical';
      item.backgroundColor =
        certain.length === 0 ? undefined : new ThemeColor(`statusBarItem.${isWorst ? 'error' : 'warning'}Background`);
      item.accessibilityInformation = { label: accessibleLabel(snapshot, certain), role: 'button' };
    }
    item.show();
  };
  disposables.add(store.onDidChange(update));
  disposables.add(configuration.onDidChange(update));
  update();
  return disposables;
}

function secretsCount(count: number): string {
  return count === 1 ? l10n.t('1 secret') : l10n.t('{0} secrets', count);
}

function riskText(snapshot: Snapshot): string {
  if (snapshot.risk === 'none') return l10n.t('AI: clear');
  const count = snapshot.exposures.length;
  return count === 1 ? l10n.t('1 reachable') : l10n.t('{0} reachable', count);
}

function accessibleLabel(snapshot: Snapshot, certain: readonly Exposure[]): string {
  if (certain.length > 0) {
    return certain.length === 1
      ? l10n.t('Sightglass: 1 secret would be sent with the next AI request')
      : l10n.t('Sightglass: {0} secrets would be sent with the next AI request', certain.length);
  }
  if (snapshot.risk === 'none') return l10n.t('Sightglass: no known secret would be sent');
  return l10n.t('Sightglass: {0} secrets can be read by AI assistants', snapshot.exposures.length);
}

function tooltipOf(snapshot: Snapshot, certain: readonly Exposure[], assistants: AssistantsInUse): MarkdownString {
  const text = new MarkdownString('', true);
  text.isTrusted = {
    enabledCommands: [commands.showFindings, commands.showPrivacyReport, commands.hardenWorkspaceSettings],
  };
  const names = snapshot.assistants.map(each => each.name).join(', ');
  text.appendMarkdown(`**${escapeMarkdown(accessibleLabel(snapshot, certain).replace(/^Sightglass: /, ''))}**\n\n`);
  const nameOf = (id: string): string => assistants.nameOf(id);
  const worstFirst = [...certain, ...snapshot.exposures.filter(each => !certain.includes(each))];
  for (const { finding, reaches } of worstFirst.slice(0, listed)) {
    const place = escapeCode(`${finding.path}:${finding.startLine}`);
    text.appendMarkdown(
      `- ${place} ${escapeMarkdown(say(finding.description))} → ${escapeMarkdown(reachedNames(reaches, nameOf))}\n`,
    );
  }
  if (worstFirst.length > listed) text.appendMarkdown(`- ${l10n.t('… and {0} more', worstFirst.length - listed)}\n`);
  text.appendMarkdown(`\n${escapeMarkdown(l10n.t('Assistants in use: {0}', names))}\n\n`);
  text.appendMarkdown(
    `[${l10n.t('Show Findings')}](command:${commands.showFindings}) · ` +
      `[${l10n.t('Privacy Report')}](command:${commands.showPrivacyReport}) · ` +
      `[${l10n.t('Harden Settings…')}](command:${commands.hardenWorkspaceSettings})`,
  );
  return text;
}
