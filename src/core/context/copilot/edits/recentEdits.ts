import type { StampedEdit } from './editHistory.ts';
import { pathLabel } from '../documents/uris.ts';

/** Copilot also stops at the 21st file, but eight edits never reach that limit. */
const mostEdits = 8;
const mostLinesPerSide = 10;
/** Edits within this many lines of the cursor are left out, because the prompt contains that text anyway. */
const distanceFromCursor = 100;

/** What decides which edits are shown. */
export interface EditSelection {
  readonly activeUri: string;
  /** 0-based. */
  readonly cursorLine: number;
  readonly folders: readonly string[];
  /** Whether the document is open and not excluded. */
  readonly isVisible: (uri: string) => boolean;
}

/** An edit that goes into the prompt, as printed. */
export interface ShownEdit {
  readonly edit: StampedEdit;
  readonly text: string;
}

const withoutBlankLines = (lines: readonly string[]): readonly string[] => lines.filter(line => line.trim() !== '');

function saysSomething(edit: StampedEdit): boolean {
  const removed = withoutBlankLines(edit.removed);
  const added = withoutBlankLines(edit.added);
  if (removed.length === 0 && added.length === 0) return false;
  if (removed.join('').trim() === added.join('').trim()) return false;
  return edit.added.length <= mostLinesPerSide && edit.removed.length <= mostLinesPerSide;
}

function isNearCursor(edit: StampedEdit, cursorLine: number): boolean {
  return [edit.startLine, edit.endLine].some(line => Math.abs(line - 1 - cursorLine) <= distanceFromCursor);
}

function printed(edit: StampedEdit, folders: readonly string[]): string {
  const first = edit.startLine - edit.before.length + 1;
  const around = edit.before.length + edit.after.length;
  const lines = [
    `File: ${String(pathLabel(edit.uri, folders))}`, // an untitled document prints `undefined`
    `--- a/${edit.uri}`,
    `+++ b/${edit.uri}`,
    `@@ -${first},${around + edit.removed.length} +${first},${around + edit.added.length} @@`,
    ...edit.before.map(line => ` ${line}`),
    ...edit.added.map(line => `+${line}`),
    ...edit.removed.map(line => `-${line} --- IGNORE ---`),
    ...edit.after.map(line => ` ${line}`),
  ];
  return lines.join('\n') + '\n';
}

/**
 * Chooses the edits that the prompt shows, oldest first.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core
 * lib/src/prompt/recentEdits/recentEditsProvider.ts and components/recentEdits.tsx.
 * @param edits oldest first
 */
export function chooseEdits(edits: readonly StampedEdit[], selection: EditSelection): readonly ShownEdit[] {
  const shown: ShownEdit[] = [];
  for (const edit of [...edits].reverse()) {
    if (shown.length >= mostEdits) break;
    if (!selection.isVisible(edit.uri)) continue;
    if (edit.uri === selection.activeUri && isNearCursor(edit, selection.cursorLine)) continue;
    if (!saysSomething(edit)) continue;
    shown.unshift({ edit, text: printed(edit, selection.folders) });
  }
  return shown;
}

/** The lines before and after the edits. */
export const editsStart = 'These are recently edited files. Do not suggest code that has been deleted.\n';
export const editsEnd = 'End of recent edits\n';

/** Returns the block of the prompt with the chosen edits; empty if there are none. */
export function editsBlock(shown: readonly ShownEdit[]): string {
  return shown.length === 0 ? '' : editsStart + shown.map(({ text }) => text).join('') + editsEnd;
}
