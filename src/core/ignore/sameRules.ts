import type { RuleFile } from './types.ts';

/** Whether two lists say the same in the same order, so whatever was compiled or decided for one is valid for the other. */
export function isSameRules(before: readonly RuleFile[], after: readonly RuleFile[]): boolean {
  return before.length === after.length && before.every((file, index) => keyOf(file) === keyOf(after[index]));
}

function keyOf(file: RuleFile | undefined): string {
  return file === undefined ? '' : JSON.stringify([file.path, file.mechanism, file.base, file.text]);
}
