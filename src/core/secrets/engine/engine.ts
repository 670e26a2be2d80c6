import { assignmentKeywords, assignmentMatcher } from '../matchers/assignment.ts';
import { blockLength, KeywordAutomaton, unpackedGates, type Gate } from './automaton.ts';
import { decodeEscapes, decodeRun, mayBeEncoded, escapeKeywords, type Decoded } from './decode.ts';
import { packedGates, packedKeywords } from './packedKeywords.ts';
import { patternRules } from '../catalogue.ts';
import { searchFile } from '../matchers/files.ts';
import { assignmentRules, discordRule, keystoreRule, namedTokenRule, providerTokenRule } from '../rules/generic.ts';
import { extraMatcher, searchLines } from '../team/extraRules.ts';
import { RunJudge } from '../matchers/runs.ts';
import { forEachStretch } from './stretches.ts';
import {
  lookAhead,
  lookBehind,
  rankStructure,
  type BareScene,
  type Candidate,
  type Matcher,
  type Scene,
} from './sink.ts';
import { privateKeyMatcher, structuralMatchers } from '../matchers/structural.ts';
import { tokenGate, tokenMatcher } from '../matchers/token.ts';
import type { ExtraRule } from '../types.ts';
import { unitsOf } from './units.ts';

/** Maximum nesting depth at which encoded text is searched. */
const deepest = 2;

/** Keywords of external rules are cut to this length: for every block, the search starts as far back as the longest keyword. */
const longestKeyword = 100;

/** A key store is binary, so only its beginning is marked. */
const keystoreReach = 16;

/** Number of searches so far, which gives each search its serial. */
let searches = 0;

/** Creates all scenes in one place with one property order, so they share one hidden class in V8. */
function sceneWith(base: BareScene, text: string, depth: number, report: Scene['report']): Scene {
  const { path, units, notation, generated, translation, drop } = base;
  return { serial: ++searches, text, units, path, notation, generated, translation, depth, report, drop };
}

const runRules = { provider: providerTokenRule, named: namedTokenRule, discord: discordRule };

const open: Gate = { firstUnit: 0, beginsWord: false };
const isOpen = (): Gate => open;

/** Creates a matcher on first use: most texts contain few keywords. */
function lazily(make: () => Matcher): Matcher {
  let made: Matcher | undefined;
  return (scene, start, end) => {
    made ??= make();
    made(scene, start, end);
  };
}

/** The conditions shared by all gates of one keyword. */
function commonGate([first = open, ...others]: readonly Gate[]): Gate {
  return {
    firstUnit: others.every(other => other.firstUnit === first.firstUnit) ? first.firstUnit : 0,
    beginsWord: first.beginsWord && others.every(other => other.beginsWord),
  };
}

/** A part of a text as bytes. */
interface Window {
  readonly units: Uint8Array;
  /** The offset in the text at which it begins. */
  readonly start: number;
}

/** The part of the text that a search of [from, to) may read. */
function windowOf({ text, units }: BareScene, from: number, to: number): Window {
  const start = Math.max(0, from - lookBehind);
  const end = Math.min(text.length, to + lookAhead);
  return { units: units?.subarray(start, end) ?? unitsOf(text, start, end), start };
}

/** The candidates that a search found, and where it stopped. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly end: number;
}

/** Finds candidates in one pass over a text: locates keywords with the automaton, then runs the matchers of each keyword there. */
export class Engine {
  /** The keywords that the automaton looks for. */
  readonly keywords: readonly string[];
  /** The gate of each keyword. */
  readonly gates: readonly Gate[];
  readonly #automaton: KeywordAutomaton;
  readonly #lengths: Int32Array;
  readonly #matchers: readonly (readonly Matcher[])[];
  /** The matchers of each keyword that are also run on decoded text: formats with a distinctive mark of their own. */
  readonly #inner: readonly (readonly Matcher[])[];

  readonly #onEveryLine: ExtraRule[] = [];

  /** @param extra external rules, run in addition to the built-in ones */
  constructor(extra: readonly ExtraRule[] = []) {
    const byKeyword = new Map<string, { readonly matchers: Matcher[]; readonly gates: (() => Gate)[] }>();
    const add = (keywords: readonly string[], matcher: Matcher, gate: () => Gate = isOpen): void => {
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
      const { pattern } = rule;
      const matcher = lazily(() => tokenMatcher(rule, pattern));
      add(rule.keywords, matcher, () => tokenGate(rule, pattern));
      if (rule.options.near !== true && rule.options.plainOnly !== true) inner.add(matcher);
    }
    for (const [rule, matcher] of structuralMatchers) add(rule.keywords, matcher);
    inner.add(privateKeyMatcher);
    add(assignmentKeywords, assignmentMatcher(assignmentRules));
    add(escapeKeywords, (scene, start) => this.#searchInner(scene, decodeEscapes(scene.text, start)));
    for (const each of extra) {
      // Keywords must be ASCII. A rule with other keywords, or without any, is tried on every line.
      if (each.keywords.length > 0 && each.keywords.every(keyword => /^[!-~ ]+$/.test(keyword))) {
        add(
          each.keywords.map(keyword => keyword.slice(0, longestKeyword).toLowerCase()),
          extraMatcher(each),
        );
      } else this.#onEveryLine.push(each);
    }
    const keywords = [...byKeyword.keys()];
    this.keywords = keywords;
    const entries = [...byKeyword.values()];
    const isPacked = extra.length === 0 && packedGates !== '';
    this.gates = isPacked
      ? unpackedGates(packedGates)
      : entries.map(({ gates }) => commonGate(gates.map(gate => gate())));
    this.#automaton = new KeywordAutomaton(keywords, this.gates, packedKeywords);
    this.#lengths = Int32Array.from(keywords, keyword => keyword.length);
    this.#matchers = entries.map(entry => entry.matchers);
    this.#inner = this.#matchers.map(list => list.filter(matcher => inner.has(matcher)));
  }

  /**
   * Returns candidates whose keyword (or, for random tokens, whose beginning) lies within [from, to), in no particular order.
   * @param most the search stops after the block in which it has found more candidates than this; a text made of nothing else could
   * exhaust the memory
   */
  search(scene: BareScene, from: number, to: number, most = Infinity): Found {
    const found: Candidate[] = [];
    const full = sceneWith(scene, scene.text, 0, candidate => void found.push(candidate));
    const window = windowOf(full, from, to);
    const end = this.#run(full, this.#matchers, window, from, to, () => found.length <= most);
    const judge = new RunJudge(full, window.units, window.start, runRules);
    this.#searchStretches(full, window, from, end, scene.generated ? null : judge);
    searchFile(full, from, end);
    for (const each of this.#onEveryLine) searchLines(full, each, from, end);
    if (from === 0 && scene.text !== '' && /\.(?:p12|pfx)$/i.test(scene.path)) {
      const first = Math.min(scene.text.length, keystoreReach);
      found.push({
        rule: keystoreRule,
        start: 0,
        end: first,
        confidence: 'medium',
        validation: 'none',
        rank: rankStructure,
      });
    }
    return { candidates: found, end };
  }

  /** Returns where the search stopped: `to`, or the end of the block after which `goesOn` returned false. */
  #run(
    scene: Scene,
    matchers: readonly (readonly Matcher[])[],
    window: Window,
    from: number,
    to: number,
    goesOn: () => boolean = () => true,
  ): number {
    const first = from - window.start;
    const last = Math.min(to, scene.text.length) - window.start;
    for (let at = first; at < last; at += blockLength) {
      const hits = this.#automaton.search(window.units, first, at, Math.min(last, at + blockLength));
      for (let i = 0; i < hits.length; i += 2) {
        const end = window.start + (hits[i] as number);
        for (const keyword of this.#automaton.keywordsIn(hits[i + 1] as number)) {
          const start = end - (this.#lengths[keyword] as number);
          for (const matcher of matchers[keyword] ?? []) matcher(scene, start, end);
        }
      }
      if (!goesOn()) return Math.min(to, window.start + at + blockLength);
    }
    return to;
  }

  #searchStretches(scene: Scene, { units, start }: Window, from: number, to: number, judge: RunJudge | null): void {
    forEachStretch(units, from - start, to - start, judge === null ? null : judge.judge, (first, end) => {
      if (mayBeEncoded(units, first)) this.#searchRun(scene, start + first, start + end);
    });
  }

  /** Searches decoded text, and text encoded within it. */
  #searchInner(outer: Scene, decoded: Decoded | null): void {
    if (decoded === null) return;
    const scene = sceneWith({ ...outer, units: undefined }, decoded.text, outer.depth + 1, candidate => {
      const start = decoded.outerStart(candidate.start);
      const end = decoded.outerEnd(candidate.end);
      // Text that is unchanged by decoding has been found already.
      if (end - start > candidate.end - candidate.start) outer.report({ ...candidate, start, end });
    });
    const { length } = decoded.text;
    const window = windowOf(scene, 0, length);
    this.#run(scene, this.#inner, window, 0, length);
    if (scene.depth < deepest) this.#searchStretches(scene, window, 0, length, null);
  }

  /** Decodes a stretch of base64 or hex digits and searches the result if it is text. */
  #searchRun(scene: Scene, start: number, end: number): void {
    const text = decodeRun(scene.text, start, end);
    if (text !== null) this.#searchInner(scene, { text, outerStart: () => start, outerEnd: () => end });
  }
}
