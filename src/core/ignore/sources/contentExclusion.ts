import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import { readYaml } from '../../config/yamlText.ts';
import { LineIndex } from '../../texts/lines.ts';
import {
  normalizeFetchUrl,
  type RemoteRule,
  remoteRules,
  ruleExpression,
} from '../../context/copilot/exclusion/remoteRules.ts';
import { type Message, message } from '../../message.ts';
import type { RuleReference } from '../types.ts';

/** One rule of content exclusion, with its place. */
export interface ExclusionRule {
  /** The repository that it was written for; null: for all repositories. */
  readonly repository: string | null;
  readonly line: number;
  /** As written. */
  readonly written: string;
  readonly rule: RemoteRule;
}

/** A rule that cannot be tried here although Copilot tries it, so it is not known which files it excludes. */
export type UntriedRule = Omit<ExclusionRule, 'rule'>;

export interface ParsedExclusion {
  readonly rules: readonly ExclusionRule[];
  readonly untried: readonly UntriedRule[];
  readonly problems: readonly Message[];
}

/** With more stars than this in one pattern, minimatch takes seconds; such a pattern is left out and reported. */
const mostStars = 12;

/** The most alternatives in one pattern; nobody writes more by hand. */
const mostAlternatives = 1_000;

/** Whether braces stand for too many alternatives, or groups that repeat are nested. */
function isTooWide(pattern: string): boolean {
  if (pattern.length > 4_096 || /[*+?@!]\([^)]*[*+?@!]\(/.test(pattern)) return true;
  let alternatives = 1;
  for (const [, from, to] of pattern.matchAll(/\{(-?\d+)\.\.(-?\d+)/g)) {
    alternatives *= Math.abs(Number(to) - Number(from)) + 1;
  }
  // Each comma within braces adds at least one alternative; several groups multiply.
  for (const group of pattern.split('{').slice(1)) alternatives *= group.split(',').length;
  return alternatives > mostAlternatives;
}

/**
 * Reads the YAML that GitHub's settings of a repository (a list) or an organisation (lists by repository, `"*"` for all) accept, or that
 * its API returns (`paths`, `ifAnyMatch`, `ifNoneMatch`). Anything else becomes a problem with its line. Never throws.
 * @param file the name of the text in messages
 */
export function parseContentExclusion(text: string, file: string): ParsedExclusion {
  const lines = new LineIndex(text);
  const { document, offset: errorAt } = readYaml(text);
  const lineOf = (node: unknown): number => {
    const offset = (node as Node | null | undefined)?.range?.[0];
    return offset === undefined ? 1 : lines.positionAt(offset).line;
  };
  if (document === null) {
    const { line } = lines.positionAt(errorAt);
    return {
      rules: [],
      untried: [{ repository: null, line, written: '' }],
      problems: [message('ignore.exclusion.malformed', { file, line })],
    };
  }
  const rules: ExclusionRule[] = [];
  const untried: UntriedRule[] = [];
  const problems: Message[] = [];
  const leaveOut = (repository: string | null, line: number, written: string, why: Message): void => {
    untried.push({ repository, line, written });
    problems.push(why);
  };
  const add = (node: unknown, repository: string | null, make: (text: string) => RemoteRule, isPath: boolean): void => {
    const line = lineOf(node);
    if (!isScalar(node) || typeof node.value !== 'string') {
      problems.push(message('ignore.exclusion.notText', { file, line }));
    } else if (isPath && node.value.split('*').length - 1 > mostStars) {
      leaveOut(repository, line, node.value, message('ignore.exclusion.tooManyStars', { file, line }));
    } else if (isPath && isTooWide(node.value)) {
      leaveOut(repository, line, node.value, message('ignore.exclusion.tooWide', { file, line }));
    } else if (!isPath && ruleExpression(node.value) === null) {
      leaveOut(repository, line, node.value, message('ignore.exclusion.notLinear', { file, line }));
    } else rules.push({ repository, line, written: node.value, rule: make(node.value) });
  };
  const addEntry = (node: unknown, repository: string | null): void => {
    if (!isMap(node)) return add(node, repository, path => ({ paths: [path] }), true);
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : '');
      const texts: readonly unknown[] = isSeq(value) ? value.items : [value];
      if (name === 'paths') for (const each of texts) add(each, repository, path => ({ paths: [path] }), true);
      else if (name === 'ifAnyMatch')
        for (const each of texts) add(each, repository, one => ({ ifAnyMatch: [one] }), false);
      else if (name === 'ifNoneMatch') addNone(value, texts, repository);
      else if (name !== 'source')
        problems.push(message('ignore.exclusion.unknownKey', { file, line: lineOf(key), key: name }));
    }
  };
  // A file is excluded if none of them matches, so they only have a meaning together.
  const addNone = (node: unknown, texts: readonly unknown[], repository: string | null): void => {
    const ifNoneMatch = texts.flatMap(each => (isScalar(each) && typeof each.value === 'string' ? [each.value] : []));
    if (ifNoneMatch.some(each => ruleExpression(each) === null)) {
      const line = lineOf(node);
      leaveOut(repository, line, ifNoneMatch.join(', '), message('ignore.exclusion.notLinear', { file, line }));
    } else if (ifNoneMatch.length === texts.length) {
      rules.push({ repository, line: lineOf(node), written: ifNoneMatch.join(', '), rule: { ifNoneMatch } });
    } else problems.push(message('ignore.exclusion.notText', { file, line: lineOf(node) }));
  };
  const { contents } = document;
  if (isSeq(contents)) for (const each of contents.items) addEntry(each, null);
  else if (isMap(contents)) {
    for (const { key, value } of contents.items) {
      const name = String(isScalar(key) ? key.value : '');
      if (isSeq(value)) for (const each of value.items) addEntry(each, name === '*' ? null : name);
      else
        problems.push(
          message('ignore.exclusion.notAList', { file, line: lineOf(isAlias(value) ? key : (value ?? key)) }),
        );
    }
  } else if (contents !== null) problems.push(message('ignore.exclusion.notAList', { file, line: lineOf(contents) }));
  return { rules, untried, problems };
}

/** Stands for the current repository; which rules are for it was decided before. */
const here = 'https://repository/';

/** A folder on this computer and the repository it was fetched from. */
export interface ExclusionPlace {
  /** The repository's folder: absolute, with `/`, without a trailing one. */
  readonly root: string;
  /** The folder that paths are relative to, relative to the root; '' if it is the root. */
  readonly below: string;
  /** Null if they are not known: then rules for any repository are assumed to be for this one. */
  readonly fetchUrls: readonly string[] | null;
}

/** Returns the first rule for a folder that cannot be tried, so it may exclude any file; null if there is none. */
export function untriedRule(
  untried: readonly UntriedRule[],
  { fetchUrls }: ExclusionPlace,
  file: string,
): RuleReference | null {
  const found = untried.find(({ repository }) => isFor(repository, fetchUrls));
  return found === undefined ? null : { file, line: found.line, pattern: found.written };
}

function isFor(repository: string | null, fetchUrls: ExclusionPlace['fetchUrls']): boolean {
  return repository === null || (fetchUrls?.some(url => isSameRepository(repository, url)) ?? true);
}

/**
 * Returns a function that finds the rule that excludes a file, or null. The evaluation is that of Copilot's own rules from the server.
 * @param file the name of the text of the rules in references
 * @param textOf returns the text of a file below the root, for `ifAnyMatch` and `ifNoneMatch`; '' if it cannot be read
 */
export function contentExclusion(
  rules: readonly ExclusionRule[],
  { root, below, fetchUrls }: ExclusionPlace,
  file: string,
  textOf: (path: string) => string,
): (path: string) => RuleReference | null {
  const compiled = rules
    .filter(({ repository }) => isFor(repository, fetchUrls))
    .map(({ line, written, rule }) => ({
      excludes: remoteRules(new Map([[here, [rule]]]), [{ root, fetchUrl: here }]),
      needsText: rule.paths === undefined,
      by: { file, line, pattern: written },
    }));
  return path => {
    const uri = `file://${`${root}/${below === '' ? '' : `${below}/`}${path}`.split('/').map(encodeURIComponent).join('/')}`;
    let text: string | null = null;
    for (const { excludes, needsText, by } of compiled) {
      if (needsText) text ??= textOf(path);
      if (excludes({ uri, languageId: '', text: needsText ? (text ?? '') : '' })) return by;
    }
    return null;
  };
}

/** Whether a name in the rules means this repository: GitHub accepts a name, `owner/name`, or any form of the fetch URL. */
function isSameRepository(written: string, fetchUrl: string): boolean {
  const plain = (url: string): string =>
    normalizeFetchUrl(url)
      .toLowerCase()
      .replace(/\.git$/, '');
  return plain(written) === plain(fetchUrl) || plain(fetchUrl).endsWith(`/${plain(written)}`);
}
