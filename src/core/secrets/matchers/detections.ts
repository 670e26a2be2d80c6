import type { LineIndex } from '../../lines.ts';
import { describe } from '../catalogue.ts';
import { isGenerated, isSample, isTranslation, notationOf } from '../language.ts';
import type { Placed } from '../engine/overlap.ts';
import { isPublishedSample } from '../judgement/publishedSamples.ts';
import { fingerprint, redact } from '../judgement/redact.ts';
import type { Rule } from '../engine/rule.ts';
import type { BareScene, Candidate } from '../engine/sink.ts';
import type { Confidence, Detection, ScanInput } from '../types.ts';

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
 * Candidates as they are reported: located, described, redacted, and lowered where the file is a sample or the secret a published one. The marks around
 * them and the team's rules are not asked yet.
 */
export function detectionsOf(input: ScanInput, placed: Placed, lines: LineIndex): readonly Detection[] {
  const sample = isSample(input.path);
  const byCandidate: (Described | undefined)[] = [];
  const bySecret = new Map<string, Described>();
  const detections: Detection[] = [];
  for (let place = 0; place < placed.which.length; place++) {
    const which = placed.which[place] as number;
    const { rule, start, end, confidence, validation } = placed.candidates[which] as Candidate;
    const from = placed.starts[place] as number;
    const to = from + end - start;
    const described = (byCandidate[which] ??= describedAs(rule, input.text.slice(from, to), bySecret));
    // As `located` does it, but written out: a spread takes a third of all the time where a text has very many.
    const first = lines.positionAt(from);
    const last = lines.positionAt(to);
    detections.push({
      ruleId: rule.id,
      provider: rule.provider,
      path: input.path,
      start: from,
      end: to,
      startLine: first.line,
      startColumn: first.column,
      endLine: last.line,
      endColumn: last.column,
      confidence: described.published ? 'low' : sample ? lower[confidence] : confidence,
      validation,
      description: described.description,
      redacted: described.redacted,
      fingerprint: described.fingerprint,
      suppressed: false,
      accepted: false,
    });
  }
  return detections;
}

/** What is the same wherever a secret stands. */
type Described = Pick<Detection, 'description' | 'redacted' | 'fingerprint'> & {
  /** Whether it is printed in documentation. */
  readonly published: boolean;
};

/** The secret described, once for each of a text. */
function describedAs(rule: Rule, secret: string, known: Map<string, Described>): Described {
  const key = `${rule.id} ${secret}`;
  const described = known.get(key) ?? {
    description: describe(rule),
    redacted: redact(rule, secret),
    fingerprint: fingerprint(rule, secret),
    published: isPublishedSample(secret),
  };
  known.set(key, described);
  return described;
}

/** Where a range of a text lies. */
export function located(
  lines: LineIndex,
  start: number,
  end: number,
): Pick<Detection, 'start' | 'end' | 'startLine' | 'startColumn' | 'endLine' | 'endColumn'> {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start, end, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
