import { assignmentKeywords, assignmentMatcher } from './assignment.ts';
import { KeywordAutomaton } from './automaton.ts';
import { decodeEscapes, escapeKeywords, forEachEncodedRun, type Decoded } from './decode.ts';
import { patternRules } from './catalogue.ts';
import { searchFile } from './files.ts';
import { assignmentRules, discordRule, keystoreRule, namedTokenRule, providerTokenRule } from './rules/generic.ts';
import { extraMatcher, searchLines } from './extraRules.ts';
import { forEachRun, judgeRun } from './runs.ts';
import { rankStructure, type Candidate, type Matcher, type Scene } from './sink.ts';
import { privateKeyMatcher, structuralMatchers } from './structural.ts';
import { tokenMatcher } from './token.ts';
import type { ExtraRule } from './types.ts';

/** How often encoded text is looked for inside of encoded text. */
const deepest = 2;

/** A key store is no text: all that is marked of it is its beginning. */
const keystoreReach = 16;

/** Finds candidates in one pass over a text: keywords by automaton, then the matchers of each where it stands. */
export class Engine {
  readonly #automaton: KeywordAutomaton;
  readonly #lengths: readonly number[];
  readonly #matchers: readonly (readonly Matcher[])[];
  /** Those of them that also look into decoded text: formats with a mark of their own. */
  readonly #inner: readonly (readonly Matcher[])[];

  readonly #onEveryLine: ExtraRule[] = [];

  /** @param extra rules from outside, run beside our own. */
  constructor(extra: readonly ExtraRule[] = []) {
    const byKeyword = new Map<string, Matcher[]>();
    const add = (keywords: readonly string[], matcher: Matcher): void => {
      for (const keyword of keywords) {
        const list = byKeyword.get(keyword);
        if (list === undefined) byKeyword.set(keyword, [matcher]);
        else list.push(matcher);
      }
    };
    const inner = new Set<Matcher>();
    for (const rule of patternRules) {
      if (rule.pattern === null) continue;
      const matcher = tokenMatcher(rule, rule.pattern);
      add(rule.keywords, matcher);
      if (rule.options.near !== true && rule.options.plainOnly !== true) inner.add(matcher);
    }
    for (const [rule, matcher] of structuralMatchers) add(rule.keywords, matcher);
    inner.add(privateKeyMatcher);
    add(assignmentKeywords, assignmentMatcher(assignmentRules));
    add(escapeKeywords, (scene, start) => this.#searchInner(scene, decodeEscapes(scene.text, start)));
    for (const each of extra) {
      // Keywords are ASCII; a rule with others, or with none, sees every line.
      if (each.keywords.length > 0 && each.keywords.every(keyword => /^[!-~ ]+$/.test(keyword))) {
        add(
          each.keywords.map(keyword => keyword.toLowerCase()),
          extraMatcher(each),
        );
      } else this.#onEveryLine.push(each);
    }
    const keywords = [...byKeyword.keys()];
    this.#automaton = new KeywordAutomaton(keywords);
    this.#lengths = keywords.map(keyword => keyword.length);
    this.#matchers = [...byKeyword.values()];
    this.#inner = this.#matchers.map(list => list.filter(matcher => inner.has(matcher)));
  }

  /** Candidates whose keyword (or whose random token's beginning) lies within [from, to), in no particular order. */
  search(scene: Omit<Scene, 'report'>, from: number, to: number): Candidate[] {
    const found: Candidate[] = [];
    const full: Scene = { ...scene, report: candidate => found.push(candidate) };
    this.#run(full, this.#matchers, from, to);
    forEachEncodedRun(scene.text, from, to, decoded => this.#searchInner(full, decoded));
    if (!scene.generated) {
      const rules = { provider: providerTokenRule, named: namedTokenRule, discord: discordRule };
      forEachRun(scene.text, from, to, (start, end) => judgeRun(full, rules, start, end));
    }
    searchFile(full, from, to);
    for (const each of this.#onEveryLine) searchLines(full, each, from, to);
    if (from === 0 && scene.text !== '' && /\.(?:p12|pfx)$/i.test(scene.path)) {
      const end = Math.min(scene.text.length, keystoreReach);
      found.push({ rule: keystoreRule, start: 0, end, confidence: 'medium', validation: 'none', rank: rankStructure });
    }
    return found;
  }

  #run(scene: Scene, matchers: readonly (readonly Matcher[])[], from: number, to: number): void {
    this.#automaton.search(scene.text, from, to, (keyword, end) => {
      const start = end - (this.#lengths[keyword] ?? 0);
      for (const matcher of matchers[keyword] ?? []) matcher(scene, start, end);
    });
  }

  /** Looks into decoded text, and into what is encoded in that once more. */
  #searchInner(outer: Scene, decoded: Decoded | null): void {
    if (decoded === null) return;
    const scene: Scene = {
      ...outer,
      text: decoded.text,
      depth: outer.depth + 1,
      report: candidate => {
        const start = decoded.outerStart(candidate.start);
        const end = decoded.outerEnd(candidate.end);
        // What reads the same without decoding has been found already.
        if (end - start > candidate.end - candidate.start) outer.report({ ...candidate, start, end });
      },
    };
    this.#run(scene, this.#inner, 0, decoded.text.length);
    if (scene.depth < deepest) {
      forEachEncodedRun(decoded.text, 0, decoded.text.length, inner => this.#searchInner(scene, inner));
    }
  }
}
