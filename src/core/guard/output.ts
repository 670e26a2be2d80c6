import { maskOf, nothingShown, withMasks } from '../exposure/masking/mask.ts';
import type { Finding } from '../secrets/types.ts';
import { fileVerdict, pathOf, reasonFor } from './files.ts';
import type { GuardFacts, GuardReason, Json, JsonObject } from './types.ts';

/** A text, or what a tool gave back, with what must not leave taken out; the same number of lines. */
export interface Masked<T> {
  readonly value: T;
  /** Empty where nothing was taken out; then `value` is what was given. */
  readonly reasons: readonly GuardReason[];
}

/** Findings that are shown in no output; the others are too often none, and code must stay readable. */
export function isSure({ confidence }: Pick<Finding, 'confidence'>): boolean {
  return confidence !== 'low';
}

/** Keys whose values name things or say what a value is, in the results of every agent. */
const structural: ReadonlySet<string> = new Set([
  ...['type', 'filePath', 'file_path', 'path', 'mimeType', 'mime_type', 'resultType', 'status', 'role', 'id'],
  ...['absolutePath', 'title', 'uri', 'tool_use_id', 'name', 'query'],
]);

/** Bytes that are no text: what such a part holds is nothing that a scanner could judge. */
const binaryKinds: ReadonlySet<string> = new Set(['image', 'audio', 'video']);

/** What a tool gave back, with secrets and the lines of held-back files masked, in the same shape. */
export function maskOutput(value: Json, facts: GuardFacts): Masked<Json> {
  const reasons: GuardReason[] = [];
  const masked = mapTexts(value, text => {
    const one = maskText(text, facts);
    reasons.push(...one.reasons);
    return one.value;
  });
  return { value: reasons.length === 0 ? value : masked, reasons: distinct(reasons) };
}

/** What a tool gave back without any of its text, line by line. */
export function withoutText(value: Json): Json {
  return mapTexts(value, text => text.replace(/[^\n\r]+/g, nothingShown));
}

export function maskText(text: string, facts: GuardFacts): Masked<string> {
  const held = withoutHeldBack(text, facts);
  const findings = facts.scan(held.value).filter(isSure);
  if (findings.length === 0) return held;
  const masks = findings.map(finding => {
    const mask = maskOf(finding);
    // A key of several lines: those that follow keep their place.
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

/** `path:12:text`, `path-12-text`, `path:text`: how searches name the file of a line (GNU grep 3.11, ripgrep 14, git grep). */
const named = /^((?:[A-Za-z]:[\\/])?[^:\n]{1,300}?)(?::\d+:|-\d+-|:)/;
/** The heads of a file's part in a patch, in `head` and `tail`, and in the searches of Gemini CLI and Qwen Code. */
const heads = /^(?:\+\+\+ (?:b\/)?(.+?)\t?|==> (.+) <==|File: (.+))$/;
const ends = /^(?:diff |commit [0-9a-f]{7,}|---$)/;

/** Lines of files that are held back, where the output names the file, are masked. */
function withoutHeldBack(text: string, facts: GuardFacts): Masked<string> {
  const known = new Map<string, GuardReason | null>();
  const reasonFor = (name: string): GuardReason | null => {
    let reason = known.get(name);
    if (reason === undefined) {
      reason = fileVerdict(pathOf(name, facts), facts)?.reason ?? null;
      known.set(name, reason);
    }
    return reason;
  };
  const found = new Set<GuardReason>();
  let part: GuardReason | null = null;
  const lines = text.split('\n').map(line => {
    const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
    const head = heads.exec(plain);
    if (head !== null) {
      const file = head[1] ?? head[2] ?? head[3] ?? '';
      part = file === '/dev/null' ? null : reasonFor(file);
    } else if (ends.test(plain)) part = null;
    else if (part !== null) {
      if (plain === '' || plain.startsWith('@@')) return line;
      const masked = `${/^[-+ ]/.exec(plain)?.[0] ?? ''}${nothingShown}`;
      if (plain !== masked) found.add(part);
      return masked;
    }
    // Gemini CLI and Qwen Code put a label before the first line of what a command prints.
    const label = /^(?:Output|Stdout|Stderr): /.exec(plain)?.[0] ?? '';
    const name = named.exec(plain.slice(label.length));
    const [hit = '', path = ''] = name ?? [];
    const prefix = label + hit;
    if (name === null || !/[./\\]/.test(path) || path.includes('://')) return line;
    const reason = reasonFor(path.replace(/^[ \t]+/, ''));
    // What was masked before is seen again when all of a request is looked at.
    if (reason === null || plain.length === prefix.length || plain === prefix + nothingShown) return line;
    found.add(reason);
    return `${prefix}${nothingShown}`;
  });
  if (found.size === 0) return { value: text, reasons: [] };
  const reasons = [...found].map(({ path, by }) => ({ ...heldBack(path), by }));
  return { value: lines.join('\n'), reasons };
}

function heldBack(path: string | null): GuardReason {
  return reasonFor('guard.heldBackOutput', path, null);
}
