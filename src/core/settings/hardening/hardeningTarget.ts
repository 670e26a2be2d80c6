import { type Message, message } from '../../message.ts';
import type { ConfigFormat } from '../../config/edit.ts';
import { environmentFilesOf } from '../environment.ts';
import { formatOf, pathOf } from '../formats.ts';
import { canComeFromWorkspace } from '../read.ts';
import { candidateFiles, profileFilesOf, readingOf, type Readings, resolveFile } from '../readings.ts';
import { shellFormat } from '../../config/shellFormat.ts';
import type { SettingSpec, SettingState, SettingValue } from '../types.ts';
import { isHardened } from '../values.ts';

/** A file to write, and its format. */
export interface Target {
  readonly file: string;
  readonly format: ConfigFormat;
}

/**
 * Returns where the hardened value of a setting is written: one file, and the override files that undo it; a message says why there is no
 * such place. Pure; never throws.
 */
export function targetsOf(
  state: SettingState,
  readings: Readings,
  scope: 'workspace' | 'user',
): readonly Target[] | Message {
  const { spec } = state;
  if (spec.kind === 'env') {
    const target = variableFile(state, readings);
    return 'code' in target ? target : [target];
  }
  const format = formatOf(spec);
  if (!format) return message('settings.skip.noAdvice');
  const file = configFile(state, readings, scope);
  if (typeof file !== 'string') return file;
  const overrides = scope === 'user' ? profileFilesOf(spec, readings).filter(each => undoes(spec, each, readings)) : [];
  return [file, ...overrides].map(each => ({ file: each, format }));
}

function undoes(spec: SettingSpec, file: string, readings: Readings): boolean {
  const reading = readingOf(readings, file);
  const format = formatOf(spec);
  if (reading.kind !== 'text' || !format) return false;
  const found = format.lookup(reading.text, pathOf(spec, format, reading.text, file));
  return found.kind === 'value' && found.value !== undefined && !isHardened(spec, found.value);
}

/** Returns the file that sets the variable now, or else the start file of the user's shell, which gets a new line. */
function variableFile({ spec, file, scope }: SettingState, readings: Readings): Target | Message {
  const known = [...(readings.profiles ?? []), ...environmentFilesOf(spec, readings)];
  const present = scope === 'env' || scope === 'profile' ? known.find(each => each.file === file) : undefined;
  const place = present ?? readings.newVariables ?? null;
  if (place !== null) return { file: place.file, format: shellFormat(place.dialect) };
  const { key: name, hardened = '' } = spec;
  return message('settings.skip.environment', { name, value: plainText(hardened) });
}

/** Returns the file to write, or why there is none. */
function configFile(state: SettingState, readings: Readings, scope: 'workspace' | 'user'): string | Message {
  if (state.spec.kind === 'vscode-setting')
    return scope === 'user' ? editorUserFile(state, readings) : editorWorkspaceFile(state, readings);
  return scope === 'user' ? productUserFile(state, readings) : productWorkspaceFile(state, readings);
}

function editorUserFile({ editor }: SettingState, { editor: { installed, userFile } }: Readings): string | Message {
  const own = installed?.find(({ name }) => name === editor)?.userFile ?? userFile;
  return own ?? message('settings.skip.noEditor');
}

/** Returns the editor's file in the workspace. If the folder sets the value, that wins over the window's settings. */
function editorWorkspaceFile({ spec, scope }: SettingState, { editor }: Readings): string | Message {
  const { workspaceFile, folderFile = null } = editor;
  if (!canComeFromWorkspace(spec)) return message('settings.skip.userOnly');
  if (scope === 'folder' && folderFile !== null) return folderFile;
  if (workspaceFile !== null) return workspaceFile;
  return folderFile === null ? message('settings.skip.noFolder') : message('settings.skip.unsavedWorkspace');
}

/** Returns the product's file in the workspace. The file of the folder that sets the value now wins over any other. */
function productWorkspaceFile({ spec, scope, file }: SettingState, readings: Readings): string | Message {
  if (scope === 'workspace' && file !== null) return file;
  if (spec.workspaceFile === undefined) return message('settings.skip.noWorkspaceFile');
  return resolveFile(spec.workspaceFile, readings) ?? message('settings.skip.noFolder');
}

function productUserFile({ spec }: SettingState, readings: Readings): string | Message {
  const candidates = candidateFiles(spec, readings).flatMap(each => (each.scope === 'file' ? each.file : []));
  const existing = candidates.find(file => readingOf(readings, file).kind !== 'absent');
  const fresh = candidates.find(file => belongsTo(file, readings.platform));
  return existing ?? fresh ?? message('settings.skip.noFile');
}

/** Whether a path is where this system keeps settings; the catalogue lists the places of all systems. */
function belongsTo(file: string, platform: string): boolean {
  const path = file.replaceAll('\\', '/');
  if (path.includes('/AppData/')) return platform === 'win32';
  if (path.includes('/Library/Application Support/')) return platform === 'darwin';
  // The places of Cursor and Windsurf below .config are for Linux only; other places below .config are for every system.
  return !/\/\.config\/(?:Cursor|Windsurf)\//.test(path) || platform === 'linux';
}

/** Returns a value as it is written after `NAME=`. */
export function plainText(value: SettingValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
