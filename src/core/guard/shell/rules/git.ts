import { fileOptions } from '../fileOptions.ts';
import { changingInGit, filters } from '../programs.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';
import { filterArguments } from './arguments/filterArguments.ts';
import { operandsOf } from './arguments/operands.ts';
import { filesOfOptions } from './arguments/optionFiles.ts';
import { subcommand } from './arguments/subcommand.ts';

/** `git`, also for another folder. */
export const git: Rule = (state, call) => {
  const { rest } = call;
  const folder = rest[0] === '-C' ? state.paths(rest[1] ?? '')[0] : undefined;
  const outer = state.current;
  if (folder !== undefined) state.current = folder;
  const { command, words } = subcommand(rest);
  const { paths, fromRoot } = gitUse(command, [...words, ...objectsGiven(state, call, words)]);
  state.read(paths);
  // Files are written into another folder, which has no rules.
  if (rest.some(word => word.startsWith('--work-tree')) && changesFiles(command, words)) state.read(operandsOf(words));
  if (takingMessage.test(command)) state.read(filesOfOptions(fileOptions['git'] ?? {}, words));
  if (rest.some(word => changingInGit.has(word))) state.touch(rest);
  if (changesFiles(command, words)) {
    const operands = operandsOf(words);
    state.write(operands);
    // Checking out the whole folder is everyday work; naming a file that registers hooks is not.
    state.remove(operands.filter(word => state.paths(word).every(path => path !== state.place.root)));
  }
  state.read(fromRoot, { current: folder ?? state.place.root });
  runStarted(call, command, words);
  state.current = outer;
};

/** Returns the names of objects that are passed to `cat-file --batch`. */
function objectsGiven(state: ShellState, { piped, command }: Call, words: readonly Pattern[]): readonly Pattern[] {
  return words.some(word => /^--batch(?:-command)?(?:=|$)/.test(word)) ? (piped ?? state.textsGiven(command)) : [];
}

/** Subcommands that take a text, or settings, from a file that an option names. */
const takingMessage = /^(?:commit|commit-tree|tag|notes|merge|config|grep)$/;

/** Subcommands that remove files, or restore earlier contents. Files only removed from the index stay. */
function changesFiles(command: string, words: readonly Pattern[]): boolean {
  if (command === 'rm') return !words.includes('--cached');
  if (command === 'stash') return words.includes('--');
  return /^(?:mv|clean)$/.test(command) || (/^(?:checkout|restore)$/.test(command) && !words.includes('--staged'));
}

/** Options, words and settings after which git starts a command. */
const starting =
  /^(?:-x|--exec|--extcmd|run|foreach|--(?:tree|index|env|msg|parent|commit|tag-name)-filter|--upload-pack|--receive-pack)$/;
const startingCommands = /^(?:rebase|difftool|bisect|submodule|filter-branch|fetch|clone|ls-remote)$/;

function runStarted({ rest, run, runWords }: Call, command: string, words: readonly Pattern[]): void {
  for (const word of rest) {
    const [, value] =
      /^(?:alias\.[\w-]+|[\w.-]*(?:pager|editor|textconv|external|command|cmd|program))=!?([^]+)$/i.exec(
        unescaped(word),
      ) ?? [];
    if (value !== undefined) run(value, 'bash');
  }
  if (!startingCommands.test(command)) return;
  const at = words.findIndex(word => starting.test(word));
  if (at >= 0) runWords(words.slice(at + 1));
}

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
  'fast-export': null,
  'merge-file': null,
  'unpack-file': null,
  'checkout-index': null,
  'interpret-trailers': null,
  'send-email': null,
  whatchanged: /^-[a-zA-Z]*p|^--patch$|^-u$/,
  stash: /^(?:-[a-zA-Z]*p|--patch|show)$/,
  reflog: /^-[a-zA-Z]*p|^--patch$/,
};

/** Options with which nothing of a file's text is printed. */
const namesOnly = /^--(?:name-only|name-status|stat|shortstat|numstat|summary|quiet|exit-code|dirstat|check)/;

/** Returns the files whose text a git command prints, as far as its words name them. */
function gitUse(command: string, rest: readonly Pattern[]): GitUse {
  if (command === 'grep') return grepUse(rest);
  const needed = Object.hasOwn(printing, command) ? printing[command] : undefined;
  const isPatch = rest.some(word => /^-\w*[pu]$|^--patch$/.test(word));
  if (needed === undefined || (!isPatch && rest.some(word => namesOnly.test(word)))) return { paths: [], fromRoot: [] };
  if (needed !== null && !rest.some(word => needed.test(word))) return { paths: [], fromRoot: [] };
  return named(rest);
}

/** Returns the revisions and paths of a command that prints contents. */
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

/** Returns the paths of `git grep`, where revisions and paths follow the pattern. */
function grepUse(rest: readonly Pattern[]): GitUse {
  return {
    paths: filterArguments(filters['grep'] ?? { given: [], valued: [] }, rest).files.map(pathspec),
    fromRoot: [],
  };
}

/** Removes the prefix of `:(top,icase)path` and `:/path`; a pathspec that excludes a path reads nothing. */
function pathspec(word: Pattern): Pattern {
  if (/^:[!^]|^:\(exclude/.test(word)) return escaped('');
  return unescaped(word) === word ? word.replace(/^:(?:\([^)]*\)|\/)/, '') : word;
}
