import { LineIndex } from '../texts/lines.ts';
import { message, type Message } from '../message.ts';
import { familyById } from './catalogue.ts';
import { detectionsOf, sceneOf, withPlaces } from './matchers/detections.ts';
import { Engine } from './engine/engine.ts';
import { isSample } from './language.ts';
import { overlapping, ordered, resolveOverlaps } from './engine/overlap.ts';
import { type Candidate, type DropReason, rankAssigned, rankNear, rankRandom, rankStructure } from './engine/sink.ts';
import { withPairs } from './matchers/pairs.ts';
import { tooFew } from './scanner.ts';
import { Suppressions } from './judgement/suppression.ts';
import type { Finding, ScanInput, ScannerOptions } from './types.ts';

/** The outcome for one place that a rule looked at, and why. */
export interface Explanation {
  readonly finding: Finding;
  readonly outcome: 'kept' | 'lowered' | 'dropped';
  readonly reasons: readonly Message[];
}

export interface ExplainOptions extends ScannerOptions {
  /** Why a team has accepted a finding; null if it has not. */
  readonly acceptedBy?: (finding: Finding, text: string) => Message | null;
}

/**
 * Explains why a scan of a text keeps, lowers or drops each place that a rule looked at, in order of place. The kept and lowered
 * findings are those that {@link Scanner.scan} returns for the same options.
 */
export function explain(input: ScanInput, options: ExplainOptions = {}): readonly Explanation[] {
  const dropped: { readonly candidate: Candidate; readonly why: Message }[] = [];
  const engine = new Engine(options.extraRules);
  const scene = {
    ...sceneOf(input),
    drop: (candidate: Candidate, reason: DropReason): void => {
      dropped.push({ candidate, why: dropText[reason] });
    },
  };
  const disabled = new Set(options.disabledRules);
  const candidates: Candidate[] = [];
  for (const candidate of engine.search(scene, 0, input.text.length).candidates) {
    if (!disabled.has(candidate.rule.id)) candidates.push(candidate);
    else dropped.push({ candidate, why: message('secrets.explain.disabled', { rule: candidate.rule.id }) });
  }
  const kept = resolveOverlaps(candidates);
  const remaining = new Set(kept);
  const lines = new LineIndex(input.text);
  const marks = new Suppressions(input.text);
  const findingOf = (candidate: Candidate): Finding[] => [
    ...detectionsOf(input, ordered([candidate]), lines, options.knownFingerprints),
  ];
  const explained: Explanation[] = [];
  const found = withPlaces(kept.flatMap(findingOf), input.text, familyById);
  const few = tooFew(found, input.text, options.extraRules ?? []);
  kept.forEach((candidate, index) => {
    const finding = found[index];
    if (finding === undefined) return;
    explained.push(
      few.has(finding.ruleId)
        ? { finding, outcome: 'dropped', reasons: [message('secrets.explain.tooFew')] }
        : explainKept(input, candidate, finding, marks, options),
    );
  });
  for (const candidate of candidates) {
    if (remaining.has(candidate)) continue;
    const better = overlapping(kept, candidate);
    // One rule may find the same place through several of its keywords.
    if (better === undefined || better.rule.id === candidate.rule.id) continue;
    dropped.push({ candidate, why: message('secrets.explain.overlap', { rule: better.rule.id }) });
  }
  const seen = new Set<string>();
  for (const { candidate, why } of dropped) {
    const key = `${candidate.start} ${candidate.end} ${candidate.rule.id} ${why.code}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // A place that another rule reports is explained by that rule.
    if (why.code !== 'secrets.explain.overlap' && overlapping(kept, candidate) !== undefined) continue;
    for (const finding of findingOf(candidate)) explained.push({ finding, outcome: 'dropped', reasons: [why] });
  }
  return pairsExplained(input, explained).sort(
    (a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end,
  );
}

/** Adds a reason to findings whose confidence is raised by the other half of a credential. */
function pairsExplained({ path }: ScanInput, explained: readonly Explanation[]): Explanation[] {
  const shown = explained.filter(each => each.outcome !== 'dropped').sort((a, b) => a.finding.start - b.finding.start);
  const raised = isSample(path) ? [] : withPairs(shown.map(each => each.finding));
  const better = new Map(shown.map((each, i) => [each, raised[i] ?? each.finding]));
  return explained.map(each => {
    const finding = better.get(each) ?? each.finding;
    if (finding === each.finding) return each;
    return { ...each, finding, reasons: [...each.reasons, message('secrets.explain.pair')] };
  });
}

const validationCodes = {
  none: null,
  'checksum-valid': 'secrets.explain.checksum',
  'structure-valid': 'secrets.explain.structure',
  'checksum-invalid': 'secrets.explain.badChecksum',
} as const;

function explainKept(
  { path, text }: ScanInput,
  candidate: Candidate,
  finding: Finding,
  marks: Suppressions,
  options: ExplainOptions,
): Explanation {
  const found = foundText(candidate);
  if (options.includeSuppressed !== true && marks.covers(candidate.start, candidate.end))
    return { finding, outcome: 'dropped', reasons: [found, message('secrets.explain.marked')] };
  const accepted = options.acceptedBy?.(finding, text) ?? null;
  if (accepted !== null) return { finding, outcome: 'dropped', reasons: [found, accepted] };
  const validated = validationCodes[candidate.validation];
  const reasons = validated === null ? [found] : [found, message(validated)];
  const isLowered = isSample(path) && finding.confidence !== candidate.confidence;
  if (isLowered) reasons.push(message('secrets.explain.sample'));
  const isDoubted = seemsMadeUp(candidate);
  if (isDoubted && candidate.validation !== 'checksum-invalid') reasons.push(message('secrets.explain.looksMadeUp'));
  return { finding, outcome: isLowered || isDoubted ? 'lowered' : 'kept', reasons };
}

/** Whether a rule that usually has high confidence has less for this place. */
function seemsMadeUp({ rank, confidence, rule: { options } }: Candidate): boolean {
  return rank >= rankNear && (options.confidence ?? 'high') === 'high' && confidence !== 'high';
}

/** How a candidate was found; see the ranks in `sink.ts`. */
function foundText({ rank, rule: { id: rule, options } }: Candidate): Message {
  if (rank === rankStructure) return message('secrets.explain.file', { rule });
  if (rank > rankNear || options.identifier === true) return message('secrets.explain.format', { rule });
  if (rank > rankAssigned) return message('secrets.explain.near', { rule });
  return rank > rankRandom
    ? message('secrets.explain.assigned', { rule })
    : message('secrets.explain.random', { rule });
}

const dropText: Readonly<Record<DropReason, Message>> = {
  entropy: message('secrets.explain.entropy'),
  masked: message('secrets.explain.masked'),
  sample: message('secrets.explain.namedSample'),
  monotonous: message('secrets.explain.monotonous'),
  longerWord: message('secrets.explain.longerWord'),
  placeholder: message('secrets.explain.placeholder'),
  ordinary: message('secrets.explain.ordinary'),
  label: message('secrets.explain.label'),
};
