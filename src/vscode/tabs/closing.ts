/** The state of a tab that decides whether it is closed. */
export interface RiskyTab {
  readonly isDirty: boolean;
  readonly isPinned: boolean;
}

/** What happens to the risky tabs. */
export interface Closing<T> {
  readonly closed: readonly T[];
  /** Only closed after a confirmation, because the user pinned them. */
  readonly pinned: readonly T[];
  /** Kept, because closing them would lose unsaved changes or ask about each of them. */
  readonly unsaved: readonly T[];
}

/** Sorts the risky tabs by what happens to them when the user closes them. */
export function closingOf<T extends RiskyTab>(tabs: readonly T[]): Closing<T> {
  const saved = tabs.filter(tab => !tab.isDirty);
  return {
    closed: saved.filter(tab => !tab.isPinned),
    pinned: saved.filter(tab => tab.isPinned),
    unsaved: tabs.filter(tab => tab.isDirty),
  };
}

/** The position of a tab. */
export interface TabPlace {
  /** The number of its group, from 1. */
  readonly column: number;
  /** The position in its group, from 0. */
  readonly index: number;
}

/**
 * Returns the order in which tabs are reopened: from left to right, so each gets its old position, as long as the tabs to its left
 * are still there.
 */
export function reopeningOrder<T extends TabPlace>(tabs: readonly T[]): readonly T[] {
  return [...tabs].sort((a, b) => a.column - b.column || a.index - b.index);
}
