import type { Uri } from 'vscode';
import { collectedRuleFiles } from '../../core/ignore/sources/collected.ts';

/** Matches every file that rules are read from, anywhere in a folder. */
export const ruleFileGlob = `**/{${collectedRuleFiles.join(',')}}`;

/** Whether rules are read from a file, judged by its name. */
export function isCollected(uri: Uri): boolean {
  return collectedRuleFiles.some(name => uri.path.endsWith(`/${name}`));
}
