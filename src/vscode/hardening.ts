import { l10n, type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { planHardening } from '../core/settings/harden.ts';
import type { Message } from '../core/message.ts';
import type { Plan, PlannedChange } from '../core/settings/types.ts';
import { openRange } from './openRange.ts';
import type { Posture } from './posture.ts';
import type { Previews } from './previews.ts';
import { valueText } from './privacyReport.ts';
import { sayEverything } from './sayEverything.ts';
import { restrictedText } from './text.ts';

export interface HardeningServices {
  readonly posture: Posture;
  readonly previews: Previews;
}

type Scope = 'workspace' | 'user';

/** *Harden Workspace Settings…* and *Harden AI Tools on This Machine…*: choose, look at the diff, apply, undo. */
export async function harden({ posture, previews }: HardeningServices, scope: Scope): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(restrictedText());
    return;
  }
  if (scope === 'workspace' && workspace.workspaceFolders?.[0]?.uri.scheme !== 'file') {
    void window.showWarningMessage(l10n.t('Open a folder on this disk first: workspace settings belong to a folder.'));
    return;
  }
  await posture.refresh();
  const { states, readings } = posture;
  if (readings === null) {
    void window.showErrorMessage(l10n.t('The settings could not be read. The log says why.'));
    return;
  }
  const commandsFound = posture.commandsFound;
  const whole = planHardening(states, readings, { level: 'strict', scope, commands: commandsFound });
  const broken = whole.skipped.find(({ why }) => why.code === 'settings.malformed');
  if (broken !== undefined) {
    await tellBroken(broken.why);
    return;
  }
  const changes = whole.edits.flatMap(edit => edit.changes);
  if (changes.length === 0) {
    void window.showInformationMessage(nothingText(whole, scope));
    return;
  }
  const isAdvised = (change: PlannedChange): boolean =>
    states.some(
      ({ assistant, spec }) =>
        assistant === change.assistant && spec.key === change.key && spec.level === 'recommended',
    );
  const chosen = await choose(changes, isAdvised, whole, scope, id => posture.nameOf(id));
  if (chosen === undefined || chosen.length === 0) return;
  const wanted = new Set(chosen.map(each => `${each.assistant} ${each.key}`));
  const picked = states.filter(({ assistant, spec }) => wanted.has(`${assistant} ${spec.key}`));
  const plan = planHardening(picked, readings, { level: 'strict', scope, commands: commandsFound });
  await previews.propose(titleOf(scope), plan.edits);
}

/** A file that cannot be parsed cannot be changed safely; it is mended first, by the person who knows what was meant. */
async function tellBroken(why: Message): Promise<void> {
  const open = l10n.t('Open File');
  const answer = await window.showErrorMessage(l10n.t('Nothing is written: {0}', sayEverything(why)), open);
  const { file, line } = why.args;
  if (answer === open && typeof file === 'string' && typeof line === 'number') {
    await openRange(Uri.file(file).toString(), line, line);
  }
}

interface ChangePick extends QuickPickItem {
  readonly change?: PlannedChange;
}

async function choose(
  changes: readonly PlannedChange[],
  isAdvised: (change: PlannedChange) => boolean,
  plan: Plan,
  scope: Scope,
  nameOf: (id: string) => string,
): Promise<readonly PlannedChange[] | undefined> {
  const picks: ChangePick[] = [];
  let group = '';
  for (const change of changes) {
    if (change.assistant !== group) {
      group = change.assistant;
      picks.push({ label: nameOf(group), kind: QuickPickItemKind.Separator });
    }
    picks.push({
      label: change.key,
      description: `${valueText(change.from)} → ${valueText(change.to)}${isAdvised(change) ? '' : ` · ${l10n.t('strict')}`}`,
      detail: sayEverything(change.why),
      picked: isAdvised(change),
      change,
    });
  }
  const picked = await window.showQuickPick(picks, {
    canPickMany: true,
    title: titleOf(scope),
    placeHolder: elsewhereText(plan, scope),
    matchOnDetail: true,
  });
  return picked?.flatMap(({ change }) => change ?? []);
}

function titleOf(scope: Scope): string {
  return scope === 'workspace' ? l10n.t('Harden Workspace Settings') : l10n.t('Harden AI Tools on This Machine');
}

/** What this scope cannot set is said before anything is chosen, so that nobody believes it was done. */
function elsewhereText(plan: Plan, scope: Scope): string {
  const userOnly = plan.skipped.filter(({ why }) => why.code === 'settings.skip.userOnly').length;
  if (scope === 'user' || userOnly === 0) return l10n.t('Settings to change; a diff follows');
  return l10n.t('{0} more can only be set for you as a user: Harden AI Tools on This Machine…', userOnly);
}

function nothingText(plan: Plan, scope: Scope): string {
  const others = plan.skipped.length;
  const nothing = scope === 'workspace' ? l10n.t('Nothing to do in this workspace.') : l10n.t('Nothing to do here.');
  return others === 0
    ? nothing
    : `${nothing} ${l10n.t('{0} settings cannot be set here; the privacy report lists them.', others)}`;
}
