import type { Message } from '../../core/message.ts';
import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import type { FolderStates } from '../../core/settings/folderStates.ts';
import { type HardeningOptions, planFolders } from '../../core/settings/harden.ts';
import { nameOf } from '../../core/settings/history.ts';
import { isWorkspaceFile, type Readings } from '../../core/settings/readings.ts';
import type { Plan, SettingState } from '../../core/settings/types.ts';
import { chooseChanges, chooseLevel, type OfferedChange } from './hardeningChoice.ts';
import { openRange } from '../platform/openRange.ts';
import type { Posture } from './posture.ts';
import type { Proposals } from '../writing/proposals.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { tellRestricted } from '../platform/restricted.ts';
import { diskFolders } from '../platform/workspaceFolders.ts';

export interface HardeningServices {
  readonly posture: Posture;
  readonly previews: Proposals;
}

type Scope = HardeningOptions['scope'];

/** *Harden Workspace Settings…* and *Harden AI Tools on This Machine…*: choose, look at the diff, apply, undo. */
export async function harden({ posture, previews }: HardeningServices, scope: Scope): Promise<void> {
  if (!workspace.isTrusted) {
    tellRestricted();
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
  const [broken] = whole.broken ?? [];
  if (broken !== undefined) {
    await tellBroken(broken);
    return;
  }
  const offered = [...planner.offers(whole, scope, scope), ...planner.elsewhere(whole, scope)];
  if (offered.length === 0) {
    void window.showInformationMessage(nothingText(whole, scope));
    return;
  }
  const title = titleOf(scope);
  const level = await chooseLevel(title, offered);
  if (level === undefined) return;
  const shown = offered.filter(each => level === 'strict' || each.change.state.spec.level === 'recommended');
  const chosen = await chooseChanges(title, shown, whole.skipped.length, id => posture.nameOf(id));
  if (chosen === undefined || chosen.length === 0) return;
  const edits = (['workspace', 'user'] as const).flatMap(each => {
    const wanted = new Set(chosen.flatMap(({ change, scope: own }) => (own === each ? change.state : [])));
    return planner.plan(each, state => wanted.has(state)).edits;
  });
  await previews.propose({ title, edits, hardens: chosen.map(each => nameOf(each.change.state)) });
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

  /** The changes of a plan, those of one tool together and in the order of its settings. */
  offers({ edits }: Plan, scope: Scope, asked: Scope): readonly OfferedChange[] {
    const order = new Map(this.folders[0]?.states.map(({ spec, assistant }, at) => [`${assistant} ${spec.key}`, at]));
    const orderOf = ({ change }: OfferedChange): number => order.get(`${change.assistant} ${change.key}`) ?? 0;
    return edits
      .flatMap(({ file, changes }) => {
        const folder = this.#folderOf(file);
        return changes.map(change => ({ change, scope, folder, isElsewhere: scope !== asked }));
      })
      .sort((a, b) => orderOf(a) - orderOf(b));
  }

  /** What this workspace cannot set and the person's own settings can. */
  elsewhere(whole: Plan, scope: Scope): readonly OfferedChange[] {
    if (scope === 'user') return [];
    const names = namesOf(whole);
    const plan = this.plan('user', ({ assistant, spec }) => names.has(`${assistant} ${spec.key}`));
    return this.offers(plan, 'user', scope);
  }

  #options(scope: Scope): HardeningOptions {
    return { level: 'strict', scope, commands: this.commands };
  }

  /** The name of the innermost folder that a file belongs to, where there are several. */
  #folderOf(file: string): string | null {
    if (this.folders.length < 2) return null;
    const own = this.folders.filter(({ readings }) => isInFolder(file, readings));
    const depth = ({ readings }: FolderStates): number => readings.workspace?.length ?? 0;
    return own.sort((a, b) => depth(b) - depth(a))[0]?.name ?? null;
  }
}

function isInFolder(file: string, { workspace: folder }: Readings): boolean {
  // A window's own file may lie in one of its folders, and is of all.
  if (folder === null || isWorkspaceFile(file)) return false;
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** The settings that a plan passes over. */
function namesOf({ skipped }: Plan): ReadonlySet<string> {
  return new Set(skipped.map(({ assistant, key }) => `${assistant} ${key}`));
}

/** A file that cannot be parsed cannot be changed safely; it is fixed first, by the person who knows what was meant. */
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
