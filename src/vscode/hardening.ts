import { l10n, Uri, window, workspace } from 'vscode';
import type { Message } from '../core/message.ts';
import { type HardeningOptions, planHardening } from '../core/settings/harden.ts';
import { nameOf } from '../core/settings/history.ts';
import type { Readings } from '../core/settings/readings.ts';
import type { Plan, SettingState } from '../core/settings/types.ts';
import { chooseChanges, chooseLevel, type OfferedChange } from './hardeningChoice.ts';
import { openRange } from './openRange.ts';
import type { Posture } from './posture.ts';
import type { Proposals } from './proposals.ts';
import { sayEverything } from './sayEverything.ts';
import { restrictedText } from './text.ts';

export interface HardeningServices {
  readonly posture: Posture;
  readonly previews: Proposals;
}

type Scope = HardeningOptions['scope'];

/** Reasons for which a workspace cannot set what the person's own settings can. */
const onlyForUser: readonly string[] = [
  'settings.skip.userOnly',
  'settings.skip.noWorkspaceFile',
  'settings.skip.environment',
];

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
  const planner = new Planner(readings, posture.commandsFound);
  const whole = planner.plan(states, scope);
  const broken = whole.skipped.find(({ why }) => why.code === 'settings.malformed' || why.code === 'settings.voided');
  if (broken !== undefined) {
    await tellBroken(broken.why);
    return;
  }
  const offered = [...offers(whole, states, scope, scope), ...elsewhere(planner, whole, states, scope)];
  if (offered.length === 0) {
    void window.showInformationMessage(nothingText(whole, scope));
    return;
  }
  const title = titleOf(scope);
  const level = await chooseLevel(title, offered);
  if (level === undefined) return;
  const shown = offered.filter(each => level === 'strict' || each.state.spec.level === 'recommended');
  const chosen = await chooseChanges(title, shown, whole.skipped.length, id => posture.nameOf(id));
  if (chosen === undefined || chosen.length === 0) return;
  const edits = (['workspace', 'user'] as const).flatMap(
    each =>
      planner.plan(
        chosen.filter(change => change.scope === each).map(change => change.state),
        each,
      ).edits,
  );
  posture.expectHardened(chosen.map(each => nameOf(each.state)));
  await previews.propose(title, edits);
}

/** Plans for one reading of the machine. */
class Planner {
  constructor(
    private readonly readings: Readings,
    private readonly commands: readonly string[],
  ) {}

  plan(states: readonly SettingState[], scope: Scope): Plan {
    return planHardening(states, this.readings, { level: 'strict', scope, commands: this.commands });
  }
}

function offers(
  { edits }: Plan,
  states: readonly SettingState[],
  scope: Scope,
  asked: Scope,
): readonly OfferedChange[] {
  return edits
    .flatMap(edit => edit.changes)
    .flatMap(change => {
      const state = states.find(each => each.assistant === change.assistant && each.spec.key === change.key);
      return state === undefined ? [] : { change, state, scope, isElsewhere: scope !== asked };
    });
}

/** What this workspace cannot set and the person's own settings can. */
function elsewhere(
  planner: Planner,
  whole: Plan,
  states: readonly SettingState[],
  scope: Scope,
): readonly OfferedChange[] {
  if (scope === 'user') return [];
  const names = new Set(
    whole.skipped.filter(({ why }) => onlyForUser.includes(why.code)).map(each => `${each.assistant} ${each.key}`),
  );
  const others = states.filter(({ assistant, spec }) => names.has(`${assistant} ${spec.key}`));
  return offers(planner.plan(others, 'user'), others, 'user', scope);
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

function titleOf(scope: Scope): string {
  return scope === 'workspace' ? l10n.t('Harden Workspace Settings') : l10n.t('Harden AI Tools on This Machine');
}

function nothingText(plan: Plan, scope: Scope): string {
  const others = plan.skipped.length;
  const nothing = scope === 'workspace' ? l10n.t('Nothing to do in this workspace.') : l10n.t('Nothing to do here.');
  return others === 0
    ? nothing
    : `${nothing} ${l10n.t('{0} settings cannot be set here; the privacy report lists them.', others)}`;
}
