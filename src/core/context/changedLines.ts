import { type LineEdit, lineEdit } from './copilot/edits/lineEdit.ts';
import type { RecentEdit } from './types.ts';

const known = new WeakMap<RecentEdit, LineEdit | null>();

/** Returns the changed lines of an edit; undefined if nothing changed. Cached per edit, because texts can be large. */
export function changedLines(edit: RecentEdit): LineEdit | undefined {
  let lines = known.get(edit);
  if (lines === undefined) {
    lines = lineEdit(edit.before.split('\n'), edit.after.split('\n')) ?? null;
    known.set(edit, lines);
  }
  return lines ?? undefined;
}
