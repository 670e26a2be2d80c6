import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { editorPolicyFiles } from '../../core/assistants/vscode/policyFiles.ts';
import type { SettingSpec, Tool } from '../../core/settings/types.ts';
import {
  candidateFiles,
  type FileReading,
  type Folders,
  isWorkspaceFile,
  type Readings,
  resolveFile,
} from '../../core/settings/readings.ts';
import { installedEditors } from './editors.ts';
import { movedFolders } from './movedFolders.ts';
import { readConfig } from './readConfig.ts';
import { readPreferences } from './readPreferences.ts';
import { shellProfiles } from './shellProfiles.ts';

export interface Machine {
  /** The tools whose settings are requested. */
  readonly tools: readonly Tool[];
  readonly home: string;
  /** The open folder; null if there is none, or it is not trusted. */
  readonly workspace: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * The workspace file of a window with several folders, of which `workspace` is one; null if it is not saved yet. Absent: the
   * folder is opened on its own.
   */
  readonly workspaceFile?: string | null;
  /** As `process.platform`. */
  readonly platform: string;
  /** The settings.json of the running editor, if known; otherwise the first one found. */
  readonly userSettingsFile?: string;
}

/**
 * Reads every configuration file that the assistants' settings name. Writes nothing. Never throws.
 * @param readFile {@link commonReader} if several folders are read together
 */
export async function collectReadings(machine: Machine, readFile = readConfig): Promise<Readings> {
  const { tools, home, workspace, env, platform } = machine;
  const folders = { home, workspace, moved: movedFolders(env) };
  const specs = tools.flatMap(tool => tool.settings);
  const own = machine.userSettingsFile;
  const installed = own === undefined ? await installedEditors(folders, env, platform) : [];
  const editor = {
    userFile: own ?? installed[0]?.userFile ?? null,
    installed,
    ...editorFiles(machine, resolveFile('./.vscode/settings.json', folders)),
    policyFiles: editorPolicyFiles(platform, home),
  };
  const environment: Record<string, string> = {};
  for (const name of specs.flatMap(variablesOf)) {
    const value = env[name];
    if (value !== undefined) environment[name] = value;
  }
  const person = { ...folders, platform, environment };
  const shell = await shellProfiles(machine);
  const wanted = new Map<string, string | null>([
    ...(specs.some(spec => spec.kind === 'vscode-setting') ? filesOfEditor(editor, workspace) : []),
    ...specs.flatMap(spec => filesOfSetting(spec, person)),
    ...[...(await profileFiles(specs, folders)), ...(await managedParts(specs, platform))].map(anywhere),
    ...(shell.profiles ?? []).map(({ file }) => anywhere(file)),
  ]);
  const read = async ([file, within]: Wanted): Promise<[string, FileReading]> => [
    file,
    await (file.endsWith('.plist') ? readPreferences(file) : readFile(file, within)),
  ];
  const files = new Map(await Promise.all([...wanted].map(read)));
  return { ...folders, ...shell, platform, files, environment, editor };
}

/** A file to read, and the folder that it must be in after resolving links; null: it is the person's own or the administrator's. */
type Wanted = readonly [file: string, within: string | null];

const anywhere = (file: string): Wanted => [file, null];

function filesOfEditor(editor: Readings['editor'], workspace: string | null): readonly Wanted[] {
  const own = [editor.userFile, ...(editor.installed ?? []).map(each => each.userFile)];
  const shared = [editor.workspaceFile, editor.folderFile ?? null];
  return [
    ...own.filter(file => file !== null).map(anywhere),
    ...(editor.policyFiles ?? []).map(({ file }) => anywhere(file)),
    ...shared
      .filter(file => file !== null)
      .map((file): Wanted => [file, isWorkspaceFile(file) ? path.dirname(file) : workspace]),
  ];
}

function filesOfSetting(spec: SettingSpec, person: Parameters<typeof candidateFiles>[1]): readonly Wanted[] {
  const { workspace } = person;
  const inBlock = spec.variablesIn === undefined ? [] : candidateFiles({ ...spec, ...spec.variablesIn }, person);
  const named = (names: readonly string[] | undefined, within: (name: string) => string | null): readonly Wanted[] =>
    (names ?? []).flatMap(name => {
      const file = resolveFile(name, person);
      return file === null ? [] : [[file, within(name)] as const];
    });
  return [
    ...[...candidateFiles(spec, person), ...inBlock].map(({ file, scope }): Wanted => [
      file,
      scope === 'workspace' ? workspace : null,
    ]),
    ...named(spec.conditionalFiles, () => workspace),
    ...named(spec.environmentFiles, name => (name.startsWith('./') ? workspace : null)),
  ];
}

/** Returns the files in which the editor keeps the settings of the window and of the folder. */
function editorFiles(
  { workspaceFile }: Machine,
  inFolder: string | null,
): Pick<Readings['editor'], 'workspaceFile' | 'folderFile'> {
  return workspaceFile === undefined ? { workspaceFile: inFolder } : { workspaceFile, folderFile: inFolder };
}

/** Returns the existing override files, whose names are chosen by the person. */
async function profileFiles(specs: readonly SettingSpec[], folders: Folders): Promise<readonly string[]> {
  const endings = new Map(specs.flatMap(({ profileFiles: each }) => (each ? [[each.folder, each.ending]] : [])));
  const found: string[] = [];
  for (const [name, ending] of endings) {
    const folder = resolveFile(name, folders);
    const names = folder === null ? [] : await readdir(folder).catch(() => []);
    found.push(...names.filter(each => each.endsWith(ending)).map(each => path.join(folder ?? '', each)));
  }
  return found;
}

/** Returns the files in an administrator's folders, whose names are chosen by the administrator. */
async function managedParts(specs: readonly SettingSpec[], platform: string): Promise<readonly string[]> {
  const folders = new Set(
    specs.flatMap(({ managedFolders, variablesIn }) => [
      ...(managedFolders?.[platform] ?? []),
      ...(variablesIn?.managedFolders?.[platform] ?? []),
    ]),
  );
  const parts = [...folders].map(async folder => {
    const names = await readdir(folder).catch(() => []);
    const separator = platform === 'win32' ? '\\' : '/';
    return names.filter(name => name.endsWith('.json')).map(name => `${folder}${separator}${name}`);
  });
  return (await Promise.all(parts)).flat();
}

function variablesOf(spec: SettingSpec): readonly string[] {
  const own = spec.kind === 'env' ? spec.key : spec.environment;
  const named = [own, spec.managedFilesVariable, spec.managedFolderVariable, spec.filesVariable, spec.contentVariable];
  return [...named.filter(each => each !== undefined), ...(spec.needsVariables ?? [])];
}
