import type { FileEdit } from '../../core/settings/types.ts';
import type { Trail } from '../trail/journalTrail.ts';
import type { ChangeRecord } from './record.ts';

type Note = Parameters<Trail>[1];

/** Returns the trail's note of a change: each file with its old and new text; swapped for `undone` and `reverted`. */
export function noteOf({ id, files }: ChangeRecord, action: 'applied' | 'undone' | 'reverted'): Note {
  const changed = files.map(({ file, before, after }) =>
    action === 'applied' ? { file, old: before, new: after } : { file, old: after, new: before },
  );
  return { action, change: id, files: changed, values: [] };
}

/** Returns the settings that an edit changes. */
export function valuesOf({ changes }: FileEdit): Note['values'] {
  return changes.map(({ assistant, key, from, to }) => ({ tool: assistant, key, old: from, new: to }));
}

/** Returns the trail's note of moved files. Their contents do not change and may be large, so they are left out. */
export function movedNote(action: 'moved-away' | 'moved-back', change: string, paths: readonly string[]): Note {
  return { action, change, files: paths.map(file => ({ file, old: null, new: null })), values: [] };
}
