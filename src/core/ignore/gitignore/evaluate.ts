import { foldAscii, utf8Bytes } from './bytes.ts';
import { isOutside } from '../sources/outside.ts';
import { RuleIndex } from './ruleIndex.ts';
import { parseRules } from './rules.ts';
import type { RuleFile, RuleReference } from '../types.ts';

export interface Decision {
  readonly ignored: boolean;
  /** The rule that decided, for the path itself or for a folder above it. It may be a negated rule. */
  readonly by: RuleReference | null;
}

export interface EvaluateOptions {
  /** If false, A-Z are folded, as with `core.ignoreCase`. Default true. */
  readonly matchCase?: boolean;
  /** Whether the path is a folder. Default false; a path that ends in `/` is one. */
  readonly isDirectory?: boolean;
}

interface CompiledFile {
  readonly index: RuleIndex;
  /** '' or a folder with a trailing slash, as bytes. */
  readonly base: string;
  /** What each rule decides. There is one object per rule, so decisions can be compared by identity. */
  readonly decisions: readonly Decision[];
}

const undecided: Decision = { ignored: false, by: null };

/** The longest path on Linux (PATH_MAX); a longer one is answered with "no rule". */
const longestPath = 4096;

/** The most folders whose decision is cached per rule set; a full cache is emptied. */
const rememberedFolders = 20_000;

/**
 * The rules of several files, compiled once. Answers as git does: within a file the last match decides, deeper files come before
 * shallower ones, and everything in an ignored folder is ignored, whatever deeper files say.
 */
export class RuleSet {
  readonly #files: readonly CompiledFile[];
  readonly #fold: boolean;
  readonly #folders = new Map<string, Decision>();
  /** The last answer, because many features ask about one file before the next. */
  #last: { readonly path: string; readonly isDirectory: boolean; readonly decision: Decision } | null = null;

  constructor(files: readonly RuleFile[], matchCase = true) {
    this.#fold = !matchCase;
    this.#files = files
      .map((file, order) => ({ file, order, rank: rankOf(file), depth: depthOf(file.base) }))
      .sort((a, b) => b.rank - a.rank || b.depth - a.depth || b.order - a.order)
      .map(({ file }) => {
        const rules = parseRules(file, matchCase);
        const decisions = rules.map(({ line, pattern, negated }) => ({
          ignored: !negated,
          by: { file: file.path, line, pattern },
        }));
        const base = file.base === '' ? '' : utf8Bytes(`${file.base}/`);
        return { base, index: new RuleIndex(rules), decisions };
      });
  }

  /** True if there is no rule: every path is undecided. */
  get isEmpty(): boolean {
    return this.#files.every(({ decisions }) => decisions.length === 0);
  }

  /** Decides about a path relative to the workspace folder, with `/`. Paths that leave it (`../x`, `/x`) match nothing. */
  decide(path: string, isDirectory = false): Decision {
    if (this.#last?.path === path && this.#last.isDirectory === isDirectory) return this.#last.decision;
    const decision = this.#decide(path, isDirectory);
    this.#last = { path, isDirectory, decision };
    return decision;
  }

  #decide(path: string, isDirectory: boolean): Decision {
    if (this.#files.length === 0 || path.length > longestPath) return undecided;
    const { text, folder, isInside } = prepared(path);
    if (!isInside) return undecided;
    if (folder !== '') {
      const above = this.#folder(folder);
      if (above.ignored) return above;
    }
    return this.#match(text, isDirectory || path.endsWith('/'));
  }

  /** Walks down instead of recursing up, so a path of any depth can be answered. */
  #folder(folder: string): Decision {
    const known = this.#folders.get(folder);
    if (known) return known;
    if (this.#folders.size >= rememberedFolders) this.#folders.clear();
    let decision = undecided;
    for (let end = folder.indexOf('/'); !decision.ignored; end = folder.indexOf('/', end + 1)) {
      const part = end < 0 ? folder : folder.slice(0, end);
      decision = this.#folders.get(part) ?? this.#match(part, true);
      if (end < 0 || decision.ignored) break;
      this.#folders.set(part, decision);
    }
    this.#folders.set(folder, decision);
    return decision;
  }

  /** Returns the decision of the last rule that matches the path itself; the folders above it were checked before. */
  #match(path: string, isFolder: boolean): Decision {
    // Only patterns are folded. Rule files above a path are found by exact name, because git looks them up in the file system.
    const text = this.#fold ? foldAscii(path) : path;
    const name = text.slice(text.lastIndexOf('/') + 1);
    for (const { base, index, decisions } of this.#files) {
      if (!path.startsWith(base)) continue;
      const below = base === '' ? text : text.slice(base.length);
      const last = index.lastMatch(name, below, isFolder);
      if (last >= 0) return decisions[last] ?? undecided;
    }
    return undecided;
  }
}

interface PreparedPath {
  readonly path: string;
  /** Without `./` before it and `/` after it, as bytes. */
  readonly text: string;
  /** The folder it is in; '' at the top. */
  readonly folder: string;
  /** Whether it is in the workspace folder. */
  readonly isInside: boolean;
}

/** The last path, because many rule sets are asked about one path before the next. */
let lastPrepared: PreparedPath = { path: '', text: '', folder: '', isInside: false };

function prepared(path: string): PreparedPath {
  if (lastPrepared.path === path) return lastPrepared;
  const clean =
    path.startsWith('./') || path.endsWith('/') ? path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') : path;
  const isOut = clean === '' || clean === '.' || clean.startsWith('/') || clean === '..' || clean.startsWith('../');
  const text = utf8Bytes(clean);
  lastPrepared = { path, text, folder: text.slice(0, Math.max(0, text.lastIndexOf('/'))), isInside: !isOut };
  return lastPrepared;
}

const compiled = new WeakMap<readonly RuleFile[], Map<boolean, RuleSet>>();

/** Returns the compiled rules of a list of files. They are cached per list, so a list must not be changed afterwards. */
export function ruleSet(files: readonly RuleFile[], matchCase = true): RuleSet {
  let sets = compiled.get(files);
  if (!sets) compiled.set(files, (sets = new Map<boolean, RuleSet>()));
  let set = sets.get(matchCase);
  if (!set) sets.set(matchCase, (set = new RuleSet(files, matchCase)));
  return set;
}

/**
 * Returns whether the rule files hold a path back, and the rule that decided. The path is relative to the workspace folder. Compiled
 * rules are cached per list, so pass the same (unchanged) list for many paths. Never throws.
 */
export function evaluate(files: readonly RuleFile[], path: string, options: EvaluateOptions = {}): Decision {
  return ruleSet(files, options.matchCase ?? true).decide(path, options.isDirectory ?? false);
}

/** git checks every `.gitignore` before `.git/info/exclude`, and that before the user's global file (outside, absolute). */
function rankOf(file: RuleFile): number {
  if (file.path.endsWith('/info/exclude')) return 1;
  return isOutside(file.path) ? 0 : 2;
}

function depthOf(base: string): number {
  return base === '' ? 0 : base.split('/').length;
}
