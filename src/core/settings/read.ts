import { inEnvironment } from './environment.ts';
import { formatOf, pathOf } from './formats.ts';
import { found, type Found } from './found.ts';
import { inEditorPolicies } from './reading/editorPolicies.ts';
import { inFile } from './reading/inFile.ts';
import { candidateFiles, type InspectedSetting, type Readings, undoingFilesOf } from './readings.ts';
import type { SettingSpec, SettingState, Tool } from './types.ts';
import { shownValue } from './shownValue.ts';
import { asSettingValue } from './values.ts';

/**
 * Returns the state of every setting of the tools, in their order; several states for an editor setting if the editors on the machine do
 * not all agree. Only permitted values are kept (see `shownValue`). Never throws: a file that cannot be read is a state of its own, with
 * the reason and the place.
 */
export function readSettings(tools: readonly Tool[], readings: Readings): readonly SettingState[] {
  return tools.flatMap(({ id, settings }) =>
    settings.flatMap(spec => findAll(id, spec, readings).map(found => ({ assistant: id, spec, ...found }))),
  );
}

/** Returns the state of a setting without what the open folder sets: what applies to the user in every folder. */
export function stateForPerson(state: SettingState, readings: Readings): SettingState {
  const inspected = [...(readings.vscode ?? [])].map(
    ([key, each]) => [key, { ...each, workspaceValue: undefined, workspaceFolderValue: undefined }] as const,
  );
  const personal: Readings = {
    ...readings,
    workspace: null,
    editor: { ...readings.editor, workspaceFile: null, folderFile: null },
    ...(readings.vscode === undefined ? {} : { vscode: new Map(inspected) }),
  };
  const { assistant, spec, editor } = state;
  const all = findAll(assistant, spec, personal);
  const own = all.find(each => each.editor === editor) ?? all[0];
  return own === undefined ? state : { assistant, spec, ...own };
}

function findAll(tool: string, spec: SettingSpec, readings: Readings): readonly Found[] {
  const { installed = [] } = readings.editor;
  if (spec.kind !== 'vscode-setting' || installed.length < 2) return [find(spec, readings)];
  const all = installed.flatMap(({ name, userFile, product, isRemote }, at) => {
    // Such a product has rows of its own; the rows of VS Code, on which it is based, would report the same settings twice.
    if (product !== undefined && tool === 'vscode') return [];
    const { vscode, ...others } = readings;
    const seen = at === 0 && vscode !== undefined ? readings : others;
    const own = find(spec, { ...seen, editor: { ...readings.editor, userFile } });
    return isRemote && own.file === null ? [] : [{ own, name }];
  });
  const first = all[0]?.own ?? find(spec, readings);
  if (all.every(({ own }) => isSamePlace(own, first))) return [first];
  return all.map(({ own, name }) => ({ ...own, editor: name }));
}

function isSamePlace(a: Found, b: Found): boolean {
  return a.state === b.state && a.scope === b.scope && a.file === b.file && a.line === b.line;
}

function find(spec: SettingSpec, readings: Readings): Found {
  if (spec.kind === 'account') return { value: null, state: 'account', scope: null, file: null };
  const variable = spec.kind === 'env' ? spec.key : spec.environment;
  if (spec.ineffective) {
    const set = variable === undefined ? null : inEnvironment(spec, variable, readings);
    return { value: null, scope: null, file: null, ...set, state: 'ineffective' };
  }
  const managed = spec.managedWins ? lockedIn(spec, variable, readings) : null;
  const byVariable = variable === undefined ? null : fromVariable(spec, variable, readings);
  return managed ?? byVariable ?? fromFiles(spec, readings);
}

/** Returns what the variable of a setting says, in the environment or in the product's own settings; null if neither sets it. */
function fromVariable(spec: SettingSpec, variable: string, readings: Readings): Found | null {
  const set = inEnvironment(spec, variable, readings);
  if (set !== null && set.state !== 'hardened') return set;
  // A product may set the variable itself, whatever the environment says.
  const own = inVariables(spec, variable, readings);
  return own !== null && (set === null || own.state !== 'hardened') ? own : set;
}

function fromFiles(spec: SettingSpec, readings: Readings): Found {
  switch (spec.kind) {
    case 'account':
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

/** Returns what the administrator decided, or why that cannot be read; null if there is no such decision. */
function lockedIn(spec: SettingSpec, variable: string | undefined, readings: Readings): Found | null {
  const own =
    spec.kind === 'env' && variable !== undefined
      ? inVariables(spec, variable, readings)
      : inMainFiles({ ...spec, workspaceFiles: [], files: [] }, readings);
  return own?.scope === 'policy' ? own : null;
}

/** Returns the variable in the product's own settings; null if they do not set it. */
function inVariables(spec: SettingSpec, variable: string, readings: Readings): Found | null {
  const { variablesIn } = spec;
  if (variablesIn === undefined) return null;
  const asFile: SettingSpec = {
    ...spec,
    ...variablesIn,
    kind: 'json-file',
    keyPath: [...variablesIn.keyPath, variable],
  };
  return inMainFiles(asFile, readings);
}

/** Files that only apply with a flag or in a trusted folder count too: a setting is hardened only if no such file undoes it. */
function inFiles(spec: SettingSpec, readings: Readings): Found {
  const main = inMainFiles(spec, readings) ?? notSet(spec);
  if (main.state === 'locked' || main.state === 'weak' || main.problem) return main;
  for (const { file, scope } of undoingFilesOf(spec, readings)) {
    const override = inFile(spec, readings, file, scope);
    if (override && override.state !== 'hardened') return override;
  }
  return main;
}

function inMainFiles(spec: SettingSpec, readings: Readings): Found | null {
  const content = inContent(spec, readings);
  for (const candidate of candidateFiles(spec, readings)) {
    const { scope, file, preferences } = candidate;
    const state = (scope === 'policy' ? null : content) ?? inFile(spec, readings, file, scope, preferences);
    if (!state) continue;
    if (scope !== 'policy' || (state.state !== 'hardened' && state.state !== 'weak')) return state;
    // Lists and objects of all files are merged, so a file without the advised entries locks nothing.
    if (spec.merge === undefined || state.state === 'hardened') return { ...state, state: 'locked' };
  }
  return null;
}

/** Returns what the text of a variable sets; null if it sets nothing. */
function inContent(spec: SettingSpec, readings: Readings): Found | null {
  const text = spec.contentVariable === undefined ? undefined : readings.environment[spec.contentVariable];
  const format = formatOf(spec);
  if (text === undefined || format === null) return null;
  const lookup = format.lookup(text, pathOf(spec, format, text, ''));
  return lookup.kind === 'malformed' || lookup.value === undefined
    ? null
    : found(spec, lookup.value, 'env', null, null);
}

function inEditor(spec: SettingSpec, readings: Readings): Found {
  const { userFile, workspaceFile } = readings.editor;
  const inspected = readings.vscode?.get(spec.key);
  if (inspected) return fromInspection(spec, inspected, readings);
  const fromPolicy = inEditorPolicies(spec, readings);
  if (fromPolicy) return fromPolicy;
  const fromWorkspace =
    canComeFromWorkspace(spec) && workspaceFile !== null ? inFile(spec, readings, workspaceFile, 'workspace') : null;
  const fromUser = userFile === null ? null : inFile(spec, readings, userFile, 'user');
  return fromWorkspace ?? fromUser ?? notSet(spec);
}

/** Whether VS Code accepts a setting in a workspace's settings; it ignores those of application and machine scope there. */
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
