import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { type OfferedChange, offeredLevels, offersUpTo } from '../../core/settings/hardening/offers.ts';
import type { HardeningLevel } from '../../core/settings/types.ts';
import { valueText } from '../report/reportTexts.ts';
import { sayEverything } from '../platform/sayEverything.ts';

/** Asks for the level of hardening, unless there is only one. Undefined if canceled. */
export async function chooseLevel(
  title: string,
  offered: readonly OfferedChange[],
): Promise<HardeningLevel | undefined> {
  const levels = offeredLevels(offered);
  const [first] = levels;
  // Assistants are never switched off without asking.
  if (levels.length === 1 && first !== 'off') return first;
  const here = offered.filter(each => !each.isElsewhere);
  const picks = levels.map(level => ({
    ...levelTexts(level),
    description: countText(offersUpTo(here, level).length),
    level,
  }));
  const picked = await window.showQuickPick(picks, {
    title,
    placeHolder: l10n.t('Choose a level; you choose the settings next'),
  });
  return picked?.level;
}

function levelTexts(level: HardeningLevel): { readonly label: string; readonly detail: string } {
  switch (level) {
    case 'recommended':
      return {
        label: l10n.t('Recommended'),
        detail: l10n.t(
          'Telemetry, sharing, experiments and whatever else sends data unasked. Where a change has a cost, the row says so.',
        ),
      };
    case 'strict':
      return {
        label: l10n.t('Strict'),
        detail: l10n.t(
          'Also updates, registries, completions as you type and other useful features: each says what it costs.',
        ),
      };
    case 'off':
      return {
        label: l10n.t('Switch Assistants Off'),
        detail: l10n.t('All of that, and the AI features themselves: chat, agents and completions stop working.'),
      };
  }
}

interface ChangePick extends QuickPickItem {
  readonly offered?: OfferedChange;
}

/** Asks for the settings, grouped by tool, each with its effect and cost. All are selected, except those that belong elsewhere. */
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
  const { cost, level, asksForReload } = change.state.spec;
  const does = sayEverything(change.why);
  const detail = [
    // The description of a setting says what it does when it is on.
    change.to === false ? l10n.t('Switched off: {0}', does) : does,
    ...(cost === undefined ? [] : [l10n.t('Cost: {0}', sayEverything(cost))]),
    ...(asksForReload ? [l10n.t('VS Code then asks to reload the window.')] : []),
  ];
  return {
    label: change.key,
    description: [
      // The folder comes first, because values may be longer than the line.
      ...(folder === null ? [] : [folder]),
      `${valueText(change.from)} → ${valueText(change.to)}`,
      ...(level === 'strict' ? [l10n.t('strict')] : level === 'off' ? [l10n.t('switches off')] : []),
    ].join(' · '),
    detail: detail.join(' '),
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
