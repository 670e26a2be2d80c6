import type { FolderStates } from '../folderStates.ts';
import { type HardeningOptions, planFolders } from './harden.ts';
import { isWorkspaceFile } from '../readings.ts';
import { type HardeningLevel, hardeningLevels, type Plan, type PlannedChange, type SettingState } from '../types.ts';

export type HardeningScope = HardeningOptions['scope'];

/** A change that the user may choose. */
export interface OfferedChange {
  readonly change: PlannedChange;
  readonly scope: HardeningScope;
  /** The folder whose file it is written to, if several folders are open; null otherwise. */
  readonly folder: string | null;
  /** It is outside the requested scope: this workspace cannot set it, but the user's own settings can. */
  readonly isElsewhere: boolean;
}

/** Returns the offers of a level and of the levels before it. */
export function offersUpTo(offered: readonly OfferedChange[], level: HardeningLevel): readonly OfferedChange[] {
  const last = hardeningLevels.indexOf(level);
  return offered.filter(({ change }) => hardeningLevels.indexOf(change.state.spec.level) <= last);
}

/** Returns the levels that the user can choose from: those with a change that the levels before do not make. */
export function offeredLevels(offered: readonly OfferedChange[]): readonly HardeningLevel[] {
  return hardeningLevels.filter(level => offered.some(({ change }) => change.state.spec.level === level));
}

/** Plans and offers for one reading of the machine, for a window with any number of folders. Pure; never throws. */
export class HardeningOffers {
  constructor(
    private readonly folders: readonly FolderStates[],
    /** Programs that were found on PATH. */
    private readonly commands: readonly string[],
    /** Whether a path is below a folder, by the rules of the operating system. */
    private readonly isBelow: (folder: string, file: string) => boolean,
  ) {}

  /**
   * Plans everything that can be hardened in a scope, or only the wanted settings; a file that folders share is written once.
   * @param level the level that was chosen; without a choice, all levels
   */
  plan(
    scope: HardeningScope,
    isWanted: (state: SettingState) => boolean = () => true,
    level: HardeningLevel = 'off',
  ): Plan {
    const folders = this.folders.map(({ readings, states }) => ({ readings, states: states.filter(isWanted) }));
    return planFolders(folders, { level, scope, commands: this.commands });
  }

  /**
   * Returns what to offer to a user who asked for one scope, given the whole plan of that scope: its changes, and changes that this
   * workspace cannot make but the user's own settings can. Changes of one tool are together, in the order of its settings.
   */
  of(whole: Plan, scope: HardeningScope): readonly OfferedChange[] {
    const here = this.#offers(whole, scope, false);
    if (scope === 'user') return here;
    const skipped = new Set(whole.skipped.map(({ assistant, key }) => `${assistant} ${key}`));
    const elsewhere = this.plan('user', ({ assistant, spec }) => skipped.has(`${assistant} ${spec.key}`));
    return [...here, ...this.#offers(elsewhere, 'user', true)];
  }

  #offers({ edits }: Plan, scope: HardeningScope, isElsewhere: boolean): readonly OfferedChange[] {
    const order = new Map(this.folders[0]?.states.map(({ spec, assistant }, at) => [`${assistant} ${spec.key}`, at]));
    const orderOf = ({ change }: OfferedChange): number => order.get(`${change.assistant} ${change.key}`) ?? 0;
    return edits
      .flatMap(({ file, changes }) => {
        const folder = this.#folderOf(file);
        return changes.map(change => ({ change, scope, folder, isElsewhere }));
      })
      .sort((a, b) => orderOf(a) - orderOf(b));
  }

  /** Returns the name of the innermost folder that a file belongs to, if several folders are open. */
  #folderOf(file: string): string | null {
    if (this.folders.length < 2) return null;
    // A window's own file may be in one of its folders, but applies to all of them.
    if (isWorkspaceFile(file)) return null;
    const own = this.folders.filter(
      ({ readings: { workspace } }) => workspace !== null && this.isBelow(workspace, file),
    );
    const depth = ({ readings }: FolderStates): number => readings.workspace?.length ?? 0;
    return own.sort((a, b) => depth(b) - depth(a))[0]?.name ?? null;
  }
}
