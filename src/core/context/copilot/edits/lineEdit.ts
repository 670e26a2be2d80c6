/** Context lines shown before and after the changed ones. */
const contextLines = 3;

/** A change between two versions of a text, in lines. `endLine` is inclusive, so it is `startLine - 1` for a pure insertion. */
export interface LineEdit {
  readonly startLine: number;
  readonly endLine: number;
  readonly before: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly after: readonly string[];
}

/**
 * Returns the one span in which two texts differ, with its context lines; undefined if they are equal. Linear.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/prompt/recentEdits/recentEditsReducer.ts.
 */
export function lineEdit(old: readonly string[], now: readonly string[]): LineEdit | undefined {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length - 1;
  let newEnd = now.length - 1;
  while (oldEnd >= start && newEnd >= start && old[oldEnd] === now[newEnd]) {
    oldEnd--;
    newEnd--;
  }
  if (oldEnd < start && newEnd < start) return undefined;
  return {
    startLine: start,
    endLine: oldEnd,
    before: old.slice(Math.max(0, start - contextLines), start),
    removed: old.slice(start, oldEnd + 1),
    added: now.slice(start, newEnd + 1),
    after: now.slice(newEnd + 1, newEnd + 1 + contextLines),
  };
}

/** Applies a change to the lines of a text. */
export function applyLineEdit(lines: readonly string[], edit: LineEdit): readonly string[] {
  return [...lines.slice(0, edit.startLine), ...edit.added, ...lines.slice(edit.endLine + 1)];
}

/** Returns the number of characters of a change with its context lines, including one per line end. */
export function editSize(edit: LineEdit): number {
  let size = 0;
  for (const part of [edit.before, edit.removed, edit.added, edit.after]) {
    for (const line of part) size += line.length + 1;
  }
  return size;
}
