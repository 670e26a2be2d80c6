import { parse, TomlError } from 'smol-toml';
import { ownRulesInstead, ownRulesOf } from './gitleaksIds.ts';
import { entropy } from '../judgement/randomness.ts';
import { tomlLine } from '../../config/tomlPlace.ts';
import type { ExtraRule, Finding } from '../types.ts';

/**
 * A compiled pattern. Returns the ranges of the whole match and of its groups, for the first match at or after `from`; null if
 * there is none.
 */
export interface LinePattern {
  find(text: string, from: number): readonly (readonly [start: number, end: number] | null)[] | null;
}

export type CompiledPattern =
  { readonly ok: true; readonly pattern: LinePattern } | { readonly ok: false; readonly reason: string };

/** Compiles RE2 syntax. The engine must run in linear time (see `linearPattern.ts`). */
export type CompilePattern = (source: string) => CompiledPattern;

/** Something that could not be read, and where: a path of keys such as `rules[2].regex`, and the 1-based line. */
export interface ConfigProblem {
  /** The file, if it is one that the config extends. */
  readonly file?: string;
  readonly where: string;
  readonly line: number;
  readonly kind: 'syntax' | 'type' | 'pattern' | 'unsupported' | 'unread';
  /** The parser's message; empty if `kind` says everything. */
  readonly reason: string;
}

export interface GitleaksConfig {
  /** The file's own rules. */
  readonly rules: readonly ExtraRule[];
  /** Ids of built-in rules that the file disables. */
  readonly disabledRules: readonly string[];
  /** Whether an allowlist accepts a finding in a text. */
  readonly isAllowed: (finding: Finding, text: string) => boolean;
  readonly problems: readonly ConfigProblem[];
}

type Table = Readonly<Record<string, unknown>>;
type NoteProblem = (where: string, kind: ConfigProblem['kind'], reason?: string) => void;

/** The first line of the parser's message; the rest repeats the text. */
function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first.replace(/^Invalid TOML document: /, '');
}

/**
 * Reads a `.gitleaks.toml`: its own rules (regex, secretGroup, entropy, keywords, path, allowlists) and allowlists (paths, regexes,
 * stopwords, condition, regexTarget, targetRules), including their older spelling. Keys that concern commits are ignored, since we
 * scan files. Keys as in gitleaks@b58d3f1 config/config.go.
 * @param readBase returns the text of the file that this one extends, given the path written in it; null if it cannot be read
 * @param depth the number of files in the chain of extensions that leads to this one
 */
export function parseGitleaksConfig(
  text: string,
  compile: CompilePattern,
  readBase: (path: string) => string | null = () => null,
  depth = 0,
): GitleaksConfig {
  const problems: ConfigProblem[] = [];
  let root: Table;
  try {
    root = parse(text);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const problem: ConfigProblem = { where: '', line, kind: 'syntax', reason: reasonOf(error) };
    return { rules: [], disabledRules: [], isAllowed: () => false, problems: [problem] };
  }
  const note: NoteProblem = (where, kind, reason = '') =>
    problems.push({ where, line: tomlLine(text, where), kind, reason });
  const reader = new Reader(compile, note);
  const extend = reader.table(root['extend'], 'extend') ?? {};
  if ('url' in extend) note('extend.url', 'unsupported');
  const base = baseOf(extend['path'], compile, readBase, depth, note);
  const off = new Set(reader.strings(extend['disabledRules'], 'extend.disabledRules').flatMap(ownRulesInstead));
  const lists = [
    ...reader.allowlists(root['allowlists'], 'allowlists'),
    ...reader.allowlists(root['allowlist'] === undefined ? [] : [root['allowlist']], 'allowlist'),
  ];
  const rules = reader.tables(root['rules'], 'rules').flatMap((table, i) => reader.rule(table, `rules[${i}]`, lists));
  return {
    rules: [...rules, ...base.rules.filter(each => !off.has(each.id) && !rules.some(own => own.id === each.id))],
    disabledRules: [...off, ...base.disabledRules],
    isAllowed: (finding, whole) => {
      if (base.isAllowed(finding, whole)) return true;
      const line = lineOf(whole, finding.start, finding.end);
      const secret = whole.slice(finding.start, finding.end);
      return lists.some(
        list =>
          (list.targetRules.length === 0 || list.ownRules.has(finding.ruleId)) &&
          accepts(list, { path: finding.path, secret, match: secret, line }),
      );
    },
    problems: [...problems, ...base.problems],
  };
}

/** The maximum length of a chain of extended files, as in gitleaks (config.go, maxExtendDepth). */
const longestChain = 2;

const nothing: GitleaksConfig = { rules: [], disabledRules: [], isAllowed: () => false, problems: [] };

function baseOf(
  path: unknown,
  compile: CompilePattern,
  readBase: (path: string) => string | null,
  depth: number,
  note: NoteProblem,
): GitleaksConfig {
  if (path === undefined) return nothing;
  const text = typeof path === 'string' && depth < longestChain ? readBase(path) : null;
  if (text === null || typeof path !== 'string') {
    note('extend.path', 'unread');
    return nothing;
  }
  const config = parseGitleaksConfig(text, compile, readBase, depth + 1);
  return { ...config, problems: config.problems.map(each => ({ ...each, file: each.file ?? path })) };
}

interface Allowlist {
  readonly all: boolean;
  readonly target: 'secret' | 'match' | 'line';
  readonly paths: readonly LinePattern[];
  readonly regexes: readonly LinePattern[];
  readonly stopwords: readonly string[];
  readonly targetRules: readonly string[];
  /** The built-in rules that correspond to `targetRules`, by id. */
  readonly ownRules: ReadonlySet<string>;
}

interface Place {
  readonly path: string;
  readonly secret: string;
  readonly match: string;
  readonly line: string;
}

function accepts(list: Allowlist, place: Place): boolean {
  const checks: boolean[] = [];
  if (list.paths.length > 0) checks.push(list.paths.some(pattern => pattern.find(place.path, 0) !== null));
  if (list.regexes.length > 0) checks.push(list.regexes.some(pattern => pattern.find(place[list.target], 0) !== null));
  if (list.stopwords.length > 0) {
    const secret = place.secret.toLowerCase();
    checks.push(list.stopwords.some(word => secret.includes(word)));
  }
  return checks.length > 0 && (list.all ? checks.every(Boolean) : checks.some(Boolean));
}

/** How much of a line on either side of a finding is matched against patterns. */
const lineReach = 2000;

function lineOf(text: string, start: number, end: number): string {
  const from = text.slice(Math.max(0, start - lineReach), start);
  const to = text.slice(end, end + lineReach);
  const stop = to.search(/[\r\n]/);
  return (
    from.slice(Math.max(from.lastIndexOf('\n'), from.lastIndexOf('\r')) + 1) +
    text.slice(start, end) +
    (stop < 0 ? to : to.slice(0, stop))
  );
}

/** Reads values of expected types and records a problem for others. */
class Reader {
  readonly #compile: CompilePattern;
  readonly #note: NoteProblem;

  constructor(compile: CompilePattern, note: NoteProblem) {
    this.#compile = compile;
    this.#note = note;
  }

  rule(table: Table, where: string, global: readonly Allowlist[]): readonly ExtraRule[] {
    const id = table['id'];
    if (typeof id !== 'string' || id === '') return this.#wrong(`${where}.id`, []);
    if (table['regex'] === undefined) {
      // A rule that only checks paths or changes a built-in rule has no regex, so there is nothing to search for.
      return [];
    }
    const pattern = this.#pattern(table['regex'], `${where}.regex`);
    const path = table['path'] === undefined ? undefined : this.#pattern(table['path'], `${where}.path`);
    if (pattern === null || path === null) return [];
    const group = this.#number(table['secretGroup'], `${where}.secretGroup`);
    const least = this.#number(table['entropy'], `${where}.entropy`);
    const own = [
      ...this.allowlists(table['allowlists'], `${where}.allowlists`),
      ...this.allowlists(table['allowlist'] === undefined ? [] : [table['allowlist']], `${where}.allowlist`),
    ];
    const lists = [...own, ...global.filter(list => list.targetRules.length === 0 || list.targetRules.includes(id))];
    return [
      {
        id,
        provider: id,
        keywords: this.strings(table['keywords'], `${where}.keywords`).map(word => word.toLowerCase()),
        find: (line, file) => {
          if (path !== undefined && path.find(file, 0) === null) return [];
          return search(pattern, line, group).filter(({ start, end, matchStart, matchEnd }) => {
            const secret = line.slice(start, end);
            const place = { path: file, secret, match: line.slice(matchStart, matchEnd), line };
            return entropy(secret) >= least && !lists.some(list => accepts(list, place));
          });
        },
      },
    ];
  }

  allowlists(value: unknown, where: string): readonly Allowlist[] {
    return this.tables(value, where).map((table, i) => {
      const at = `${where}[${i}]`;
      const target = table['regexTarget'];
      const targetRules = this.strings(table['targetRules'], `${at}.targetRules`);
      return {
        all: typeof table['condition'] === 'string' && /^(?:and|&&)$/i.test(table['condition']),
        target: target === 'match' || target === 'line' ? target : 'secret',
        paths: this.#patterns(table['paths'], `${at}.paths`),
        regexes: this.#patterns(table['regexes'], `${at}.regexes`),
        stopwords: this.strings(table['stopwords'], `${at}.stopwords`).map(word => word.toLowerCase()),
        targetRules,
        ownRules: new Set(targetRules.flatMap(ownRulesOf)),
      };
    });
  }

  table(value: unknown, where: string): Table | null {
    if (value === undefined) return null;
    return isTable(value) ? value : this.#wrong(where, null);
  }

  tables(value: unknown, where: string): readonly Table[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.#wrong(where, []);
    return (value as readonly unknown[]).flatMap((each, i) =>
      isTable(each) ? [each] : this.#wrong(`${where}[${i}]`, []),
    );
  }

  strings(value: unknown, where: string): readonly string[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.#wrong(where, []);
    return (value as readonly unknown[]).flatMap((each, i) =>
      typeof each === 'string' ? [each] : this.#wrong(`${where}[${i}]`, []),
    );
  }

  #number(value: unknown, where: string): number {
    if (value === undefined) return 0;
    return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : this.#wrong(where, 0);
  }

  #patterns(value: unknown, where: string): readonly LinePattern[] {
    return this.strings(value, where)
      .map((source, i) => this.#pattern(source, `${where}[${i}]`))
      .filter(pattern => pattern !== null);
  }

  #pattern(value: unknown, where: string): LinePattern | null {
    if (typeof value !== 'string') return this.#wrong(where, null);
    const compiled = this.#compile(value);
    if (compiled.ok) return compiled.pattern;
    this.#note(where, 'pattern', compiled.reason);
    return null;
  }

  #wrong<T>(where: string, instead: T): T {
    this.#note(where, 'type');
    return instead;
  }
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly matchStart: number;
  readonly matchEnd: number;
}

/** Finds all matches in a line. The secret is the requested group, else the first group that matched something, else the whole match. */
function search(pattern: LinePattern, line: string, group: number): readonly Hit[] {
  const hits: Hit[] = [];
  let from = 0;
  while (from <= line.length && hits.length < mostHits) {
    const groups = pattern.find(line, from);
    const whole = groups?.[0];
    if (groups === null || whole === null || whole === undefined) break;
    const secret =
      (group > 0 ? groups[group] : groups.slice(1).find(each => each !== null && each[1] > each[0])) ?? whole;
    if (secret[1] > secret[0])
      hits.push({ start: secret[0], end: secret[1], matchStart: whole[0], matchEnd: whole[1] });
    from = Math.max(whole[1], from + 1);
  }
  return hits;
}

/** The maximum number of findings of one rule in one line. */
const mostHits = 50;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
