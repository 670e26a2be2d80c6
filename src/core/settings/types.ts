import type { TrafficClass } from '../assistants/trafficClass.ts';
import type { Fidelity, Source } from '../fidelity.ts';
import type { Message } from '../message.ts';

/** A value in a configuration format. */
export type SettingValue = string | number | boolean | null | readonly SettingValue[] | SettingObject;
export interface SettingObject {
  readonly [key: string]: SettingValue;
}

/** How far hardening goes; each level includes the levels before it. */
export const hardeningLevels = ['recommended', 'strict', 'off'] as const;
export type HardeningLevel = (typeof hardeningLevels)[number];

/** Where a setting is stored. */
export type SettingKind = 'vscode-setting' | 'json-file' | 'toml-file' | 'yaml-file' | 'env' | 'account';

/** Absolute paths by `process.platform`; a system that is not listed has none. */
export type SystemFiles = Readonly<Partial<Record<string, readonly string[]>>>;

/** How macOS passes values to a program: unchanged, objects as JSON strings, everything as strings, or a whole file in base64. */
export interface PreferenceDomain {
  readonly domain: string;
  readonly form: 'native' | 'json-texts' | 'texts' | 'base64';
  /** The key with the file, for `base64`. */
  readonly key?: string;
}

/** A key whose value must have this type; otherwise the product ignores the whole file. */
export interface TypedKey {
  readonly path: readonly string[];
  /** `strings`: a list of strings; `texts`: an object whose values are strings. */
  readonly type: 'boolean' | 'string' | 'number' | 'integer' | 'strings' | 'texts' | 'object';
  /** The smallest number accepted. */
  readonly minimum?: number;
}

/** A table of which the selected entry wins over the rest of the file: `profile = "work"` and `[profiles.work]`. */
export interface ProfileTable {
  readonly selector: readonly string[];
  readonly table: readonly string[];
}

/** The files in which a product keeps settings, and how. */
export type SettingFiles = Pick<
  SettingSpec,
  | 'files'
  | 'workspaceFile'
  | 'workspaceFiles'
  | 'managedFiles'
  | 'managedPreferences'
  | 'preferencesReplaceFiles'
  | 'managedFolders'
  | 'strictJson'
  | 'shape'
>;

/** One outbound or privacy setting of an assistant: data with a source. */
export interface SettingSpec {
  /** As its product names it: `telemetry.telemetryLevel`, `DISABLE_TELEMETRY`, `otel.exporter`. */
  readonly key: string;
  readonly kind: SettingKind;
  /** Configuration files for the file kinds; `~/` is the home folder, `./` the workspace folder. The first existing one counts. */
  readonly files?: readonly string[];
  /** The file in a workspace folder (`./`) that the product reads too and that wins; measured to take effect there. */
  readonly workspaceFile?: string;
  /** Every file in a workspace folder that the product reads, the one that wins first. Absent: only `workspaceFile`. */
  readonly workspaceFiles?: readonly string[];
  /**
   * Files in a workspace folder that count only if the product trusts the folder. We never rely on them, but report them if they undo
   * what the other files say.
   */
  readonly conditionalFiles?: readonly string[];
  /** The variable that names one more file of the user, which wins over `files`. */
  readonly filesVariable?: string;
  /** The variable whose text is the content of such a file; it wins over the files of the workspace folder. */
  readonly contentVariable?: string;
  /** Path of the key inside the file, for the file kinds. */
  readonly keyPath?: readonly string[];
  /** Files of an administrator, which win over all others and are never written. */
  readonly managedFiles?: SystemFiles;
  /** Domains of macOS in which an administrator forces values (MDM); they win over `managedFiles`. */
  readonly managedPreferences?: readonly PreferenceDomain[];
  /** Forced values replace the administrator's files altogether. */
  readonly preferencesReplaceFiles?: true;
  /** Folders of the administrator whose JSON files are added to those files, the last in name order first. */
  readonly managedFolders?: SystemFiles;
  /** The administrator's file wins over the variable in the environment. */
  readonly managedWins?: true;
  /** The variable that names a replacement for the administrator's files. */
  readonly managedFilesVariable?: string;
  /** The variable that names another folder for these files. */
  readonly managedFolderVariable?: string;
  /** The product ignores such a file unless it belongs to root and nobody else can write it. */
  readonly managedByRootOnly?: true;
  /** Files for all users of the machine, which lose to those of the user; never written. */
  readonly systemFiles?: SystemFiles;
  /** Where the product keeps named sets of overrides inside the file. */
  readonly profiles?: ProfileTable;
  /** Override files that are chosen by a flag of the product: those in the folder whose names have this ending. */
  readonly profileFiles?: { readonly folder: string; readonly ending: string };
  /** What the product requires of the file as a whole: if one value has another type, it ignores the whole file. */
  readonly shape?: readonly TypedKey[];
  /** The value if nobody has set it; undefined if not known. */
  readonly default?: SettingValue;
  /** The advised value; undefined if there is nothing to write (an account's choice). */
  readonly hardened?: SettingValue;
  /**
   * `recommended`: no feature in use is lost; `strict`: more privacy, but the tool works less well; `off`: switches an assistant or one of
   * its features off, which is a different choice than privacy.
   */
  readonly level: HardeningLevel;
  /** An environment variable that wins over the file when it is set. */
  readonly environment?: string;
  /**
   * Dotenv files from which the product takes its variables, the one that wins first. They count if the environment does not set the
   * variable, or before the environment with `environmentFilesWin`.
   */
  readonly environmentFiles?: readonly string[];
  readonly environmentFilesWin?: true;
  /** The product reads only the first of them that exists. */
  readonly environmentFilesAreOne?: true;
  /** A file of the product with an object of variables at `keyPath`: `env` in the settings of Claude Code. */
  readonly variablesIn?: SettingFiles & { readonly keyPath: readonly string[] };
  /** People set it, but the product does not read it, or it does less than its name says. Shown with that note, never advised. */
  readonly ineffective?: true;
  /** The switch is on as soon as it is set, whatever the value: `0` and `false` switch it on too. */
  readonly presenceOnly?: true;
  /** Hardened means that it is not set: there is nothing to write, only something to remove by hand. */
  readonly shouldBeUnset?: true;
  /** Further words that the setting accepts, besides those that settings share; other words are not shown. */
  readonly words?: readonly string[];
  /** Other values that are as good as the hardened one. */
  readonly accepts?: readonly SettingValue[];
  /**
   * How a value is compared with the hardened one if it need not be equal. `at-most`: a number that is not greater; `within`: a list
   * without other entries; `host`: an address on one of these hosts.
   */
  readonly comparison?: 'at-most' | 'within' | 'host';
  /** Further strings that are as good in the variable, but not in the file, where a string has the wrong type. */
  readonly environmentAccepts?: readonly string[];
  /** Shown but never written: an old name, or a switch of which only the name is known. */
  readonly reportOnly?: true;
  /** How the hardened value is merged with an existing one: a list gains the missing entries, an object the missing keys. */
  readonly merge?: 'list' | 'object';
  /** The entries of the object are patterns, and the last match decides, so their order counts. */
  readonly lastMatchDecides?: true;
  /** Programs that the hardened value needs on Linux; without them it breaks the product. */
  readonly needsCommands?: readonly string[];
  /** Variables that the hardened value needs; without them the product does not start. */
  readonly needsVariables?: readonly string[];
  /** The product reads strict JSON: because of one comment or trailing comma, it drops the whole file. */
  readonly strictJson?: true;
  /** The name of the group policy that can lock it, if there is one. */
  readonly policy?: string;
  /** For choices in an account: the page where they are made. */
  readonly page?: string;
  /** For VS Code settings: the narrowest scope that accepts it, as measured. */
  readonly scope?: 'application' | 'machine' | 'window' | 'resource';
  /**
   * VS Code asks to reload the window when it changes, because its `SettingsChangeRelauncher` (relauncher.contribution.ts) lists it, as
   * read in 1.96.4 and 1.139.1, 2026-11-29.
   */
  readonly asksForReload?: true;
  readonly trafficClass: TrafficClass;
  /** Hosts that get no more requests with the hardened value; empty if not known. */
  readonly hosts: readonly string[];
  /** What it does, and what the hardened value costs. */
  readonly effect: Message;
  readonly cost?: Message;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** What was found for one setting on this machine. */
export type SettingStateKind =
  'hardened' | 'weak' | 'default' | 'unset' | 'malformed' | 'unreadable' | 'locked' | 'account' | 'ineffective';

export interface SettingState {
  readonly assistant: string;
  readonly spec: SettingSpec;
  /** The value in force, as returned by `shownValue`; null if unknown. */
  readonly value: SettingValue;
  readonly state: SettingStateKind;
  /** `default`, `user`, `workspace`, `folder`, `policy`, `env`, `profile` (a shell's start file), `system` or `file`. */
  readonly scope: string | null;
  /** Where it is set: an absolute path, and the 1-based line if known. */
  readonly file: string | null;
  readonly line?: number;
  readonly problem?: Message;
  /** The editor whose settings say so, if there are several on the machine that do not all agree. */
  readonly editor?: string;
  /** Names of the folders with this state, if several are open and they do not all have it. */
  readonly folders?: readonly string[];
}

/** One change to one file. `before` null: the file does not exist yet. */
export interface FileEdit {
  readonly file: string;
  readonly before: string | null;
  readonly after: string;
  readonly changes: readonly PlannedChange[];
}

export interface PlannedChange {
  /** The state of the setting before the change. */
  readonly state: SettingState;
  readonly assistant: string;
  readonly key: string;
  readonly from: SettingValue | undefined;
  readonly to: SettingValue;
  readonly why: Message;
}

/** A setting that should change but cannot be written. */
export interface SkippedSetting {
  readonly assistant: string;
  readonly key: string;
  readonly why: Message;
}

/** A list of edits that is previewed, applied and undone as a whole. */
export interface Plan {
  readonly edits: readonly FileEdit[];
  /** Settings that should change but cannot be written here, each with its reason. */
  readonly skipped: readonly SkippedSetting[];
  /** Files with an error, each with its place: nothing in them can be hardened until the user fixes that. */
  readonly broken?: readonly Message[];
  /** Texts of the files that must never be printed, even if nothing recognises them as secrets. */
  readonly hides?: readonly string[];
}

/** A product whose settings are reported: found on the machine, whether or not it sends code. */
export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly SettingSpec[];
}
