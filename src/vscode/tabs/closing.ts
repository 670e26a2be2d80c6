/** What closing a tab depends on. */
export interface RiskyTab {
  readonly isDirty: boolean;
  readonly isPinned: boolean;
}

/** What happens to risky tabs. */
export interface Closing<T> {
  readonly closed: readonly T[];
  /** Closed only when a person confirms it: somebody pinned them. */
  readonly pinned: readonly T[];
  /** Kept: closing would lose unsaved changes, or ask about each. */
  readonly unsaved: readonly T[];
}

/** Sorts tabs by what happens to them when a person closes the risky ones. */
export function closingOf<T extends RiskyTab>(tabs: readonly T[]): Closing<T> {
  const saved = tabs.filter(tab => !tab.isDirty);
  return {
    closed: saved.filter(tab => !tab.isPinned),
    pinned: saved.filter(tab => tab.isPinned),
    unsaved: tabs.filter(tab => tab.isDirty),
  };
}

/** Where a tab was. */
export interface TabPlace {
  /** Of its group, from 1. */
  readonly column: number;
  /** In its group, from 0. */
  readonly index: number;
}

/**
 * In this order tabs are opened again: from left to right, so that each comes to its old place, as long as those to its left
 * are there.
 */
export function reopeningOrder<T extends TabPlace>(tabs: readonly T[]): readonly T[] {
  return [...tabs].sort((a, b) => a.column - b.column || a.index - b.index);
}
