import { LineIndex } from '../texts/lines.ts';
import { familyById } from './catalogue.ts';
import { located } from './located.ts';
import { detectionsOf, sceneOf, withPlaces } from './matchers/detections.ts';
import { Engine, type Found } from './engine/engine.ts';
import { isSample } from './language.ts';
import { clusters, kept, limited, mostListed, ordered } from './engine/overlap.ts';
import { mayBeManifest } from './matchers/kubernetes.ts';
import { kubernetesRule } from './rules/generic.ts';
import { withPairs } from './matchers/pairs.ts';
import { lookAhead, lookBehind, type Candidate } from './engine/sink.ts';
import { Suppressions } from './judgement/suppression.ts';
import type {
  Detection,
  ExtraRule,
  Finding,
  ScanInput,
  Scanner,
  ScannerOptions,
  ScanSnapshot,
  TextChange,
} from './types.ts';

/** The engine without external rules. It keeps nothing of the texts it scans, so all scanners share it. */
let ownEngine: Engine | undefined;

/** The search of a text stops when it has found this many times more candidates than are listed per rule. */
const candidatesPerListed = 100;

const nothingLeft = { unlisted: 0, unsearched: 0 };

/** Creates a scanner with all rules enabled. The first one takes about ten milliseconds. */
export function createScanner(options: ScannerOptions = {}): Scanner {
  const engine = (options.extraRules ?? []).length > 0 ? new Engine(options.extraRules) : (ownEngine ??= new Engine());
  const disabled = new Set(options.disabledRules);
  const known = options.knownFingerprints;

  const find = (input: ScanInput, from: number, to: number, most: number): Found => {
    const { candidates, end } = engine.search(sceneOf(input), from, to, most);
    if (disabled.size === 0) return { candidates, end };
    return { candidates: candidates.filter(candidate => !disabled.has(candidate.rule.id)), end };
  };
  const search = (input: ScanInput, from: number, to: number): readonly Candidate[] =>
    find(input, from, to, Infinity).candidates;

  const open = (input: ScanInput, most = mostListed): ScanSnapshot => {
    const { candidates, end } = find(input, 0, input.text.length, most * candidatesPerListed);
    if (candidates.length === 0) return snapshot([], input, { unlisted: 0, unsearched: input.text.length - end });
    const { listed, unlisted } = limited(kept(ordered(candidates)), most);
    const rest = { unlisted, unsearched: input.text.length - end };
    return snapshot(detectionsOf(input, listed, new LineIndex(input.text), known), input, rest);
  };

  const snapshot = (found: readonly Detection[], input: ScanInput, rest = nothingLeft): ScanSnapshot => {
    if (found.length === 0) return { findings: [], detections: [], ...rest };
    const marks = new Suppressions(input.text);
    const detections = withPlaces(found, input.text, familyById).map(each => {
      const suppressed = marks.covers(each.start, each.end);
      const accepted = options.isAllowed?.(each, input.text) === true;
      return suppressed === each.suppressed && accepted === each.accepted ? each : { ...each, suppressed, accepted };
    });
    const few = tooFew(detections, input.text, options.extraRules ?? []);
    const isShown = (each: Detection): boolean =>
      !few.has(each.ruleId) && !each.accepted && (options.includeSuppressed === true || !each.suppressed);
    const shown = detections.every(isShown) ? detections : detections.filter(isShown);
    return { detections, findings: isSample(input.path) ? shown : withPairs(shown), ...rest };
  };

  const rescan = (previous: ScanSnapshot, input: ScanInput, change: TextChange): ScanSnapshot => {
    const wasManifest = previous.detections.some(each => each.ruleId === kubernetesRule.id);
    // Unlisted findings may enter the list, and listed ones leave it, anywhere in the text.
    const isWhole = wasManifest || previous.unlisted + previous.unsearched > 0 || mayBeManifest(input.text);
    const region = isWhole ? null : quietRegion(search, input, change);
    if (region === null) return open(input);
    const delta = change.newEnd - change.oldEnd;
    const before = previous.detections.filter(each => each.end <= region.start);
    const after = previous.detections.filter(each => each.start >= region.end - delta);
    if (before.length + after.length + region.candidates.length === 0) return snapshot([], input);
    const lines = new LineIndex(input.text);
    const inside = detectionsOf(input, kept(ordered(region.candidates)), lines, known);
    const moved = after.map(each => ({ ...each, ...located(lines, each.start + delta, each.end + delta) }));
    const all = [...before, ...inside, ...moved];
    return all.length > mostListed ? open(input) : snapshot(all, input);
  };

  return { scan: input => open(input, Infinity).findings, open: input => open(input), rescan };
}

/** The rules that require a minimum number of different findings, of which a text has fewer. */
export function tooFew(found: readonly Finding[], text: string, extraRules: readonly ExtraRule[]): ReadonlySet<string> {
  const few = new Set<string>();
  for (const { id, atLeast = 1 } of extraRules) {
    if (atLeast <= 1) continue;
    const different = new Set(found.flatMap(each => (each.ruleId === id ? [text.slice(each.start, each.end)] : [])));
    if (different.size < atLeast) few.add(id);
  }
  return few;
}

interface Region {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

/** How much more than necessary is searched on either side, to find a place between candidates. */
const slack = 1000;

/**
 * Finds a region of the new text around the change, outside of which nothing can have changed. Its ends are not within a candidate,
 * so overlaps inside and outside are resolved independently. Null if there is no such place nearby.
 *
 * A candidate that begins at `s` has its keyword within lookBehind of `s` and depends on the text from lookBehind before the
 * keyword to lookAhead after it. So a candidate that begins at least lookAhead plus twice lookBehind before the change is
 * unaffected, and one that depends on the change, in the old or new text, ends at most that far after it.
 */
function quietRegion(
  search: (input: ScanInput, from: number, to: number) => readonly Candidate[],
  input: ScanInput,
  change: TextChange,
): Region | null {
  const length = input.text.length;
  const wantedStart = Math.max(0, change.start - lookAhead - 2 * lookBehind);
  const wantedEnd = Math.min(length, change.newEnd + lookAhead + 2 * lookBehind);
  const from = Math.max(0, wantedStart - slack - lookAhead - 2 * lookBehind);
  const to = Math.min(length, wantedEnd + slack + 2 * lookBehind);
  const candidates = search(input, from, to);
  let start = wantedStart;
  let end = wantedEnd;
  for (const cluster of clusters(ordered(candidates))) {
    if (cluster.start < wantedStart && cluster.end > wantedStart) start = cluster.start;
    if (cluster.start < wantedEnd && cluster.end > wantedEnd) end = cluster.end;
  }
  if ((start > 0 && start < wantedStart - slack) || (end < length && end > wantedEnd + slack)) return null;
  return { start, end, candidates: candidates.filter(each => each.start >= start && each.end <= end) };
}
