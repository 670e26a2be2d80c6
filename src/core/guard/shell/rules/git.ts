import { changingInGit, filters } from '../programs.ts';
import type { Rule } from '../state.ts';
import { escaped, literalOf, type Pattern, unescaped } from '../words.ts';
import { filterArguments } from './arguments.ts';

/** `git`, also for another folder. */
export const git: Rule = (state, { rest }) => {
  const folder = rest[0] === '-C' ? state.paths(rest[1] ?? '')[0] : undefined;
  const outer = state.current;
  if (folder !== undefined) state.current = folder;
  const { paths, fromRoot } = gitUse(rest);
  state.read(paths);
  if (rest.some(word => changingInGit.has(word))) state.touch(rest);
  state.read(fromRoot, { current: folder ?? state.place.root });
  state.current = outer;
};

/** What a git command prints of files. */
interface GitUse {
  /** Relative to the current folder. */
  readonly paths: readonly Pattern[];
  /** Relative to the repository's folder: `HEAD:path`. */
  readonly fromRoot: readonly Pattern[];
}

/** Subcommands that print contents, with what they need for it (git 2.51, their manuals). */
const printing: Readonly<Record<string, RegExp | null>> = {
  show: null,
  diff: null,
  blame: null,
  annotate: null,
  'cat-file': null,
  archive: null,
  'format-patch': null,
  difftool: null,
  'diff-tree': null,
  'diff-index': null,
  'diff-files': null,
  log: /^-[a-zA-Z]*p|^--patch$|^-u$|^-L|^-[SG]/,
  stash: /^(?:-[a-zA-Z]*p|--patch|show)$/,
  reflog: /^-[a-zA-Z]*p|^--patch$/,
};

/** With one of these nothing of a file's text is printed. */
const namesOnly = /^--(?:name-only|name-status|stat|shortstat|numstat|summary|quiet|exit-code|dirstat|check)/;

/** The files whose text a git command prints as far as its words name them. */
function gitUse(words: readonly Pattern[]): GitUse {
  let at = 0;
  while ((words[at] ?? '').startsWith('-'))
    at += /^-(?:C|c)$|^--(?:git-dir|work-tree|namespace)$/.test(words[at] ?? '') ? 2 : 1;
  const command = literalOf(words[at] ?? '') ?? '';
  const rest = words.slice(at + 1);
  if (command === 'grep') return grepUse(rest);
  const needed = Object.hasOwn(printing, command) ? printing[command] : undefined;
  if (needed === undefined || rest.some(word => namesOnly.test(word))) return { paths: [], fromRoot: [] };
  if (needed !== null && !rest.some(word => needed.test(word))) return { paths: [], fromRoot: [] };
  return named(rest);
}

/** Revisions and paths of a command that prints contents. */
function named(rest: readonly Pattern[]): GitUse {
  const dashes = rest.indexOf('--');
  const before = dashes < 0 ? rest : rest.slice(0, dashes);
  const behind = rest.slice(before.length).filter(word => word !== '--');
  const paths = behind.map(pathspec);
  const fromRoot: Pattern[] = [];
  for (const word of before) {
    // `:path` and `:0:path` are the index.
    const [, , inTree] = /^([^:]*):(?:[0-3]:)?(.+)$/.exec(word) ?? [];
    if (word.startsWith('-')) paths.push(...(/^-L[^:]*:(.+)$/.exec(word)?.slice(1) ?? []));
    else if (inTree === undefined) paths.push(word);
    else if (inTree.startsWith('./')) paths.push(inTree);
    else fromRoot.push(pathspec(inTree));
  }
  return { paths, fromRoot };
}

/** Behind the pattern stand revisions and paths. */
function grepUse(rest: readonly Pattern[]): GitUse {
  return {
    paths: filterArguments(filters['grep'] ?? { given: [], valued: [] }, rest).files.map(pathspec),
    fromRoot: [],
  };
}

/** `:(top,icase)path` and `:/path` without what stands before the path; what excludes a path reads none. */
function pathspec(word: Pattern): Pattern {
  if (/^:[!^]|^:\(exclude/.test(word)) return escaped('');
  return unescaped(word) === word ? word.replace(/^:(?:\([^)]*\)|\/)/, '') : word;
}
