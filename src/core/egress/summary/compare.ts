import type { Exposure } from '../../exposure/types.ts';
import type { Verdict } from '../../ignore/types.ts';
import { placeMark } from '../../secrets/judgement/fingerprint.ts';
import type { Comparison, MissingBody, ObservedFile, SentSecret, UnpredictedFile } from './types.ts';

export interface ComparisonInput {
  readonly files: readonly ObservedFile[];
  readonly secrets: readonly SentSecret[];
  readonly missing: readonly MissingBody[];
  /** The prediction: secrets that would reach a receiver. */
  readonly exposures: readonly Exposure[];
  /** The verdicts on a file of the workspace, one for each assistant and feature. */
  readonly verdictsOf: (path: string) => readonly Verdict[];
}

/**
 * Compares what was sent with what was predicted. A file is predicted unless rules hold it back from its receiver, no verdict
 * covers it, it is outside the workspace, or the traffic should contain no content; an exposure counts as only predicted if
 * neither its secret nor its lines were seen. Requests without a body prove nothing either way and are counted separately.
 */
export function compareWithPrediction(input: ComparisonInput): Comparison {
  const unpredicted: UnpredictedFile[] = [];
  const predicted: ObservedFile[] = [];
  for (const file of input.files) {
    const surprise = surpriseOf(file, input.verdictsOf);
    if (surprise === null) predicted.push(file);
    else unpredicted.push(surprise);
  }
  // A fingerprint made from a place (of a secret that somebody may have made up) does not prove that this secret was sent.
  const sent = new Set(
    input.secrets.map(({ finding }) => finding.fingerprint).filter(each => !each.startsWith(placeMark)),
  );
  const seen = input.files.filter(file => file.isInWorkspace);
  const predictedOnly = input.exposures.filter(({ finding, path }) => {
    const isCovered = seen.some(
      file =>
        filesOf(file).includes(path) &&
        file.ranges.some(range => range.startLine <= finding.endLine && finding.startLine <= range.endLine),
    );
    return !sent.has(finding.fingerprint) && !isCovered;
  });
  return { unpredicted, predicted, predictedOnly, bodyMissing: input.missing };
}

/** Returns the files that one row is about: several if nothing says which of them was sent. */
function filesOf({ path, candidates }: ObservedFile): readonly string[] {
  return candidates ?? [path];
}

/** Traffic that is not meant to contain workspace content. */
const contentless: ReadonlySet<string> = new Set([
  'telemetry',
  'error-reporting',
  'experiments',
  'update',
  'registry',
  'auth',
]);

function surpriseOf(file: ObservedFile, verdictsOf: (path: string) => readonly Verdict[]): UnpredictedFile | null {
  const surprise = (why: UnpredictedFile['why'], verdict: Verdict | null = null): UnpredictedFile => ({
    file,
    why,
    verdict,
  });
  if (contentless.has(file.trafficClass ?? '')) return surprise('telemetry');
  if (!file.isInWorkspace) return surprise('outside');
  const candidates = filesOf(file).flatMap(path => verdictsOf(path));
  const verdicts = candidates.filter(
    each =>
      (file.assistant === null || each.assistant === file.assistant) &&
      (file.feature === null || each.feature === file.feature),
  );
  if (verdicts.length === 0) return surprise('not-predicted');
  const [first] = verdicts;
  const isHeldBack = verdicts.every(each => each.verdict === 'held-back');
  return isHeldBack && first !== undefined ? surprise('held-back', first) : null;
}
