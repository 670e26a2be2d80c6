import { contexts } from '../assistants/contexts.ts';
import { isNamed } from './instructions.ts';

const rules = contexts.flatMap(({ agents = [] }) => agents.flatMap(profile => profile.instructions));

/** Files that are read to know what is held back, not to be sent. */
const ruleFiles: ReadonlySet<string> = new Set(['.copilotignore']);

const answers = new WeakMap<readonly string[], readonly string[]>();

/**
 * Returns those of the given paths, relative to the first folder, whose texts a `ContextRequest` should contain because an assistant
 * reads them by name; in the same order. The result is cached per list.
 */
export function namedFiles(paths: readonly string[]): readonly string[] {
  const known = answers.get(paths);
  if (known !== undefined) return known;
  const found = paths.filter(path => ruleFiles.has(path) || isNamed(rules, path));
  answers.set(paths, found);
  return found;
}
