import type { LineIndex } from '../lines.ts';
import { describe } from './catalogue.ts';
import { isGenerated, isSample, isTranslation, notationOf } from './language.ts';
import { fingerprint, redact } from './redact.ts';
import type { Rule } from './rule.ts';
import type { BareScene, Candidate } from './sink.ts';
import type { Confidence, Detection, ScanInput } from './types.ts';

/** What the engine is told of a text. */
export function sceneOf(input: ScanInput): BareScene {
  return {
    text: input.text,
    units: input.units,
    path: input.path,
    notation: notationOf(input.path, input.languageId),
    generated: isGenerated(input.path),
    translation: isTranslation(input.path),
    drop: undefined,
  };
}

const lower: Readonly<Record<Confidence, Confidence>> = { high: 'high', medium: 'low', low: 'low' };

/**
 * Candidates as they are reported: placed, described, redacted, and lowered where the file is a sample. The marks around them
 * and the team's rules are not asked yet.
 */
export function detectionsOf(
  input: ScanInput,
  candidates: readonly Candidate[],
  lines: LineIndex,
): readonly Detection[] {
  const sample = isSample(input.path);
  const known = new Map<Rule, Map<string, Described>>();
  const describedAs = (rule: Rule, secret: string): Described => {
    let ofRule = known.get(rule);
    if (ofRule === undefined) known.set(rule, (ofRule = new Map<string, Described>()));
    let described = ofRule.get(secret);
    if (described === undefined) {
      described = {
        description: describe(rule),
        redacted: redact(rule, secret),
        fingerprint: fingerprint(rule, secret),
      };
      ofRule.set(secret, described);
    }
    return described;
  };
  return candidates.map(({ rule, start, end, confidence, validation }) => {
    const { description, redacted, fingerprint } = describedAs(rule, input.text.slice(start, end));
    const from = lines.positionAt(start);
    const to = lines.positionAt(end);
    return {
      ruleId: rule.id,
      provider: rule.provider,
      path: input.path,
      start,
      end,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      confidence: sample ? lower[confidence] : confidence,
      validation,
      description,
      redacted,
      fingerprint,
      suppressed: false,
      accepted: false,
    };
  });
}

/** What is the same wherever a secret stands. */
type Described = Pick<Detection, 'description' | 'redacted' | 'fingerprint'>;

export function placed(
  lines: LineIndex,
  start: number,
  end: number,
): Pick<Detection, 'start' | 'end' | 'startLine' | 'startColumn' | 'endLine' | 'endColumn'> {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start, end, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
