import { type Message, message } from '../message.ts';
import type { Lookup } from './edit.ts';
import { formatOf, pathOf } from './formats.ts';
import { candidateFiles, readingOf, type InspectedSetting, type Readings } from './readings.ts';
import type { SettingSpec, SettingState, SettingStateKind, SettingValue, Tool } from './types.ts';
import { asSettingValue, isHardened, withoutSecrets } from './values.ts';

/** A state without what names the setting. */
type Found = Omit<SettingState, 'assistant' | 'spec'>;

/**
 * The state of every setting of the tools, in their order. Values that look like a credential become `{redacted}`.
 * Never throws: what cannot be read is a state of its own, with the reason and the place.
 */
export function readSettings(tools: readonly Tool[], readings: Readings): readonly SettingState[] {
  return tools.flatMap(({ id, settings }) => settings.map(spec => ({ assistant: id, spec, ...find(spec, readings) })));
}

function find(spec: SettingSpec, readings: Readings): Found {
  if (spec.kind === 'account') return { value: null, state: 'account', scope: null, file: null };
  const variable = spec.kind === 'env' ? spec.key : spec.environment;
  const inEnvironment = variable === undefined ? undefined : readings.environment[variable];
  if (inEnvironment !== undefined) return set(spec, inEnvironment, 'env', null, null);
  switch (spec.kind) {
    case 'env':
      return notSet(spec);
    case 'vscode-setting':
      return inEditor(spec, readings);
    case 'json-file':
    case 'toml-file':
    case 'yaml-file':
      return inFiles(spec, readings);
  }
}

function inFiles(spec: SettingSpec, readings: Readings): Found {
  for (const { file, scope } of candidateFiles(spec, readings)) {
    const found = inFile(spec, readings, file, scope);
    if (found) return found;
  }
  return notSet(spec);
}

/** Null where the file is absent or does not set it. */
function inFile(spec: SettingSpec, readings: Readings, file: string, scope: string): Found | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent') return null;
  if (reading.kind === 'unreadable') {
    return { value: null, state: 'unreadable', scope, file, problem: reading.problem };
  }
  const lookup = formatOf(spec)?.lookup(reading.text, pathOf(spec));
  if (!lookup) return null;
  if (lookup.kind === 'malformed') {
    return { value: null, state: 'malformed', scope, file, line: lookup.line, problem: malformed(file, lookup) };
  }
  return lookup.value === undefined ? null : set(spec, lookup.value, scope, file, lookup.line);
}

function malformed(file: string, { line, column }: Extract<Lookup, { kind: 'malformed' }>): Message {
  return message('settings.malformed', { file, line, column });
}

function inEditor(spec: SettingSpec, readings: Readings): Found {
  const { userFile, workspaceFile } = readings.editor;
  const inspected = readings.vscode?.get(spec.key);
  if (inspected) return fromInspection(spec, inspected, readings);
  const fromWorkspace =
    canComeFromWorkspace(spec) && workspaceFile !== null ? inFile(spec, readings, workspaceFile, 'workspace') : null;
  const fromUser = userFile === null ? null : inFile(spec, readings, userFile, 'user');
  return fromWorkspace ?? fromUser ?? notSet(spec);
}

/** VS Code ignores these in a workspace's settings. */
export function canComeFromWorkspace(spec: SettingSpec): boolean {
  return spec.scope !== 'application' && spec.scope !== 'machine';
}

function fromInspection(spec: SettingSpec, inspected: InspectedSetting, readings: Readings): Found {
  const { userFile, workspaceFile } = readings.editor;
  const scopes: readonly [unknown, string, string | null][] = [
    [inspected.policyValue, 'policy', null],
    [inspected.workspaceFolderValue, 'folder', null],
    [inspected.workspaceValue, 'workspace', workspaceFile],
    [inspected.globalValue, 'user', userFile],
  ];
  for (const [value, scope, file] of scopes) {
    if (value === undefined) continue;
    const place = file === null ? null : inFile(spec, readings, file, scope);
    const found = set(spec, asSettingValue(value), scope, place?.file ?? null, place?.line ?? null);
    return scope === 'policy' ? { ...found, state: 'locked' } : found;
  }
  if (inspected.defaultValue === undefined) return notSet(spec);
  return notSet({ ...spec, default: asSettingValue(inspected.defaultValue) });
}

function set(spec: SettingSpec, value: SettingValue, scope: string, file: string | null, line: number | null): Found {
  const state: SettingStateKind = isHardened(spec, value) ? 'hardened' : 'weak';
  const shown = withoutSecrets(spec.key, value);
  return { value: shown, state, scope, file, ...(line === null ? {} : { line }) };
}

function notSet(spec: SettingSpec): Found {
  if (spec.shouldBeUnset) return { value: null, state: 'hardened', scope: null, file: null };
  const { default: fallback } = spec;
  if (fallback === undefined) return { value: null, state: 'unset', scope: null, file: null };
  return { value: withoutSecrets(spec.key, fallback), state: 'default', scope: 'default', file: null };
}
