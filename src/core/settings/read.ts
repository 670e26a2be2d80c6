import { message } from '../message.ts';
import { inEnvironment } from './environment.ts';
import { wrongTypeIn } from '../config/fileShape.ts';
import { formatOf, pathOf } from './formats.ts';
import { found, type Found, malformed } from './found.ts';
import { candidateFiles, profileFilesOf, readingOf, type InspectedSetting, type Readings } from './readings.ts';
import type { SettingSpec, SettingState, Tool } from './types.ts';
import { shownValue } from './shownValue.ts';
import { asSettingValue } from './values.ts';

/**
 * The state of every setting of the tools, in their order. Of values, only what the setting may be is kept.
 * Never throws: what cannot be read is a state of its own, with the reason and the place.
 */
export function readSettings(tools: readonly Tool[], readings: Readings): readonly SettingState[] {
  return tools.flatMap(({ id, settings }) => settings.map(spec => ({ assistant: id, spec, ...find(spec, readings) })));
}

function find(spec: SettingSpec, readings: Readings): Found {
  if (spec.kind === 'account') return { value: null, state: 'account', scope: null, file: null };
  const variable = spec.kind === 'env' ? spec.key : spec.environment;
  const set = variable === undefined ? null : inEnvironment(spec, variable, readings);
  if (spec.ineffective) {
    return { value: null, scope: null, file: null, ...set, state: 'ineffective' };
  }
  if (set !== null) return set;
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

/** What a flag may choose counts as well: a setting is hardened only where no file of overrides undoes it. */
function inFiles(spec: SettingSpec, readings: Readings): Found {
  const main = inMainFiles(spec, readings);
  if (main.state === 'locked' || main.state === 'weak' || main.problem) return main;
  for (const file of profileFilesOf(spec, readings)) {
    const override = inFile(spec, readings, file, 'file');
    if (override && override.state !== 'hardened') return override;
  }
  return main;
}

function inMainFiles(spec: SettingSpec, readings: Readings): Found {
  for (const { file, scope } of candidateFiles(spec, readings)) {
    const state = inFile(spec, readings, file, scope);
    if (!state) continue;
    if (scope !== 'policy' || (state.state !== 'hardened' && state.state !== 'weak')) return state;
    // Lists and objects of all files are joined: one that lacks the advised entries locks nothing.
    if (spec.merge === undefined || state.state === 'hardened') return { ...state, state: 'locked' };
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
  const format = formatOf(spec);
  if (!format) return null;
  const lookup = format.lookup(reading.text, pathOf(spec, format, reading.text, file));
  if (lookup.kind === 'malformed') {
    return { value: null, state: 'malformed', scope, file, line: lookup.line, problem: malformed(file, lookup) };
  }
  const wrong = spec.shape ? wrongTypeIn(reading.text, format, spec.shape) : null;
  if (wrong) {
    const problem = message('settings.voided', { file, line: wrong.line, key: wrong.key });
    return { value: null, state: 'malformed', scope, file, line: wrong.line, problem };
  }
  return lookup.value === undefined ? null : found(spec, lookup.value, scope, file, lookup.line);
}

function inEditor(spec: SettingSpec, readings: Readings): Found {
  const { userFile, workspaceFile, policyFile } = readings.editor;
  const inspected = readings.vscode?.get(spec.key);
  if (inspected) return fromInspection(spec, inspected, readings);
  const { policy } = spec;
  const fromPolicy = policy && policyFile ? inFile({ ...spec, key: policy }, readings, policyFile, 'policy') : null;
  if (fromPolicy) return fromPolicy.problem ? fromPolicy : { ...fromPolicy, state: 'locked' };
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
  const { userFile, workspaceFile, folderFile = null } = readings.editor;
  const scopes: readonly [unknown, string, string | null][] = [
    [inspected.policyValue, 'policy', null],
    [inspected.workspaceFolderValue, 'folder', folderFile],
    [inspected.workspaceValue, 'workspace', workspaceFile],
    [inspected.globalValue, 'user', userFile],
  ];
  for (const [value, scope, file] of scopes) {
    if (value === undefined) continue;
    const place = file === null ? null : inFile(spec, readings, file, scope);
    const state = found(spec, asSettingValue(value), scope, place?.file ?? null, place?.line ?? null);
    return scope === 'policy' ? { ...state, state: 'locked' } : state;
  }
  if (inspected.defaultValue === undefined) return notSet(spec);
  return notSet({ ...spec, default: asSettingValue(inspected.defaultValue) });
}

function notSet(spec: SettingSpec): Found {
  if (spec.shouldBeUnset) return { value: null, state: 'hardened', scope: null, file: null };
  const { default: fallback } = spec;
  if (fallback === undefined) return { value: null, state: 'unset', scope: null, file: null };
  return { value: shownValue(spec, fallback), state: 'default', scope: 'default', file: null };
}
