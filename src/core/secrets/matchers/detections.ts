import type { LineIndex } from '../../texts/lines.ts';
import { describe } from '../catalogue.ts';
import { isGenerated, isSample, isTranslation, notationOf } from '../language.ts';
import { isPublishedSample } from '../judgement/publishedSamples.ts';
import { contentDigest, contentFingerprint, familyOf, placeFingerprint, placeMark } from '../judgement/fingerprint.ts';
import { redact } from '../judgement/redact.ts';
import type { Rule } from '../engine/rule.ts';
import type { BareScene, Candidate } from '../engine/sink.ts';
import type { Confidence, Detection, Finding, ScanInput } from '../types.ts';

/** What the name of a text says, that of the last one: many short texts come from one file. */
let lastNamed:
  { readonly path: string; readonly languageId: string | undefined; readonly scene: BareScene } | undefined;

/** What the engine knows about a text. */
export function sceneOf({ text, units, path, languageId }: ScanInput): BareScene {
  if (lastNamed?.path !== path || lastNamed.languageId !== languageId) {
    const notation = notationOf(path, languageId);
    const [generated, translation] = [isGenerated(path), isTranslation(path)];
    const scene = { text: '', units: undefined, path, notation, generated, translation, drop: undefined };
    lastNamed = { path, languageId, scene };
  }
  return { ...lastNamed.scene, text, units };
}

const lower: Readonly<Record<Confidence, Confidence>> = { high: 'high', medium: 'low', low: 'low' };

/**
 * Candidates as they are reported: located, described, redacted, and lowered where the file is a sample or the secret a published one. The marks around
 * them and the team's rules are not asked yet.
 */
export function detectionsOf(
  input: ScanInput,
  candidates: readonly Candidate[],
  lines: LineIndex,
  known?: ReadonlySet<string>,
): readonly Detection[] {
  const sample = isSample(input.path);
  const bySecret = new Map<string, Described>();
  const detections: Detection[] = [];
  for (const { rule, start: from, end: to, confidence, validation } of candidates) {
    const described = describedAs(rule, input.text.slice(from, to), bySecret, known);
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
      ...(described.acceptedAs === undefined ? {} : { acceptedAs: described.acceptedAs }),
      suppressed: false,
      accepted: false,
    });
  }
  return detections;
}

/** What is the same wherever a secret is. */
type Described = Pick<Detection, 'description' | 'redacted' | 'fingerprint' | 'acceptedAs'> & {
  /** Whether it is printed in documentation. */
  readonly published: boolean;
};

/** The secret described, once for each of a text. A place's fingerprint is not known yet; see {@link withPlaces}. */
function describedAs(
  rule: Rule,
  secret: string,
  all: Map<string, Described>,
  known: ReadonlySet<string> | undefined,
): Described {
  const key = `${rule.id} ${secret}`;
  const before = all.get(key);
  if (before !== undefined) return before;
  const family = familyOf(rule);
  const content = contentFingerprint(rule, secret);
  const old = content !== null || known === undefined ? null : contentDigest(family, secret);
  const described = {
    description: describe(rule),
    redacted: redact(rule, secret),
    fingerprint: content ?? `${placeMark}${family}`,
    published: isPublishedSample(secret),
    ...(old !== null && known?.has(old) === true ? { acceptedAs: old } : {}),
  };
  all.set(key, described);
  return described;
}

/** How far before a secret the name that it is assigned to is looked for. */
const nameReach = 80;

/** Findings of a whole text, in order, with the fingerprints of those that are known by their place. */
export function withPlaces<T extends Finding>(
  findings: readonly T[],
  text: string,
  families: (ruleId: string) => string,
): readonly T[] {
  if (!findings.some(each => each.fingerprint.startsWith(placeMark))) return findings;
  const counts = new Map<string, number>();
  return findings.map((each, index) => {
    if (!each.fingerprint.startsWith(placeMark)) return each;
    const family = families(each.ruleId);
    const name = nameBefore(text, each.start, findings[index - 1]?.end ?? 0);
    const key = `${family}\0${name}`;
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    const fingerprint = placeFingerprint(family, name, ordinal);
    return fingerprint === each.fingerprint ? each : { ...each, fingerprint };
  });
}

/** The last name before a secret on its line; empty where it is part of another finding. */
function nameBefore(text: string, start: number, floor: number): string {
  const from = Math.max(floor, start - nameReach);
  const line = text.slice(from, start);
  return /([A-Za-z_][\w.-]*)[^\w\n]*$/.exec(line.slice(line.lastIndexOf('\n') + 1))?.[1] ?? '';
}
