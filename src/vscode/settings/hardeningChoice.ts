import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { OfferedChange } from '../../core/settings/offers.ts';
import type { SettingState } from '../../core/settings/types.ts';
import { valueText } from '../report/reportTexts.ts';
import { sayEverything } from '../platform/sayEverything.ts';

type Level = SettingState['spec']['level'];

/** Asks for the level of hardening, unless strict would add nothing. Undefined: cancelled. */
export async function chooseLevel(title: string, offered: readonly OfferedChange[]): Promise<Level | undefined> {
  const here = offered.filter(each => !each.isElsewhere);
  const advised = here.filter(each => each.change.state.spec.level === 'recommended').length;
  if (!offered.some(each => each.change.state.spec.level === 'strict')) return 'recommended';
  const picks: readonly (QuickPickItem & { readonly level: Level })[] = [
    {
      label: l10n.t('Recommended'),
      description: countText(advised),
      detail: l10n.t(
        'Telemetry, sharing, experiments and what else sends without being asked. Where that has a cost, the row says so.',
      ),
      level: 'recommended',
    },
    {
      label: l10n.t('Strict'),
      description: countText(here.length),
      detail: l10n.t(
        'Also updates, registries, completions as you type and what else has a use: each says what it costs.',
      ),
      level: 'strict',
    },
  ];
  const picked = await window.showQuickPick(picks, {
    title,
    placeHolder: l10n.t('Choose a level; you choose the settings next'),
  });
  return picked?.level;
}

interface ChangePick extends QuickPickItem {
  readonly offered?: OfferedChange;
}

/** The settings, grouped by tool, each with its effect and cost; what was asked for is ticked. */
export async function chooseChanges(
  title: string,
  offered: readonly OfferedChange[],
  skipped: number,
  nameOf: (id: string) => string,
): Promise<readonly OfferedChange[] | undefined> {
  const picks: ChangePick[] = [];
  let group = '';
  for (const each of [...offered.filter(one => !one.isElsewhere), ...offered.filter(one => one.isElsewhere)]) {
    const name = nameOf(each.change.assistant);
    const header = each.isElsewhere ? l10n.t('{0}: not in a workspace, only in your own settings', name) : name;
    if (header !== group) picks.push({ label: header, kind: QuickPickItemKind.Separator });
    group = header;
    picks.push(pickOf(each));
  }
  const picked = await window.showQuickPick(picks, {
    canPickMany: true,
    title,
    placeHolder: placeholder(offered, skipped),
    matchOnDetail: true,
  });
  return picked?.flatMap(({ offered: one }) => one ?? []);
}

function pickOf(offered: OfferedChange): ChangePick {
  const { change, folder, isElsewhere } = offered;
  const { cost, level } = change.state.spec;
  const effect = sayEverything(change.why);
  return {
    label: change.key,
    description: [
      // First, since values may be longer than the line.
      ...(folder === null ? [] : [folder]),
      `${valueText(change.from)} → ${valueText(change.to)}`,
      ...(level === 'strict' ? [l10n.t('strict')] : []),
    ].join(' · '),
    detail: cost === undefined ? effect : l10n.t('{0} Cost: {1}', effect, sayEverything(cost)),
    picked: !isElsewhere,
    offered,
  };
}

function placeholder(offered: readonly OfferedChange[], skipped: number): string {
  const left = skipped - offered.filter(each => each.isElsewhere).length;
  if (left <= 0) return l10n.t('Settings to change; a diff follows');
  return l10n.t('Settings to change; a diff follows. {0} more cannot be set from here; the report says why', left);
}

function countText(count: number): string {
  return count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', count);
}
