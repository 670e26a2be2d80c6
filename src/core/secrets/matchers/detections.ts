import type { LineIndex } from '../../texts/lines.ts';
import { describe } from '../catalogue.ts';
import { isGenerated, isSample, isTranslation, notationOf } from '../language.ts';
import { isPublishedSample } from '../judgement/publishedSamples.ts';
import { contentDigest, contentFingerprint, familyOf, placeFingerprint, placeMark } from '../judgement/fingerprint.ts';
import { redact } from '../judgement/redact.ts';
import type { Rule } from '../engine/rule.ts';
import type { BareScene, Candidate } from '../engine/sink.ts';
import type { Confidence, Detection, Finding, ScanInput } from '../types.ts';

/** What the path of the last text implied, cached because many short texts come from one file. */
let lastNamed:
  { readonly path: string; readonly languageId: string | undefined; readonly scene: BareScene } | undefined;

/** Collects what the engine needs to know about a text. */
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
 * Turns candidates into detections: located, described and redacted. Confidence is lowered if the file is a sample or the secret a
 * published one. Suppression comments and the team's rules are not applied yet.
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
    // Same as `located`, but written out: with very many candidates, a spread takes a third of all the time.
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

/** The properties of a detection that depend on the secret but not on its place. */
type Described = Pick<Detection, 'description' | 'redacted' | 'fingerprint' | 'acceptedAs'> & {
  /** Whether the secret appears in published documentation. */
  readonly published: boolean;
};

/** Describes a secret, once per text. Fingerprints that depend on the place are still incomplete; see {@link withPlaces}. */
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

/** How far before a secret the name it is assigned to is looked for. */
const nameReach = 80;

/** Completes the fingerprints of findings that are identified by their place. Takes all findings of a text, in order. */
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

/** The last name before a secret on its line; empty if there is none after the previous finding. */
function nameBefore(text: string, start: number, floor: number): string {
  const from = Math.max(floor, start - nameReach);
  const line = text.slice(from, start);
  return /([A-Za-z_][\w.-]*)[^\w\n]*$/.exec(line.slice(line.lastIndexOf('\n') + 1))?.[1] ?? '';
}
