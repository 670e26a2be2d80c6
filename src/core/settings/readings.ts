import { movedStart } from '../paths/movedPlaces.ts';
import type { Message } from '../message.ts';
import type { ShellDialect } from '../config/shellScan.ts';
import { preferenceFiles } from './reading/preferences.ts';
import type { PreferenceDomain, SettingSpec, SettingValue, SystemFiles } from './types.ts';

/** What was found at a path. */
export type FileReading =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** It is a symbolic link, or is below one: it is read, but never written. */
      readonly isLinked?: true;
      /** It does not belong to root, or others can write it; not set on Windows. */
      readonly isLoose?: true;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: Message };

/** A setting by scope, as VS Code's `inspect` returns it. Values come from settings files and may be anything. */
export interface InspectedSetting {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
  readonly policyValue?: unknown;
}

/** A file that sets environment variables for programs started from a shell. */
export interface ProfileFile {
  /** Absolute. */
  readonly file: string;
  readonly dialect: ShellDialect;
}

/** An editor with settings of its own. */
export interface InstalledEditor {
  /** For example `VSCodium (Flatpak)`. */
  readonly name: string;
  /** Its user settings, absolute; the file need not exist. */
  readonly userFile: string;
  /** The product of the catalogue, if it has rows of its own; other editors share the rows of VS Code. */
  readonly product?: string;
  /** It is the remote side of a remote window: what it does not set comes from the local editor. */
  readonly isRemote?: true;
}

/** A key in a file of another product from which a policy of the editor takes its value. */
export interface PolicyKey {
  readonly keyPath: readonly string[];
  /** A value of another type is ignored. */
  readonly type: 'boolean' | 'string';
  /** The only value that counts; absent: every value. */
  readonly only?: SettingValue;
  /** The resulting value of the policy; absent: the value itself. */
  readonly becomes?: SettingValue;
}

/** A file in which an administrator sets policies of the editor. */
export interface PolicyFile {
  /** Absolute. */
  readonly file: string;
  /** The keys that count, by the name of the policy, the one that wins first. Absent: the names of the policies are the keys. */
  readonly keys?: Readonly<Record<string, readonly PolicyKey[]>>;
  /** Set if it is a property list: how the editor turns it into policies. */
  readonly preferences?: PreferenceDomain;
}

/** Everything that setting states are computed from. Collected by `node/settings`; core reads nothing else. */
export interface Readings {
  /** Absolute, in the platform's own notation. */
  readonly home: string;
  readonly workspace: string | null;
  readonly platform: string;
  /** The actual location of folders below the home folder, by their usual name (`~/.codex/`), if a variable moved them. */
  readonly moved?: Readonly<Record<string, string>>;
  /** By absolute path. A path that is not listed was not looked at and counts as absent. */
  readonly files: ReadonlyMap<string, FileReading>;
  /** The variables that settings name; others are not collected. */
  readonly environment: Readonly<Record<string, string>>;
  /** Start files of the user's shell, the one that wins first. */
  readonly profiles?: readonly ProfileFile[];
  /** Where a new variable is written; the file need not exist yet. Null or missing: not known. */
  readonly newVariables?: ProfileFile | null;
  readonly editor: {
    /** The editor's own settings.json; null if no editor was found. */
    readonly userFile: string | null;
    /** In a file that ends with `.code-workspace`, settings are below a key of their own; see {@link isWorkspaceFile}. */
    readonly workspaceFile: string | null;
    /** The settings.json of this one folder, which wins, if several folders are open. */
    readonly folderFile?: string | null;
    /** Files in which an administrator sets policies of the editor, the one that wins first. */
    readonly policyFiles?: readonly PolicyFile[];
    /** Every editor on the machine, that of `userFile` first. Absent: there are no others. */
    readonly installed?: readonly InstalledEditor[];
  };
  /** From a running editor. If absent, the editor's files are read. */
  readonly vscode?: ReadonlyMap<string, InspectedSetting>;
}

/**
 * Whether a file describes a window of several folders. VS Code keeps the window's settings there, below `settings`; from the
 * settings.json of each folder it only reads what may differ by folder (code.visualstudio.com/docs/editor/multi-root-workspaces, read
 * 2026-11-21).
 */
export function isWorkspaceFile(file: string): boolean {
  return file.endsWith('.code-workspace');
}

export type Folders = Pick<Readings, 'home' | 'workspace' | 'moved'>;

/** Returns the folder in which a name like `~/x` or `./x` starts, and its rest; null for `./` if no folder is open. */
export function rootOf(
  file: string,
  { home, workspace, moved = {} }: Folders,
): { readonly folder: string; readonly rest: string } | null {
  const isHome = file.startsWith('~/');
  const elsewhere = isHome ? movedStart(file, moved) : null;
  if (elsewhere !== null) return elsewhere;
  const folder = isHome ? home : workspace;
  return folder === null ? null : { folder, rest: file.slice(2) };
}

/** Returns the absolute path of `~/x` or `./x`; null for the latter if no folder is open. */
export function resolveFile(file: string, folders: Folders): string | null {
  const root = rootOf(file, folders);
  if (root === null) return null;
  const separator = root.folder.includes('\\') ? '\\' : '/';
  return root.folder.replace(/[\\/]+$/, '') + separator + root.rest.replaceAll('/', separator);
}

/** A file that a product reads for a setting. Files of the scopes `policy` and `system` are never written. */
export interface Candidate {
  readonly file: string;
  /** Set if it is a property list: how its program turns it into settings. */
  readonly preferences?: PreferenceDomain;
  readonly scope: 'policy' | 'workspace' | 'file' | 'system';
}

/** Returns the files that may contain a setting, the one that wins first, including files of other systems. */
export function candidateFiles(
  spec: SettingSpec,
  folders: Folders & Pick<Readings, 'platform' | 'environment'> & Partial<Pick<Readings, 'files'>>,
): readonly Candidate[] {
  const candidates = (name: string, scope: Candidate['scope']): readonly Candidate[] => {
    const file = resolveFile(name, folders);
    return file === null ? [] : [{ file, scope }];
  };
  const moved = spec.managedFolderVariable === undefined ? undefined : folders.environment[spec.managedFolderVariable];
  const managed = (spec.managedFiles?.[folders.platform] ?? []).map(file =>
    moved === undefined
      ? file
      : moved.replace(/[\\/]+$/, '') + file.slice(Math.max(...['/', '\\'].map(each => file.lastIndexOf(each)))),
  );
  const ofSystem = (files: SystemFiles | undefined, scope: Candidate['scope']): readonly Candidate[] =>
    (files?.[folders.platform] ?? []).map(file => ({ file, scope }));
  const { managedFilesVariable: variable } = spec;
  const named = variable === undefined ? undefined : folders.environment[variable];
  const asked = spec.filesVariable === undefined ? undefined : folders.environment[spec.filesVariable];
  // It is not known here to which folder a relative path refers.
  const personal = asked !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(asked) ? asked : undefined;
  const drop = (spec.managedFolders?.[folders.platform] ?? []).flatMap(folder =>
    filesIn(folder, '.json', folders.files).reverse(),
  );
  const forced = forcedValues(spec, folders);
  const isReplaced =
    spec.preferencesReplaceFiles === true && forced.some(({ file }) => folders.files?.get(file)?.kind === 'text');
  return [
    ...forced,
    ...(isReplaced ? [] : [...drop, ...(named === undefined ? managed : [named])]).map(file => ({
      file,
      scope: 'policy' as const,
    })),
    ...workspaceFilesOf(spec).flatMap(name => candidates(name, 'workspace')),
    ...(personal === undefined ? [] : [{ file: personal, scope: 'file' as const }]),
    ...(spec.files ?? []).flatMap(name => candidates(name, 'file')),
    ...ofSystem(spec.systemFiles, 'system'),
  ];
}

/** Returns where macOS keeps values that an administrator forces on the product of a setting. */
function forcedValues(
  { managedPreferences = [] }: SettingSpec,
  { home, platform }: Pick<Readings, 'home' | 'platform'>,
): readonly Candidate[] {
  if (platform !== 'darwin') return [];
  return managedPreferences.flatMap(preferences =>
    preferenceFiles(preferences, home).map(file => ({ file, preferences, scope: 'policy' as const })),
  );
}

/** Returns the files in a workspace folder that the product of a setting always reads, the one that wins first. */
function workspaceFilesOf({ workspaceFiles, workspaceFile }: SettingSpec): readonly string[] {
  return workspaceFiles ?? (workspaceFile === undefined ? [] : [workspaceFile]);
}

/** Returns the files that may undo a setting: override files in name order, then files that count in a trusted folder. */
export function undoingFilesOf(spec: SettingSpec, readings: Readings): readonly Candidate[] {
  return [
    ...profileFilesOf(spec, readings).map(file => ({ file, scope: 'file' as const })),
    ...(spec.conditionalFiles ?? []).flatMap(name => {
      const file = resolveFile(name, readings);
      return file === null ? [] : [{ file, scope: 'workspace' as const }];
    }),
  ];
}

/** Returns the override files that were found for a setting, in name order. */
export function profileFilesOf({ profileFiles }: SettingSpec, readings: Readings): readonly string[] {
  const start = profileFiles && resolveFile(profileFiles.folder, readings);
  return profileFiles && start ? filesIn(start, profileFiles.ending, readings.files) : [];
}

/** Returns the files directly in a folder that were looked for and found, in name order. */
function filesIn(folder: string, ending: string, files: Readings['files'] = new Map()): string[] {
  const start = /[\\/]$/.test(folder) ? folder : folder + (folder.includes('\\') ? '\\' : '/');
  const isOne = (file: string): boolean => {
    const name = file.slice(start.length);
    return file.startsWith(start) && name.endsWith(ending) && !/[\\/]/.test(name);
  };
  return [...files.keys()].filter(isOne).sort();
}

/** Returns what was read of a file; `absent` if nothing tried to read it. */
export function readingOf(readings: Readings, file: string): FileReading {
  return readings.files.get(file) ?? { kind: 'absent' };
}
