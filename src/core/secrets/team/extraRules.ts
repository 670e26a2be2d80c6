import { nextLine } from '../../texts/lines.ts';
import type { Rule } from '../engine/rule.ts';
import { lineReach, lookBehind, rankNear, type Matcher, type Scene } from '../engine/sink.ts';
import type { ExtraRule } from '../types.ts';

/** The rule under which the findings of an external rule are reported. */
function asRule(extra: ExtraRule): Rule {
  return {
    id: extra.id,
    provider: extra.provider,
    kind: extra.kind ?? 'secret',
    keywords: extra.keywords,
    pattern: null,
    options: {},
    docs: null,
  };
}

/** Runs a rule on the line that contains its keyword. */
export function extraMatcher(extra: ExtraRule): Matcher {
  const rule = asRule(extra);
  return (scene, start, end) => {
    const before = scene.text.slice(Math.max(0, start - lookBehind), start);
    const from = start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    runOnLine(scene, extra, rule, from, end + lineReach);
  };
}

/** Runs a rule without keywords on every line that begins in [from, to). */
export function searchLines(scene: Scene, extra: ExtraRule, from: number, to: number): void {
  const rule = asRule(extra);
  const { text } = scene;
  let at = from === 0 ? 0 : nextLine(text, from);
  while (at < to) {
    runOnLine(scene, extra, rule, at, at + lineReach);
    at = nextLine(text, at);
  }
}

function runOnLine(scene: Scene, extra: ExtraRule, rule: Rule, from: number, limit: number): void {
  const piece = scene.text.slice(from, limit);
  const stop = piece.search(/[\r\n]/);
  for (const { start, end } of extra.find(stop < 0 ? piece : piece.slice(0, stop), scene.path)) {
    if (end <= start) continue;
    scene.report({
      rule,
      start: from + start,
      end: from + end,
      confidence: 'medium',
      validation: 'none',
      rank: rankNear,
    });
  }
}
