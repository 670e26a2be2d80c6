import { RuleSet } from './evaluate.ts';

/** The file that a line is in. */
export interface RulePlace {
  /** Folder of the file, relative to the workspace folder, without a trailing slash; '' is the workspace folder. */
  readonly base: string;
  readonly matchCase: boolean;
}

/**
 * Returns the files that one line on its own covers: files that it matches, and files in folders that it matches. For an exception, the
 * files that it would except. Empty if the line is not a pattern.
 * @param paths relative to the workspace folder, with `/`
 */
export function matchedBy(line: string, { base, matchCase }: RulePlace, paths: readonly string[]): readonly string[] {
  const text = line.replace(/^!/, '');
  // An exclamation mark after another one belongs to the pattern.
  const pattern = text.startsWith('!') && line.startsWith('!') ? `\\${text}` : text;
  const rules = new RuleSet([{ path: '', mechanism: '', base, text: pattern }], matchCase);
  return paths.filter(path => rules.decide(path).ignored);
}
