import { assignmentKeywords, assignmentMatcher } from './assignment.ts';
import { KeywordAutomaton } from './automaton.ts';
import { decodeEscapes, decodeRun, escapeKeywords, type Decoded } from './decode.ts';
import { classes, isAlphanumeric } from './characters.ts';
import { patternRules } from './catalogue.ts';
import { searchFile } from './files.ts';
import { assignmentRules, discordRule, keystoreRule, namedTokenRule, providerTokenRule } from './rules/generic.ts';
import { extraMatcher, searchLines } from './extraRules.ts';
import { RunJudge } from './runs.ts';
import { forEachStretch } from './stretches.ts';
import { rankStructure, type BareScene, type Candidate, type Matcher, type Scene } from './sink.ts';
import { privateKeyMatcher, structuralMatchers } from './structural.ts';
import { type Gate, tokenGate, tokenMatcher } from './token.ts';
import type { ExtraRule } from './types.ts';

/** How often encoded text is looked for inside of encoded text. */
const deepest = 2;

/** A key store is no text: all that is marked of it is its beginning. */
const keystoreReach = 16;

/** Searches so far, of which each has its number. */
let searches = 0;

/** Made in one place and one order, so that all scenes have one shape for the compiler. */
function sceneWith(base: BareScene, text: string, depth: number, report: Scene['report']): Scene {
  const { path, notation, generated, translation, drop } = base;
  return { serial: ++searches, text, path, notation, generated, translation, depth, report, drop };
}

const runRules = { provider: providerTokenRule, named: namedTokenRule, discord: discordRule };

const open: Gate = { firstUnit: 0, beginsWord: false };

/** Whether `at` is surely in the middle of a word; what may follow an escape is left to the matchers. */
function isInWord(text: string, at: number): boolean {
  if (at < 3 || ((classes[text.charCodeAt(at - 1)] as number) & isAlphanumeric) === 0) return false;
  return text.charCodeAt(at - 2) !== 92 && text.charCodeAt(at - 3) !== 37;
}

/** Finds candidates in one pass over a text: keywords by automaton, then the matchers of each where it stands. */
export class Engine {
  readonly #automaton: KeywordAutomaton;
  readonly #lengths: Int32Array;
  readonly #matchers: readonly (readonly Matcher[])[];
  /** Of each keyword the unit that it begins with where case counts, or 0; most that is found of the short ones is not meant. */
  readonly #firstUnits: Int32Array;
  /** Of each keyword 1 where nothing but the beginning of a word will do. */
  readonly #beginWords: Uint8Array;
  /** Those of them that also look into decoded text: formats with a mark of their own. */
  readonly #inner: readonly (readonly Matcher[])[];

  readonly #onEveryLine: ExtraRule[] = [];

  /** @param extra rules from outside, run beside our own. */
  constructor(extra: readonly ExtraRule[] = []) {
    const byKeyword = new Map<string, { readonly matchers: Matcher[]; readonly gates: Gate[] }>();
    const add = (keywords: readonly string[], matcher: Matcher, gate: Gate = open): void => {
      for (const keyword of keywords) {
        const entry = byKeyword.get(keyword);
        if (entry === undefined) byKeyword.set(keyword, { matchers: [matcher], gates: [gate] });
        else {
          entry.matchers.push(matcher);
          entry.gates.push(gate);
        }
      }
    };
    const inner = new Set<Matcher>();
    for (const rule of patternRules) {
      if (rule.pattern === null) continue;
      const matcher = tokenMatcher(rule, rule.pattern);
      add(rule.keywords, matcher, tokenGate(rule, rule.pattern));
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
    this.#lengths = Int32Array.from(keywords, keyword => keyword.length);
    const entries = [...byKeyword.values()];
    this.#matchers = entries.map(entry => entry.matchers);
    this.#firstUnits = Int32Array.from(entries, ({ gates: [gate = open, ...others] }) =>
      others.every(other => other.firstUnit === gate.firstUnit) ? gate.firstUnit : 0,
    );
    this.#beginWords = Uint8Array.from(entries, ({ gates }) => (gates.every(gate => gate.beginsWord) ? 1 : 0));
    this.#inner = this.#matchers.map(list => list.filter(matcher => inner.has(matcher)));
  }

  /** Candidates whose keyword (or whose random token's beginning) lies within [from, to), in no particular order. */
  search(scene: BareScene, from: number, to: number): Candidate[] {
    const found: Candidate[] = [];
    const full = sceneWith(scene, scene.text, 0, candidate => void found.push(candidate));
    this.#run(full, this.#matchers, from, to);
    const judge = new RunJudge(full, runRules);
    const run = scene.generated ? null : (start: number, end: number): void => judge.judge(start, end);
    forEachStretch(scene.text, from, to, run, (start, end) => this.#searchRun(full, start, end));
    searchFile(full, from, to);
    for (const each of this.#onEveryLine) searchLines(full, each, from, to);
    if (from === 0 && scene.text !== '' && /\.(?:p12|pfx)$/i.test(scene.path)) {
      const end = Math.min(scene.text.length, keystoreReach);
      found.push({ rule: keystoreRule, start: 0, end, confidence: 'medium', validation: 'none', rank: rankStructure });
    }
    return found;
  }

  #run(scene: Scene, matchers: readonly (readonly Matcher[])[], from: number, to: number): void {
    const { text } = scene;
    const search = this.#automaton.search(text, from, Math.min(to, text.length));
    while (search.next()) {
      const { keyword, end } = search;
      const start = end - (this.#lengths[keyword] as number);
      const first = this.#firstUnits[keyword] as number;
      if (first !== 0 && text.charCodeAt(start) !== first) continue;
      if (this.#beginWords[keyword] === 1 && isInWord(text, start)) continue;
      for (const matcher of matchers[keyword] ?? []) matcher(scene, start, end);
    }
  }

  /** Looks into decoded text, and into what is encoded in that once more. */
  #searchInner(outer: Scene, decoded: Decoded | null): void {
    if (decoded === null) return;
    const scene = sceneWith(outer, decoded.text, outer.depth + 1, candidate => {
      const start = decoded.outerStart(candidate.start);
      const end = decoded.outerEnd(candidate.end);
      // What reads the same without decoding has been found already.
      if (end - start > candidate.end - candidate.start) outer.report({ ...candidate, start, end });
    });
    this.#run(scene, this.#inner, 0, decoded.text.length);
    if (scene.depth < deepest) {
      const search = (start: number, end: number): void => this.#searchRun(scene, start, end);
      forEachStretch(decoded.text, 0, decoded.text.length, null, search);
    }
  }

  /** Looks into what a stretch of base64 or hex digits encodes, if that is text. */
  #searchRun(scene: Scene, start: number, end: number): void {
    const text = decodeRun(scene.text, start, end);
    if (text !== null) this.#searchInner(scene, { text, outerStart: () => start, outerEnd: () => end });
  }
}
