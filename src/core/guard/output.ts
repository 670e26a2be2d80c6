import { maskOf, nothingShown, withMasks } from '../exposure/masking/mask.ts';
import type { Finding } from '../secrets/types.ts';
import { withoutHeldBack } from './heldBackLines.ts';
import type { GuardFacts, GuardReason, Json, JsonObject, Masked } from './types.ts';

/** Whether a finding is masked in outputs. Findings of low confidence are too often wrong, and code must stay readable. */
export function isSure({ confidence }: Pick<Finding, 'confidence'>): boolean {
  return confidence !== 'low';
}

/** Keys whose values are names or describe other values, in the results of every agent. */
const structural: ReadonlySet<string> = new Set([
  ...['type', 'filePath', 'file_path', 'path', 'mimeType', 'mime_type', 'resultType', 'status', 'role', 'id'],
  ...['absolutePath', 'title', 'uri', 'tool_use_id', 'name', 'query'],
]);

/** Parts with binary data, which a scanner cannot judge. */
const binaryKinds: ReadonlySet<string> = new Set(['image', 'audio', 'video']);

/** Masks secrets and the lines of held-back files in a tool's result, and keeps its shape. */
export function maskOutput(value: Json, facts: GuardFacts): Masked<Json> {
  const reasons: GuardReason[] = [];
  const masked = mapTexts(value, text => {
    const one = maskText(text, facts);
    reasons.push(...one.reasons);
    return one.value;
  });
  return { value: reasons.length === 0 ? value : masked, reasons: distinct(reasons) };
}

/** Replaces every line of text in a tool's result. */
export function withoutText(value: Json): Json {
  return mapTexts(value, text => text.replace(/[^\n\r]+/g, nothingShown));
}

/** Masks secrets and the lines of held-back files in a text; the number of lines stays the same. */
function maskText(text: string, facts: GuardFacts): Masked<string> {
  const held = withoutHeldBack(text, facts);
  const findings = facts.scan(held.value).filter(isSure);
  if (findings.length === 0) return held;
  const masks = findings.map(finding => {
    const mask = maskOf(finding);
    // If a secret has several lines, the lines after it keep their place.
    const lines = held.value.slice(mask.start, mask.end).split('\n').length - 1;
    return { ...mask, shown: mask.shown + `\n${nothingShown}`.repeat(lines) };
  });
  const secrets = findings.map(({ ruleId, startLine }): GuardReason => ({
    code: 'guard.secret.output',
    path: null,
    by: null,
    ruleId,
    line: startLine,
  }));
  return { value: withMasks(held.value, masks), reasons: [...held.reasons, ...secrets] };
}

function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(each => mapTexts(each, map));
  if (typeof value !== 'object' || value === null) return value;
  const object = value as JsonObject;
  if (typeof object['type'] === 'string' && binaryKinds.has(object['type'])) return value;
  return Object.fromEntries(
    Object.entries(object).map(([key, each]) => [
      key,
      structural.has(key) && typeof each === 'string' ? each : mapTexts(each, map),
    ]),
  );
}

function distinct(reasons: readonly GuardReason[]): readonly GuardReason[] {
  return [...new Map(reasons.map(each => [`${each.code} ${each.path} ${each.ruleId} ${each.line}`, each])).values()];
}
