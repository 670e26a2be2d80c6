import { contexts } from '../assistants/contexts.ts';
import { isNamed } from './instructions.ts';

const rules = contexts.flatMap(({ agents = [] }) => agents.flatMap(profile => profile.instructions));

/** Read to know what is held back, not to be sent. */
const ruleFiles: ReadonlySet<string> = new Set(['.copilotignore']);

const answers = new WeakMap<readonly string[], readonly string[]>();

/**
 * Of the given paths, relative to the first folder, those whose texts a `ContextRequest` should hold because an assistant
 * reads them by name; in the same order. The answer for a list is remembered with the list.
 */
export function namedFiles(paths: readonly string[]): readonly string[] {
  const known = answers.get(paths);
  if (known !== undefined) return known;
  const found = paths.filter(path => ruleFiles.has(path) || isNamed(rules, path));
  answers.set(paths, found);
  return found;
}
