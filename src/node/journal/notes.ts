import type { FileEdit } from '../../core/settings/types.ts';
import type { Trail } from '../trail/journalTrail.ts';
import type { ChangeRecord } from './record.ts';

type Note = Parameters<Trail>[1];

/** What the trail says of a change: what it put in place of what, or the other way round. */
export function noteOf({ id, files }: ChangeRecord, action: 'applied' | 'undone' | 'reverted'): Note {
  const changed = files.map(({ file, before, after }) =>
    action === 'applied' ? { file, old: before, new: after } : { file, old: after, new: before },
  );
  return { action, change: id, files: changed, values: [] };
}

/** The settings among what an edit changes. */
export function valuesOf({ changes }: FileEdit): Note['values'] {
  return changes.map(({ assistant, key, from, to }) => ({ tool: assistant, key, old: from, new: to }));
}

/** What was moved as it is: its contents are nowhere changed, and may be large. */
export function movedNote(action: 'moved-away' | 'moved-back', change: string, paths: readonly string[]): Note {
  return { action, change, files: paths.map(file => ({ file, old: null, new: null })), values: [] };
}
