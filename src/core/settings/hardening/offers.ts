import type { FolderStates } from '../folderStates.ts';
import { type HardeningOptions, planFolders } from './harden.ts';
import { isWorkspaceFile } from '../readings.ts';
import { type HardeningLevel, hardeningLevels, type Plan, type PlannedChange, type SettingState } from '../types.ts';

export type HardeningScope = HardeningOptions['scope'];

/** A change that a person may choose. */
export interface OfferedChange {
  readonly change: PlannedChange;
  readonly scope: HardeningScope;
  /** The folder in whose file it is written, where several are open; null elsewhere. */
  readonly folder: string | null;
  /** It was not asked for: this workspace cannot set it, the person's own settings can. */
  readonly isElsewhere: boolean;
}

/** The offers of a level and those before it. */
export function offersUpTo(offered: readonly OfferedChange[], level: HardeningLevel): readonly OfferedChange[] {
  const last = hardeningLevels.indexOf(level);
  return offered.filter(({ change }) => hardeningLevels.indexOf(change.state.spec.level) <= last);
}

/** The levels that a person can choose from: each with a change that those before it do not make. */
export function offeredLevels(offered: readonly OfferedChange[]): readonly HardeningLevel[] {
  return hardeningLevels.filter(level => offered.some(({ change }) => change.state.spec.level === level));
}

/** Plans and offers for one reading of the machine, of a window with any number of folders. Pure; never throws. */
export class HardeningOffers {
  constructor(
    private readonly folders: readonly FolderStates[],
    /** Programs that were found on PATH. */
    private readonly commands: readonly string[],
    /** Whether a path is below a folder, by the rules of the system. */
    private readonly isBelow: (folder: string, file: string) => boolean,
  ) {}

  /**
   * Everything that can be hardened in a scope, or what of it is wanted; a file that folders share is written once.
   * @param level the level that was chosen; before that, all
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
   * What to offer to who asked for one scope and was given its whole plan: its changes, and those that this workspace cannot
   * make and the person's own settings can. The changes of one tool stand together, in the order of its settings.
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

  /** The name of the innermost folder that a file belongs to, where there are several. */
  #folderOf(file: string): string | null {
    if (this.folders.length < 2) return null;
    // A window's own file may be in one of its folders, and is of all.
    if (isWorkspaceFile(file)) return null;
    const own = this.folders.filter(
      ({ readings: { workspace } }) => workspace !== null && this.isBelow(workspace, file),
    );
    const depth = ({ readings }: FolderStates): number => readings.workspace?.length ?? 0;
    return own.sort((a, b) => depth(b) - depth(a))[0]?.name ?? null;
  }
}
