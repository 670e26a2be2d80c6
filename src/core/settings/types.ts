import type { TrafficClass } from '../assistants/trafficClass.ts';
import type { Fidelity, Source } from '../fidelity.ts';
import type { Message } from '../message.ts';

/** A value as configuration formats know it. */
export type SettingValue = string | number | boolean | null | readonly SettingValue[] | SettingObject;
export interface SettingObject {
  readonly [key: string]: SettingValue;
}

/** How far hardening goes; each level holds those before it. */
export const hardeningLevels = ['recommended', 'strict', 'off'] as const;
export type HardeningLevel = (typeof hardeningLevels)[number];

/** Where a setting lives. */
export type SettingKind = 'vscode-setting' | 'json-file' | 'toml-file' | 'yaml-file' | 'env' | 'account';

/** Absolute paths by `process.platform`; a system that is not named has none. */
export type SystemFiles = Readonly<Partial<Record<string, readonly string[]>>>;

/** How macOS hands values to a program: as they are, objects as JSON texts, all as texts, or a whole file in base64. */
export interface PreferenceDomain {
  readonly domain: string;
  readonly form: 'native' | 'json-texts' | 'texts' | 'base64';
  /** The key that holds the file, for `base64`. */
  readonly key?: string;
}

/** A key of a file whose values must be of one type, or the product drops the file. */
export interface TypedKey {
  readonly path: readonly string[];
  /** `strings`: a list of texts; `texts`: an object whose values are texts. */
  readonly type: 'boolean' | 'string' | 'number' | 'integer' | 'strings' | 'texts' | 'object';
  /** The smallest number that is accepted. */
  readonly minimum?: number;
}

/** A table whose entry of the selected name wins over the rest of the file: `profile = "work"` and `[profiles.work]`. */
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
  /** Configuration file for the file kinds; `~/` is the home folder, `./` the workspace folder. First existing one counts. */
  readonly files?: readonly string[];
  /** The file in a workspace folder (`./`) that the product reads too and that wins; measured to take effect there. */
  readonly workspaceFile?: string;
  /** Every file in a workspace folder that it reads, the one that wins first. Absent: `workspaceFile` alone. */
  readonly workspaceFiles?: readonly string[];
  /**
   * Files in a workspace folder that count only where the product trusts the folder: they are never relied on, and told where
   * they undo what the other files say.
   */
  readonly conditionalFiles?: readonly string[];
  /** The variable that names one more file of the person, which wins over `files`. */
  readonly filesVariable?: string;
  /** The variable whose text is such a file, and wins over those of the workspace folder. */
  readonly contentVariable?: string;
  /** Path of the key inside the file, for the file kinds. */
  readonly keyPath?: readonly string[];
  /** Files of an administrator, which win over all others and are never written. */
  readonly managedFiles?: SystemFiles;
  /** Domains of macOS in which an administrator forces values (MDM), before those files. */
  readonly managedPreferences?: readonly PreferenceDomain[];
  /** Forced values take the place of these files as a whole. */
  readonly preferencesReplaceFiles?: true;
  /** Folders of the administrator whose JSON files add to those, the last in name order first. */
  readonly managedFolders?: SystemFiles;
  /** What a file of the administrator says counts before the variable in the environment. */
  readonly managedWins?: true;
  /** The variable that names another file of the administrator. */
  readonly managedFilesVariable?: string;
  /** The variable that names another folder for these files. */
  readonly managedFolderVariable?: string;
  /** The product skips such a file unless it is root's and nobody else can write it. */
  readonly managedByRootOnly?: true;
  /** Files for all users of the machine, below those of the person; never written. */
  readonly systemFiles?: SystemFiles;
  /** Where the product keeps named sets of overrides inside the file. */
  readonly profiles?: ProfileTable;
  /** Files of overrides that a flag of the product chooses: those of the folder whose names have that ending. */
  readonly profileFiles?: { readonly folder: string; readonly ending: string };
  /** What the product demands of the file as a whole: one value of another type, and it ignores all of it. */
  readonly shape?: readonly TypedKey[];
  /** What holds when nobody set it; undefined where not known. */
  readonly default?: SettingValue;
  /** The advised value; undefined where there is nothing to write (an account's choice). */
  readonly hardened?: SettingValue;
  /**
   * `recommended`: no feature in use is lost; `strict`: more privacy for what the tool does less well; `off`: it
   * switches an assistant or one of its features off, which is another choice than privacy.
   */
  readonly level: HardeningLevel;
  /** An environment variable that wins over the file when it is set. */
  readonly environment?: string;
  /**
   * Dotenv files from which the product takes its variables, the one that wins first. They count where the environment does
   * not set the variable, or before it with `environmentFilesWin`.
   */
  readonly environmentFiles?: readonly string[];
  readonly environmentFilesWin?: true;
  /** The product reads only the first of them that is there. */
  readonly environmentFilesAreOne?: true;
  /** A file of the product that has an object of variables at `keyPath`: `env` in the settings of Claude Code. */
  readonly variablesIn?: SettingFiles & { readonly keyPath: readonly string[] };
  /** People set it and the product does not read it, or it does less than its name says: shown with that, never advised. */
  readonly ineffective?: true;
  /** The switch is on as soon as it is set, whatever the value: `0` and `false` switch it on too. */
  readonly presenceOnly?: true;
  /** Hardened means that nobody sets it: there is nothing to write, only to remove by hand. */
  readonly shouldBeUnset?: true;
  /** Further words that the setting may be, besides those that settings share; others are not shown. */
  readonly words?: readonly string[];
  /** Other values that are as good as the hardened one. */
  readonly accepts?: readonly SettingValue[];
  /**
   * How a value is measured by the hardened one, where it need not be the same: `at-most`: a number that is no greater;
   * `within`: a list without other entries; `host`: an address on one of these hosts.
   */
  readonly comparison?: 'at-most' | 'within' | 'host';
  /** Further texts that are as good in the variable, and not in the file, where a text is of the wrong type. */
  readonly environmentAccepts?: readonly string[];
  /** Shown and never written: an old name, or a switch that is known by name only. */
  readonly reportOnly?: true;
  /** How the hardened value joins what is there: a list gains the missing entries, an object the missing keys. */
  readonly merge?: 'list' | 'object';
  /** The entries of the object are patterns, and the last that matches decides, so their order counts. */
  readonly lastMatchDecides?: true;
  /** Programs without which the hardened value breaks the product on Linux. */
  readonly needsCommands?: readonly string[];
  /** Variables without which the hardened value keeps the product from starting. */
  readonly needsVariables?: readonly string[];
  /** The product reads strict JSON: one comment or trailing comma, and it drops the whole file. */
  readonly strictJson?: true;
  /** The name of the group policy that can lock it, where there is one. */
  readonly policy?: string;
  /** For choices in an account: the page where they are made. */
  readonly page?: string;
  /** For VS Code settings: the narrowest scope that accepts it, as measured. */
  readonly scope?: 'application' | 'machine' | 'window' | 'resource';
  /**
   * VS Code asks to reload the window when it changes: its `SettingsChangeRelauncher` (relauncher.contribution.ts) names it,
   * as read in 1.96.4 and 1.139.1, 2026-11-29.
   */
  readonly asksForReload?: true;
  readonly trafficClass: TrafficClass;
  /** Hosts that fall silent with the hardened value; empty where not known. */
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
  /** The value in force as `shownValue` lets it through, or null where unknown. */
  readonly value: SettingValue;
  readonly state: SettingStateKind;
  /** `default`, `user`, `workspace`, `folder`, `policy`, `env`, `profile` (a shell's start file), `system` or `file`. */
  readonly scope: string | null;
  /** Where it is set: an absolute path, and the 1-based line where known. */
  readonly file: string | null;
  readonly line?: number;
  readonly problem?: Message;
  /** The editor whose settings say so, where there are several on the machine that do not all say the same. */
  readonly editor?: string;
  /** Names of the folders for which it is so, where several are open and it is not so for all of them. */
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
  /** What the setting is before. */
  readonly state: SettingState;
  readonly assistant: string;
  readonly key: string;
  readonly from: SettingValue | undefined;
  readonly to: SettingValue;
  readonly why: Message;
}

/** A setting that should change and cannot be written. */
export interface SkippedSetting {
  readonly assistant: string;
  readonly key: string;
  readonly why: Message;
}

/** A list of edits, previewed, applied as a whole, undone as a whole. */
export interface Plan {
  readonly edits: readonly FileEdit[];
  /** Settings that should change but cannot be written here, each with its reason. */
  readonly skipped: readonly SkippedSetting[];
  /** Files with an error, each with its place: nothing in them can be hardened before a person fixes that. */
  readonly broken?: readonly Message[];
  /** Texts of the files that are never printed, also where nothing recognises them as secrets. */
  readonly hides?: readonly string[];
}

/** A product as its settings are reported: found on the machine, whether or not it sends code. */
export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly SettingSpec[];
}
