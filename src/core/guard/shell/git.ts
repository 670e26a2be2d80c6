import { escaped, literalOf, type Pattern, unescaped } from './words.ts';

/** What a git command prints of files. */
export interface GitUse {
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
export function gitUse(words: readonly Pattern[]): GitUse {
  let at = 0;
  while ((words[at] ?? '').startsWith('-'))
    at += /^-(?:C|c)$|^--(?:git-dir|work-tree|namespace)$/.test(words[at] ?? '') ? 2 : 1;
  const command = literalOf(words[at] ?? '') ?? '';
  const rest = words.slice(at + 1);
  const nothing: GitUse = { paths: [], fromRoot: [] };
  if (command === 'grep') return grepUse(rest);
  const needed = Object.hasOwn(printing, command) ? printing[command] : undefined;
  if (needed === undefined || rest.some(word => namesOnly.test(word))) return nothing;
  if (needed !== null && !rest.some(word => needed.test(word))) return nothing;
  const paths: Pattern[] = [];
  const fromRoot: Pattern[] = [];
  let isPath = false;
  for (const word of rest) {
    if (word === '--') isPath = true;
    else if (isPath) paths.push(pathspec(word));
    else if (word.startsWith('-')) {
      const range = /^-L[^:]*:(.+)$/.exec(word)?.[1];
      if (range !== undefined) paths.push(range);
    } else {
      // `:path` and `:0:path` are the index.
      const found = /^([^:]*):(?:[0-3]:)?(.+)$/.exec(word);
      if (found === null) paths.push(word);
      else if ((found[2] ?? '').startsWith('./')) paths.push(found[2] ?? '');
      else fromRoot.push(pathspec(found[2] ?? ''));
    }
  }
  return { paths, fromRoot };
}

function grepUse(rest: readonly Pattern[]): GitUse {
  const dashes = rest.indexOf('--');
  return { paths: dashes < 0 ? [] : rest.slice(dashes + 1).map(pathspec), fromRoot: [] };
}

/** `:(top,icase)path` and `:/path` without what stands before the path; what excludes a path reads none. */
function pathspec(word: Pattern): Pattern {
  if (/^:[!^]|^:\(exclude/.test(word)) return escaped('');
  return unescaped(word) === word ? word.replace(/^:(?:\([^)]*\)|\/)/, '') : word;
}
