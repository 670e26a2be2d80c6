import type { GuardEvent, Json, JsonObject } from '../types.ts';
import { shellWord } from './commandLine.ts';

/** What a tool does. `none`: its result never contains the text of a file. */
export type ToolKind = 'read' | 'search' | 'edit' | 'shell' | 'powershell' | 'web' | 'none';

/** Keys under which tools of all agents take paths, commands, addresses and what they write (recorded 2026-11-28). */
const pathKeys = ['file_path', 'filePath', 'path', 'absolute_path', 'notebook_path', 'uri', 'dir_path', 'directory'];
const listKeys = ['files', 'paths', 'file_paths'];
const commandKeys = ['command', 'cmd', 'command_line', 'script'];
const commandListKeys = ['commands'];
const addressKeys = ['url', 'address', 'prompt', 'query'];

/**
 * Returns the event that calling a tool means; null if the guard has nothing to judge.
 * @param kinds the kinds of the agent's own tools; all others are judged as tools of a server
 */
export function toolEvent(name: string, given: Json, kinds: Readonly<Record<string, ToolKind>>): GuardEvent | null {
  const input = unpacked(given);
  const values = objectOf(input);
  switch (Object.hasOwn(kinds, name) ? kinds[name] : undefined) {
    case 'none':
      return null;
    case 'read': {
      const paths = pathsIn(values);
      // An unknown form: every value that looks like a file counts as one.
      return paths.length === 0 ? { kind: 'mcp', values: input } : { kind: 'read', paths };
    }
    case 'search':
      return { kind: 'search', paths: pathsIn(values) };
    case 'edit':
      return editEvent(input, values);
    case 'shell':
      return { kind: 'shell', command: commandIn(input, values), dialect: 'bash' };
    case 'powershell':
      return { kind: 'shell', command: commandIn(input, values), dialect: 'powershell' };
    case 'web':
      return { kind: 'web', address: textsAt(values, addressKeys).join('\n') };
    case undefined:
      return { kind: 'mcp', values: input };
  }
}

/** Some agents pass on a call's arguments as the JSON that the model wrote. */
function unpacked(input: Json): Json {
  if (typeof input !== 'string' || !/^\s*\{/.test(input)) return input;
  try {
    return JSON.parse(input) as Json;
  } catch {
    return input;
  }
}

/** Headers of the patches that `apply_patch` takes (openai/codex, apply_patch instructions). */
const patchHeader = /^\*\*\* (?:Add|Update|Delete) File: (.+)$|^\*\*\* Move to: (.+)$/gm;

function editEvent(input: Json, values: JsonObject): GuardEvent {
  const text = typeof input === 'string' ? input : textsIn(values).join('\n');
  const patched = [...text.matchAll(patchHeader)].flatMap(found => found[1] ?? found[2] ?? []);
  return { kind: 'edit', paths: [...pathsIn(values), ...patched], text };
}

function pathsIn(values: JsonObject): readonly string[] {
  const several = listKeys.flatMap(key => {
    const list = values[key];
    if (!Array.isArray(list)) return typeof list === 'string' ? [list] : [];
    return (list as readonly Json[]).flatMap(each =>
      typeof each === 'string' ? [each] : textsAt(objectOf(each), pathKeys),
    );
  });
  return [...textsAt(values, pathKeys), ...several];
}

function commandIn(input: Json, values: JsonObject): string {
  if (typeof input === 'string') return input;
  const lists = [...commandKeys, ...commandListKeys].flatMap(key => {
    const list = values[key];
    if (!Array.isArray(list)) return [];
    const texts = (list as readonly Json[]).map(each =>
      typeof each === 'string' ? each : textsAt(objectOf(each), commandKeys).join(' '),
    );
    return commandListKeys.includes(key) ? texts : [texts.map(shellWord).join(' ')];
  });
  return [...textsAt(values, commandKeys), ...lists].join('\n');
}

function textsAt(values: JsonObject, keys: readonly string[]): readonly string[] {
  return keys.flatMap(key => {
    const value = values[key];
    return typeof value === 'string' ? [value] : [];
  });
}

/** Returns every string in a value. */
export function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Returns the value if it is an object, otherwise an empty object. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** Returns the value if it is a string, otherwise an empty string. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
