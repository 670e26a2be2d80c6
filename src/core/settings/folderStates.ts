import type { Readings } from './readings.ts';
import type { SettingState } from './types.ts';
import { equalValues } from './values.ts';

/** The readings and states of one folder of a window. */
export interface FolderStates {
  /** The name that is displayed; null if no folder is open. */
  readonly name: string | null;
  readonly readings: Readings;
  readonly states: readonly SettingState[];
}

/**
 * Merges the lists of a window with several folders, which have the same settings in the same order. A state that is the same for all
 * folders occurs once; states that differ occur once each, with the names of their folders. Pure; never throws.
 */
export function joinFolders(folders: readonly FolderStates[]): readonly SettingState[] {
  const [first, ...others] = folders;
  if (first === undefined || others.length === 0) return first?.states ?? [];
  return first.states.flatMap((_, index) => {
    const ways: { readonly state: SettingState; readonly names: string[] }[] = [];
    for (const { name, states } of folders) {
      const state = states[index];
      if (state === undefined) continue;
      const way = ways.find(each => isSame(each.state, state));
      if (way === undefined) ways.push({ state, names: [name ?? ''] });
      else way.names.push(name ?? '');
    }
    return ways.length === 1
      ? ways.map(({ state }) => state)
      : ways.map(({ state, names }) => ({ ...state, folders: names }));
  });
}

function isSame(a: SettingState, b: SettingState): boolean {
  return (
    a.state === b.state &&
    a.scope === b.scope &&
    a.file === b.file &&
    a.line === b.line &&
    equalValues(a.value, b.value) &&
    JSON.stringify(a.problem) === JSON.stringify(b.problem)
  );
}
