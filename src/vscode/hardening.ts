import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import type { Message } from '../core/message.ts';
import type { FolderStates } from '../core/settings/folderStates.ts';
import { type HardeningOptions, planFolders, planHardening } from '../core/settings/harden.ts';
import { nameOf } from '../core/settings/history.ts';
import { isWorkspaceFile, type Readings } from '../core/settings/readings.ts';
import type { Plan, SettingState } from '../core/settings/types.ts';
import { chooseChanges, chooseLevel, type OfferedChange } from './hardeningChoice.ts';
import { openRange } from './openRange.ts';
import type { Posture } from './posture.ts';
import type { Proposals } from './proposals.ts';
import { sayEverything } from './sayEverything.ts';
import { restrictedText } from './text.ts';
import { diskFolders } from './workspaceFolders.ts';

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
  'settings.skip.unsavedWorkspace',
];

/** *Harden Workspace Settings…* and *Harden AI Tools on This Machine…*: choose, look at the diff, apply, undo. */
export async function harden({ posture, previews }: HardeningServices, scope: Scope): Promise<void> {
  if (!workspace.isTrusted) {
    void window.showWarningMessage(restrictedText());
    return;
  }
  if (scope === 'workspace' && diskFolders().length === 0) {
    void window.showWarningMessage(l10n.t('Open a folder on this disk first: workspace settings belong to a folder.'));
    return;
  }
  await posture.refresh();
  if (posture.folders.length === 0) {
    void window.showErrorMessage(l10n.t('The settings could not be read. The log says why.'));
    return;
  }
  const planner = new Planner(posture.folders, posture.commandsFound);
  const whole = planner.plan(scope);
  const broken = whole.skipped.find(({ why }) => why.code === 'settings.malformed' || why.code === 'settings.voided');
  if (broken !== undefined) {
    await tellBroken(broken.why);
    return;
  }
  const offered = [...planner.offers(scope, scope), ...planner.elsewhere(whole, scope)];
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
  const edits = (['workspace', 'user'] as const).flatMap(each => {
    const wanted = new Set(chosen.flatMap(change => (change.scope === each ? change.state : [])));
    return planner.plan(each, state => wanted.has(state)).edits;
  });
  posture.expectHardened(chosen.map(each => nameOf(each.state)));
  await previews.propose(title, edits);
}

/** Plans for one reading of the machine. */
class Planner {
  constructor(
    private readonly folders: readonly FolderStates[],
    private readonly commands: readonly string[],
  ) {}

  /** For all folders, whose common files are written once. */
  plan(scope: Scope, isWanted: (state: SettingState) => boolean = () => true): Plan {
    const folders = this.folders.map(({ readings, states }) => ({ readings, states: states.filter(isWanted) }));
    return planFolders(folders, this.#options(scope));
  }

  /** The changes of such a plan; one that several folders share is offered once. */
  offers(
    scope: Scope,
    asked: Scope,
    isWanted: (state: SettingState) => boolean = () => true,
  ): readonly OfferedChange[] {
    const offered = new Map<string, OfferedChange>();
    for (const { name, readings, states } of this.folders) {
      for (const { file, changes } of planHardening(states.filter(isWanted), readings, this.#options(scope)).edits) {
        const isOwn = this.folders.length > 1 && isInFolder(file, readings);
        for (const change of changes) {
          const state = states.find(each => each.assistant === change.assistant && each.spec.key === change.key);
          const key = `${file} ${change.assistant} ${change.key}`;
          if (state === undefined || offered.has(key)) continue;
          offered.set(key, { change, state, scope, folder: isOwn ? name : null, isElsewhere: scope !== asked });
        }
      }
    }
    // Of one tool together, in the order of its settings: folders only follow each other within.
    return [...offered.values()].sort((a, b) => this.#orderOf(a) - this.#orderOf(b));
  }

  /** What this workspace cannot set and the person's own settings can. */
  elsewhere(whole: Plan, scope: Scope): readonly OfferedChange[] {
    if (scope === 'user') return [];
    const names = new Set(
      whole.skipped.filter(({ why }) => onlyForUser.includes(why.code)).map(each => `${each.assistant} ${each.key}`),
    );
    return this.offers('user', scope, ({ assistant, spec }) => names.has(`${assistant} ${spec.key}`));
  }

  #options(scope: Scope): HardeningOptions {
    return { level: 'strict', scope, commands: this.commands };
  }

  #orderOf({ state: { assistant, spec } }: OfferedChange): number {
    return this.folders[0]?.states.findIndex(each => each.assistant === assistant && each.spec === spec) ?? 0;
  }
}

function isInFolder(file: string, { workspace: folder }: Readings): boolean {
  // A window's own file may lie in one of its folders, and is of all.
  if (folder === null || isWorkspaceFile(file)) return false;
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
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
