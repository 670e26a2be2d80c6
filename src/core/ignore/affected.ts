import type { RuleFile } from './types.ts';

/** Whether two lists say the same in the same order, so that whatever was compiled or asked for one holds for the other. */
export function isSameRules(before: readonly RuleFile[], after: readonly RuleFile[]): boolean {
  return before.length === after.length && before.every((file, index) => keyOf(file) === keyOf(after[index]));
}

/**
 * Tells which paths may get another verdict now that the rule files changed: those below the folder of a file that was
 * added, removed or changed. All others need not be asked again. The order of files counts only within a folder.
 */
export function affectedBy(before: readonly RuleFile[], after: readonly RuleFile[]): (path: string) => boolean {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const changed = [...before.filter(file => !now.has(keyOf(file))), ...after.filter(file => !old.has(keyOf(file)))];
  const folders = [...new Set(changed.map(({ base }) => (base === '' ? '' : `${base}/`)))];
  return path => folders.some(folder => path.startsWith(folder));
}

function keyOf(file: RuleFile | undefined): string {
  return file === undefined ? '' : JSON.stringify([file.path, file.mechanism, file.base, file.text]);
}
