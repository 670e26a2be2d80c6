import { assignmentKeywords, assignmentMatcher } from './assignment.ts';
import { KeywordAutomaton } from './automaton.ts';
import { patternRules } from './catalogue.ts';
import { credentialCallMatcher, curlMatcher, optionMatcher, sentenceMatcher } from './commands.ts';
import { kubernetesMatcher } from './kubernetes.ts';
import type { Rule } from './rule.ts';
import {
  assignmentRules,
  basicAuthRule,
  bearerRule,
  connectionStringRule,
  credentialCallRule,
  curlRule,
  kubernetesRule,
  namedTokenRule,
  netrcRule,
  optionRule,
  privateKeyRule,
  providerTokenRule,
  sentenceRule,
  urlPasswordRule,
} from './rules/generic.ts';
import { forEachRun, judgeRun } from './runs.ts';
import type { Candidate, Matcher, Scene } from './sink.ts';
import { connectionStringMatcher, headerMatcher, netrcMatcher, pemMatcher, urlMatcher } from './structures.ts';
import { tokenMatcher } from './token.ts';

/** Finds candidates in one pass over a text: keywords by automaton, then the matchers of each where it stands. */
export class Engine {
  readonly #automaton: KeywordAutomaton;
  readonly #lengths: readonly number[];
  readonly #matchers: readonly (readonly Matcher[])[];

  constructor() {
    const byKeyword = new Map<string, Matcher[]>();
    const add = (keywords: readonly string[], matcher: Matcher): void => {
      for (const keyword of keywords) {
        const list = byKeyword.get(keyword);
        if (list === undefined) byKeyword.set(keyword, [matcher]);
        else list.push(matcher);
      }
    };
    for (const rule of patternRules) if (rule.pattern !== null) add(rule.keywords, tokenMatcher(rule, rule.pattern));
    const own = (rule: Rule, matcher: Matcher): void => add(rule.keywords, matcher);
    const header = headerMatcher({ basic: basicAuthRule, bearer: bearerRule });
    own(urlPasswordRule, urlMatcher(urlPasswordRule));
    own(basicAuthRule, header);
    own(bearerRule, header);
    own(privateKeyRule, pemMatcher(privateKeyRule));
    own(netrcRule, netrcMatcher(netrcRule));
    own(connectionStringRule, connectionStringMatcher(connectionStringRule));
    own(curlRule, curlMatcher(curlRule));
    own(optionRule, optionMatcher(optionRule));
    own(credentialCallRule, credentialCallMatcher(credentialCallRule));
    own(sentenceRule, sentenceMatcher(sentenceRule));
    own(kubernetesRule, kubernetesMatcher(kubernetesRule));
    add(assignmentKeywords, assignmentMatcher(assignmentRules));
    const keywords = [...byKeyword.keys()];
    this.#automaton = new KeywordAutomaton(keywords);
    this.#lengths = keywords.map(keyword => keyword.length);
    this.#matchers = [...byKeyword.values()];
  }

  /** Candidates whose keyword (or whose random token's beginning) lies within [from, to), in no particular order. */
  search(scene: Omit<Scene, 'report'>, from: number, to: number): Candidate[] {
    const found: Candidate[] = [];
    const full: Scene = { ...scene, report: candidate => found.push(candidate) };
    this.#automaton.search(scene.text, from, to, (keyword, end) => {
      const start = end - (this.#lengths[keyword] ?? 0);
      for (const matcher of this.#matchers[keyword] ?? []) matcher(full, start, end);
    });
    if (!scene.generated && !scene.decoded) {
      const rules = { provider: providerTokenRule, named: namedTokenRule };
      forEachRun(scene.text, from, to, (start, end) => judgeRun(full, rules, start, end));
    }
    return found;
  }
}
