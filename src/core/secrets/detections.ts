import type { LineIndex } from '../lines.ts';
import { describe } from './catalogue.ts';
import { isGenerated, isSample, isTranslation, notationOf } from './language.ts';
import { fingerprint, redact } from './redact.ts';
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
  const fingerprints = new Map<string, string>();
  return candidates.map(({ rule, start, end, confidence, validation }) => {
    const secret = input.text.slice(start, end);
    const key = `${rule.id} ${secret}`;
    const known = fingerprints.get(key) ?? fingerprint(rule, secret);
    fingerprints.set(key, known);
    return {
      ruleId: rule.id,
      provider: rule.provider,
      path: input.path,
      ...placed(lines, start, end),
      confidence: sample ? lower[confidence] : confidence,
      validation,
      description: describe(rule),
      redacted: redact(rule, secret),
      fingerprint: known,
      suppressed: false,
      accepted: false,
    };
  });
}

export function placed(
  lines: LineIndex,
  start: number,
  end: number,
): Pick<Detection, 'start' | 'end' | 'startLine' | 'startColumn' | 'endLine' | 'endColumn'> {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start, end, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
