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
      /** It is, or is in, a symbolic link: it is read, but never written. */
      readonly isLinked?: true;
      /** It is not root's, or others can write it; not told on Windows. */
      readonly isLoose?: true;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: Message };

/** A setting by scope, as VS Code's `inspect` gives it. Values come from settings files: anything may be in them. */
export interface InspectedSetting {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
  readonly policyValue?: unknown;
}

/** A file that sets environment variables for what is started from a shell. */
export interface ProfileFile {
  /** Absolute. */
  readonly file: string;
  readonly dialect: ShellDialect;
}

/** An editor with settings of its own. */
export interface InstalledEditor {
  /** `VSCodium (Flatpak)`. */
  readonly name: string;
  /** Its user settings; the file need not be there. Absolute. */
  readonly userFile: string;
  /** The product of the catalogue that it is, whose own rows tell of it: other editors share the rows of VS Code. */
  readonly product?: string;
  /** It is the far end of a remote window: what it does not set, the editor before the person sets. */
  readonly isRemote?: true;
}

/** A key of a file of another product from which a policy of the editor takes its value. */
export interface PolicyKey {
  readonly keyPath: readonly string[];
  /** A value of another type says nothing. */
  readonly type: 'boolean' | 'string';
  /** The one value that says something; absent: every one. */
  readonly only?: SettingValue;
  /** What the policy then is; absent: the value itself. */
  readonly becomes?: SettingValue;
}

/** A file in which an administrator lays down policies of the editor. */
export interface PolicyFile {
  /** Absolute. */
  readonly file: string;
  /** The keys that count, by the name of the policy, the one that wins first. Absent: the names of policies are the keys. */
  readonly keys?: Readonly<Record<string, readonly PolicyKey[]>>;
  /** It is a property list, and the editor makes policies of it in this way. */
  readonly preferences?: PreferenceDomain;
}

/** Everything that setting states are made from. Collected by `node/settings`; core reads nothing else. */
export interface Readings {
  /** Absolute, in the platform's own writing. */
  readonly home: string;
  readonly workspace: string | null;
  readonly platform: string;
  /** Where folders of the home folder really are, by their usual name (`~/.codex/`), where a variable moved them. */
  readonly moved?: Readonly<Record<string, string>>;
  /** By absolute path. A path that is not here was not looked at and counts as absent. */
  readonly files: ReadonlyMap<string, FileReading>;
  /** The variables that settings name; others are not collected. */
  readonly environment: Readonly<Record<string, string>>;
  /** Start files of the person's shell, the one that wins first. */
  readonly profiles?: readonly ProfileFile[];
  /** Where a new variable is written; it need not be there yet. Null, or missing: not known. */
  readonly newVariables?: ProfileFile | null;
  readonly editor: {
    /** The editor's own settings.json; null where no editor was found. */
    readonly userFile: string | null;
    /** A file that ends with `.code-workspace` keeps settings below a key of its own; see {@link isWorkspaceFile}. */
    readonly workspaceFile: string | null;
    /** The settings.json of the one folder, which wins, where several are open. */
    readonly folderFile?: string | null;
    /** Files in which an administrator lays down policies of the editor, the one that wins first. */
    readonly policyFiles?: readonly PolicyFile[];
    /** Every editor on the machine, that of `userFile` first. Absent: there is no other one. */
    readonly installed?: readonly InstalledEditor[];
  };
  /** From a running editor. Without it the editor's files are read. */
  readonly vscode?: ReadonlyMap<string, InspectedSetting>;
}

/**
 * Whether a file describes a window of several folders. VS Code keeps the window's settings there, below `settings`, and
 * reads of each folder's settings.json what may differ by folder (code.visualstudio.com/docs/editor/multi-root-workspaces,
 * read 2026-11-21).
 */
export function isWorkspaceFile(file: string): boolean {
  return file.endsWith('.code-workspace');
}

export type Folders = Pick<Readings, 'home' | 'workspace' | 'moved'>;

/** The folder that a name like `~/x` or `./x` begins in, and the rest of it; null for `./` where no folder is open. */
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

/** The absolute path of `~/x` or `./x`; null for the latter where no folder is open. */
export function resolveFile(file: string, folders: Folders): string | null {
  const root = rootOf(file, folders);
  if (root === null) return null;
  const separator = root.folder.includes('\\') ? '\\' : '/';
  return root.folder.replace(/[\\/]+$/, '') + separator + root.rest.replaceAll('/', separator);
}

/** A file that a product reads for a setting. Those of the scopes `policy` and `system` are never written. */
export interface Candidate {
  readonly file: string;
  /** It is a property list, and its program makes settings of it in this way. */
  readonly preferences?: PreferenceDomain;
  readonly scope: 'policy' | 'workspace' | 'file' | 'system';
}

/** The files that may hold a setting, the one that wins first. Those of other systems are among them. */
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
  // What a relative path begins in is not known here.
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

/** Where macOS keeps values that an administrator forces on the product of a setting. */
function forcedValues(
  { managedPreferences = [] }: SettingSpec,
  { home, platform }: Pick<Readings, 'home' | 'platform'>,
): readonly Candidate[] {
  if (platform !== 'darwin') return [];
  return managedPreferences.flatMap(preferences =>
    preferenceFiles(preferences, home).map(file => ({ file, preferences, scope: 'policy' as const })),
  );
}

/** The files in a workspace folder that the product of a setting reads in any case, the one that wins first. */
function workspaceFilesOf({ workspaceFiles, workspaceFile }: SettingSpec): readonly string[] {
  return workspaceFiles ?? (workspaceFile === undefined ? [] : [workspaceFile]);
}

/** Files that may undo a setting: those of overrides, in name order, and those that count in a trusted folder. */
export function undoingFilesOf(spec: SettingSpec, readings: Readings): readonly Candidate[] {
  return [
    ...profileFilesOf(spec, readings).map(file => ({ file, scope: 'file' as const })),
    ...(spec.conditionalFiles ?? []).flatMap(name => {
      const file = resolveFile(name, readings);
      return file === null ? [] : [{ file, scope: 'workspace' as const }];
    }),
  ];
}

/** The files of overrides that were found for a setting, in name order. */
export function profileFilesOf({ profileFiles }: SettingSpec, readings: Readings): readonly string[] {
  const start = profileFiles && resolveFile(profileFiles.folder, readings);
  return profileFiles && start ? filesIn(start, profileFiles.ending, readings.files) : [];
}

/** Files right in a folder that were looked for there and found, in name order. */
function filesIn(folder: string, ending: string, files: Readings['files'] = new Map()): string[] {
  const start = /[\\/]$/.test(folder) ? folder : folder + (folder.includes('\\') ? '\\' : '/');
  const isOne = (file: string): boolean => {
    const name = file.slice(start.length);
    return file.startsWith(start) && name.endsWith(ending) && !/[\\/]/.test(name);
  };
  return [...files.keys()].filter(isOne).sort();
}

/** What was read of a file; `absent` where nothing tried to read it. */
export function readingOf(readings: Readings, file: string): FileReading {
  return readings.files.get(file) ?? { kind: 'absent' };
}
