import type { Mechanism } from '../../assistants/types.ts';
import { isOutside } from './outside.ts';
import { patternLines } from '../gitignore/rules.ts';
import type { RuleEntry, RuleFile } from '../types.ts';

interface Lists {
  readonly byMechanism: Map<Mechanism, readonly RuleFile[]>;
  /** Assistants that read the same files in the same way share one list. */
  readonly byKey: Map<string, readonly RuleFile[]>;
}

const consulted = new WeakMap<readonly RuleFile[], Lists>();

/**
 * Returns the rule files that a mechanism really reads: files with its name, in the places where it looks. The same question gets the
 * same list, so assistants that read the same files share the compiled rules.
 */
export function consultedFiles(mechanism: Mechanism, ruleFiles: readonly RuleFile[]): readonly RuleFile[] {
  let lists = consulted.get(ruleFiles);
  if (!lists) consulted.set(ruleFiles, (lists = { byMechanism: new Map(), byKey: new Map() }));
  let files = lists.byMechanism.get(mechanism);
  if (!files) lists.byMechanism.set(mechanism, (files = sharedList(mechanism, ruleFiles, lists.byKey)));
  return files;
}

function sharedList(
  mechanism: Mechanism,
  ruleFiles: readonly RuleFile[],
  byKey: Map<string, readonly RuleFile[]>,
): readonly RuleFile[] {
  const { id, lookup, syntax, kind } = mechanism;
  const key = [id, lookup, syntax, kind, mechanism.staysInHome === true, mechanism.files?.join() ?? ''].join('|');
  let files = byKey.get(key);
  if (!files) {
    const read = ruleFiles.filter(file => file.mechanism === id && isRead(file, mechanism));
    files = kind === 'ignore-file' && syntax === 'glob' ? read.map(asGlobs) : read;
    byKey.set(key, files);
  }
  return files;
}

function isRead({ path, place }: RuleFile, { staysInHome, files = [], lookup, id }: Mechanism): boolean {
  if (place !== undefined && (place === 'usual') !== (staysInHome === true)) return false;
  if (lookup === 'git') return true;
  if (lookup === 'home') return isOutside(path);
  if (isOutside(path)) return files.some(name => name.startsWith('~/'));
  switch (lookup) {
    case 'root':
      return path === id;
    case 'nested':
      return !path.startsWith('.git/');
    case 'config':
      return files.includes(`./${path}`);
  }
}

/**
 * Converts an ignore file to what Amazon Q reads: it passes the lines to a glob library, so each starts at the root and none is negated
 * (aws/language-servers@55af91ea, shared/localProjectContextController.ts).
 */
function asGlobs(file: RuleFile): RuleFile {
  const entries = patternLines(file.text)
    .filter(({ pattern }) => !pattern.startsWith('!'))
    .map(({ line, pattern }): RuleEntry => {
      const anchored = pattern.startsWith('/') ? pattern : `/${pattern}`;
      return { line, written: pattern, syntax: 'gitignore', pattern: anchored, negated: false };
    });
  return { ...file, entries };
}
