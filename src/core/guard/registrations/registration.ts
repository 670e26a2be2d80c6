import { splice } from '../../config/edit.ts';
import { jsonFormat } from '../../config/jsonFormat.ts';
import { type JsonNode, nodeAt, parseJson, valueOf } from '../../config/jsonTree.ts';
import { indentAt, layoutOf } from '../../config/layout.ts';
import { tomlFormat } from '../../config/tomlFormat.ts';
import { scanToml } from '../../config/tomlScan.ts';
import type { Edited } from '../../config/edit.ts';
import type { Position } from '../../texts/lines.ts';
import { message } from '../../message.ts';
import { sha256Hex } from '../../digests.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList } from '../../settings/values.ts';
import type { Launch, Registration } from '../hooks/types.ts';
import type { Json, JsonObject } from '../types.ts';

type Entries = Extract<Registration, { kind: 'entries' }>;

/** An entry of the guard in a file of hooks. */
export interface OwnEntry {
  readonly event: string;
  /** Its index in the list of the event. */
  readonly index: number;
  readonly value: SettingValue;
}

/** Returns where a hooks file is not JSON that the agent would read; null if it is. */
export function errorIn(text: string, { strictJson }: Entries): Position | null {
  return parseJson(text, strictJson).error;
}

/** Returns the guard's entries in a hooks file; null if the text is not JSON that the agent would read. */
export function ownEntries(text: string, { events, strictJson }: Entries): readonly OwnEntry[] | null {
  const { root, error } = parseJson(text, strictJson);
  if (error !== null) return null;
  return events.flatMap(event => {
    const node = nodeIn(root, ['hooks', event]);
    const list = node === undefined ? [] : valueOf(node);
    if (!isList(list)) return [];
    return list.flatMap((value, index) => (isOwn(value) ? [{ event, index, value }] : []));
  });
}

/** Whether an entry starts the guard, recognised by its launcher, which every version of Sightglass writes to the same place. */
function isOwn(value: SettingValue): boolean {
  const text = JSON.stringify(value);
  return (
    /[\\/]\.sightglass[\\/]+bin[\\/]+sightglass|[\\/]guard\.js/.test(text) && /guard/.test(text) && /--agent/.test(text)
  );
}

/**
 * Returns the text of a hooks file with the guard's entries, one for each event; the rest stays unchanged, byte for byte. An entry that
 * is already as it would be written stays where it is.
 * @param text null: there is no file yet
 */
export function withEntries(text: string | null, registration: Entries, launch: Launch, isClosed: boolean): Edited {
  const { base, events, entry, strictJson } = registration;
  let current = text === null || text.trim() === '' ? `${JSON.stringify(base, null, 2)}\n` : text;
  const existing = ownEntries(current, registration);
  if (existing === null) {
    const { error } = parseJson(current, strictJson);
    return {
      text: null,
      problem: message('settings.edit.malformed', { line: error?.line ?? 1, column: error?.column ?? 1 }),
    };
  }
  for (const event of events) {
    const wanted = entry(event, launch, isClosed);
    const [own] = existing.filter(each => each.event === event);
    if (own !== undefined && isSame(own.value, wanted)) continue;
    const result = put(current, event, own?.index ?? null, wanted, strictJson);
    if (result.problem !== null) return result;
    current = result.text;
  }
  return { text: current, problem: null };
}

/** Returns the text without the guard's entries, and without lists and objects that become empty. Unchanged if there are none. */
export function withoutEntries(text: string, registration: Entries): string {
  let current = text;
  for (const { event, index } of [...(ownEntries(text, registration) ?? [])].reverse()) {
    const entry = nodeIn(rootOf(current), ['hooks', event])?.children?.[index];
    if (entry !== undefined) current = without(current, outermost(entry));
  }
  return current;
}

/** Returns the entry itself, or the property of its event or of all hooks if that contains nothing else. */
function outermost(entry: JsonNode): JsonNode {
  const list = entry.parent;
  const property = list?.parent;
  if (property === undefined || list?.children?.length !== 1) return entry;
  const hooks = property.parent;
  return hooks?.parent !== undefined && hooks.children?.length === 1 ? hooks.parent : property;
}

function nodeIn(root: JsonNode | null, path: readonly string[]): JsonNode | undefined {
  return root === null ? undefined : nodeAt(root, path);
}

/** Converts the name of an event to the form in Codex's state: `PreToolUse` becomes `pre_tool_use`. */
function stateName(event: string): string {
  return event.replace(/(?!^)[A-Z]/g, letter => `_${letter}`).toLowerCase();
}

/**
 * Returns the key and the hash by which Codex trusts an entry. The hash is of the definition with sorted keys and without unset values
 * (measured 2026-11-28 with 0.171.0; openai/codex, hooks).
 */
export function trustOf(
  file: string,
  { event, index, value }: OwnEntry,
): { readonly key: string; readonly hash: string } {
  const { matcher, hooks } = value as unknown as { readonly matcher?: string; readonly hooks: readonly JsonObject[] };
  const definition = {
    event_name: stateName(event),
    hooks: hooks.map(each => ({ async: false, ...each })),
    ...(matcher === undefined ? {} : { matcher }),
  };
  return {
    key: `${file}:${stateName(event)}:${index}:0`,
    hash: `sha256:${sha256Hex(JSON.stringify(inOrder(definition)))}`,
  };
}

/** Returns where Codex stores what it trusts. */
function trustPath(key: string): readonly string[] {
  return ['hooks', 'state', key, 'trusted_hash'];
}

/** Whether Codex's configuration trusts the current form of an entry. */
export function isTrusted(config: string, file: string, entry: OwnEntry): boolean {
  const { key, hash } = trustOf(file, entry);
  const found = tomlFormat.lookup(config, trustPath(key));
  return found.kind === 'value' && found.value === hash;
}

/** Returns the text of Codex's configuration with entries trusted. */
export function withTrust(config: string | null, file: string, entries: readonly OwnEntry[]): Edited {
  let current = config;
  for (const entry of entries) {
    if (current !== null && isTrusted(current, file, entry)) continue;
    const { key, hash } = trustOf(file, entry);
    const result = tomlFormat.write(current, trustPath(key), hash);
    if (result.problem !== null) return result;
    current = result.text;
  }
  return { text: current ?? '', problem: null };
}

/**
 * Returns the text of Codex's configuration without trust in entries, for tables that contain nothing else. Unchanged if it is not TOML.
 */
export function withoutTrust(config: string, file: string, entries: readonly OwnEntry[]): string {
  let current = config;
  for (const entry of entries) {
    if (!isTrusted(current, file, entry)) continue;
    const path = trustPath(trustOf(file, entry).key);
    const statements = scanToml(current);
    const at = statements.findIndex(each => each.kind === 'table' && isSamePath(each.path, path.slice(0, -1)));
    const [header, pair, next] = at < 0 ? [] : statements.slice(at, at + 3);
    if (header === undefined || pair?.kind !== 'pair' || !isSamePath(pair.path, path) || next?.kind === 'pair')
      continue;
    // The empty line before the table was added with it.
    const blank = /(?:^|\n)(\r?\n)$/.exec(current.slice(0, header.start))?.[1] ?? '';
    current = splice(current, header.start - blank.length, pair.end, '');
  }
  return current;
}

function isSamePath(path: readonly string[] | null, other: readonly string[]): boolean {
  return path?.length === other.length && path.every((part, index) => part === other[index]);
}

/** Adds an entry to the list of an event, or replaces it there. */
function put(text: string, event: string, index: number | null, value: JsonObject, strict: boolean): Edited {
  const list = nodeIn(rootOf(text), ['hooks', event]);
  const children = list?.type === 'array' ? (list.children ?? []) : [];
  const last = children.at(-1);
  const { lineEnd, indent } = layoutOf(text, '  ');
  const written = (outer: string): string => JSON.stringify(value, null, indent).replaceAll('\n', `${lineEnd}${outer}`);
  const old = index === null ? undefined : children[index];
  if (old !== undefined) {
    const outer = indentAt(text, old.offset);
    return { text: splice(text, old.offset, old.offset + old.length, written(outer)), problem: null };
  }
  if (last === undefined) return jsonFormat(strict, indent).write(text, ['hooks', event], [value]);
  const end = last.offset + last.length;
  const isOnOneLine = !text.slice(list?.offset, last.offset).includes('\n');
  const outer = indentAt(text, last.offset);
  const added = isOnOneLine ? `, ${JSON.stringify(value)}` : `,${lineEnd}${outer}${written(outer)}`;
  return { text: splice(text, end, end, added), problem: null };
}

/** Removes one member of a list or an object, with the comma and the white space that belong to it. */
function without(text: string, member: JsonNode): string {
  const siblings = member.parent?.children ?? [];
  const at = siblings.indexOf(member);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  const end = member.offset + member.length;
  if (before !== undefined) return splice(text, before.offset + before.length, end, '');
  if (after !== undefined) return splice(text, member.offset, after.offset, '');
  const open = (member.parent?.offset ?? member.offset) + 1;
  const close = (member.parent?.offset ?? 0) + (member.parent?.length ?? 0) - 1;
  return splice(text, open, Math.max(open, close), '');
}

function rootOf(text: string): JsonNode | null {
  return parseJson(text, false).root;
}

function isSame(value: SettingValue, wanted: JsonObject): boolean {
  return JSON.stringify(inOrder(value)) === JSON.stringify(inOrder(wanted));
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
