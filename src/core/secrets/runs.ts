import { isAlphanumeric, isAt, isName, skipBack, skipForward } from './characters.ts';
import { wordsOf } from './names.ts';
import { providerByWord } from './rules/providers.ts';
import type { Rule } from './rule.ts';
import { rankNear, rankRandom, type Scene } from './sink.ts';
import { isPlaceholder, lookAt, looksDrawn } from './value.ts';

/** The shortest random token that is looked at; also the stride of the search. */
const shortest = 16;
const longest = 300;
const contextReach = 70;

export interface RunRules {
  readonly provider: (name: string) => Rule;
  readonly named: Rule;
}

/**
 * Calls `visit(start, end)` for every run of at least sixteen letters, digits, `_` and `-` that begins in [from, to):
 * every such run covers a multiple of sixteen, so that only each sixteenth character needs to be looked at first.
 */
export function forEachRun(text: string, from: number, to: number, visit: (start: number, end: number) => void): void {
  let at = from - (from % shortest);
  while (at < to + shortest) {
    if (!isAt(text, at, isName)) {
      at += shortest;
      continue;
    }
    const start = skipBack(text, at, Math.max(0, at - longest), isName);
    const end = skipForward(text, at, Math.min(text.length, start + longest + 1), isName);
    if (start >= from && start < to && end - start >= shortest && end - start <= longest) visit(start, end);
    at = end + shortest - (end % shortest);
  }
}

/** Words beside a random token that make it one worth a warning. */
const announcing =
  /(?:^|[^a-z])(?:secret|token|passw(?:or)?d|api.?key|access.?key|private.?key|auth|credential|bearer|key|pat|pwd)(?![a-z])/i;

/** Reports a random token that stands after the name of a provider, or after a word such as `token`, on its line. */
export function judgeRun(scene: Scene, rules: RunRules, start: number, end: number): void {
  const { text } = scene;
  const token = text.slice(start, end);
  if (!/\d/.test(token)) return;
  const look = lookAt(token);
  if (!looksDrawn(token, look) || isPlaceholder(token)) return;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - contextReach);
  const before = text.slice(lineStart, start);
  const provider = wordsOf(before).findLast(word => providerByWord.has(word));
  if (provider === undefined && !announcing.test(before)) return;
  if (isAt(text, end, isAlphanumeric)) return;
  scene.report({
    rule: provider === undefined ? rules.named : rules.provider(provider),
    start,
    end,
    confidence: 'low',
    validation: 'none',
    rank: provider === undefined ? rankRandom : rankNear - 50,
  });
}
