import type { FeatureId } from '../../../assistants/types.ts';
import type { Claim } from '../../../fidelity.ts';
import type { TypedKey } from '../../../settings/types.ts';
import type { Fact } from '../fact.ts';
import type { FrontFault } from './markdown/frontMatter.ts';
import type { ImportRule } from './markdown/imports.ts';

/** Where an agent looks for the files that it reads on its own. */
export type Place =
  /** The start folder; patterns that begin with `~/` are in the home folder. */
  | 'here'
  /** The start folder and each folder above it up to the root of the repository; without a repository only the start folder. */
  | 'up-to-root'
  | 'root-and-here'
  /** The root of the repository; nowhere without one. */
  | 'root-of-repository'
  /** The root of the repository to which a linked worktree belongs; nowhere otherwise. */
  | 'main-root'
  /** The folders between the start folder and the root of the repository. */
  | 'between'
  /**
   * Like `up-to-root`; without a repository up to the home folder, to the folder below it (the home folder never counts), or to the top.
   */
  | 'up-to-root-or-home'
  | 'up-to-root-or-under-home'
  | 'up-to-root-or-top'
  /** Like `up-to-root`, but one folder further up; without a repository up to the folder above the home folder. */
  | 'up-past-root'
  /** The start folder and each folder above it up to the top of the disk. */
  | 'up-to-top'
  /** The root of the repository; the start folder without one. */
  | 'root';

/** A condition on the front matter of a file. */
export type Condition =
  | { readonly key: string; readonly is: boolean | readonly (boolean | string)[] }
  /** A string that is more than white space, or not. */
  | { readonly key: string; readonly isText: boolean }
  /** Set, with a value of another type. */
  | { readonly key: string; readonly isNo: 'boolean' | 'string' | 'map' }
  | { readonly key: string; readonly isSet: boolean; readonly exceptIf?: string }
  /** Set, with any value other than this one. */
  | { readonly key: string; readonly isOtherThan: boolean | string }
  | { readonly key: string; readonly isLongerThan: number }
  /** A string that this pattern does not match. */
  | { readonly key: string; readonly lacks: RegExp }
  /** There is a key that is not in this list. */
  | { readonly keysBeside: readonly string[] }
  /** There is any key at all. */
  | { readonly hasFront: true }
  /** Patterns of the files that the rule is for; not met if all of them are in `all`, which means that the rule is for every file. */
  | { readonly key: string; readonly all: readonly string[]; readonly exceptIf?: string };

/** A setting in one of these files, the strongest first. */
export interface SettingOf {
  /** Relative to the start folder or to the folders of `place`, unless it begins with `~/`. */
  readonly files: readonly string[];
  readonly place?: Place;
  /** {@link eachEntry} stands for every key or list item, {@link startFolder} for the path of the start folder. */
  readonly key: readonly string[];
  /** If a file outside the home folder contains text that matches this, the product ignores its settings. */
  readonly refuses?: RegExp;
  /** If a file does not have this shape or is not strict JSON, the product ignores its settings. */
  readonly shape?: readonly TypedKey[];
}

/** A setting that has one of these values in the file that counts; `any`: that is set at all. */
export interface SettingIs extends SettingOf {
  readonly is: readonly (boolean | string)[] | 'any';
}

/** Facts that a setting removes from a request, or makes only possible. */
export interface FactSwitch extends SettingIs {
  readonly facts: readonly Fact[];
  readonly leaves: 'nothing' | 'possible';
}

/** A setting that switches off single files. Every file that contains it counts. */
export interface OffBy extends SettingOf {
  readonly form:
    | 'names'
    /** A map by name: an entry, or the value at `entry` below it, is one of the values. */
    | { readonly entry: readonly string[]; readonly values: readonly (boolean | string)[] }
    /** Strings such as `Agent(name)`. */
    | { readonly calls: readonly string[] }
    /** Maps with `enabled` and a `path` or `name`. */
    | 'paths'
    /** Verdicts by name pattern, of which the last match counts; entries of stronger files come after those of weaker ones. */
    | { readonly denies: string }
    /** Plugins of a marketplace, by `name@marketplace`: `on` sends only those that are true, `not-off` all but those that are false. */
    | { readonly plugins: 'on' | 'not-off' }
    /** Paths after `-` or `+` and globs after `!`, relative to the folder of the file with the setting. */
    | 'minus'
    /** Extensions by name, whose `overrides` switch them off (`!`) or on below folders; the last match counts. */
    | 'overrides';
}

/** Which of several files with the same name is sent. Rules with the same `of` share their names. */
export interface OneOfName {
  readonly of: string;
  /** The name in the front matter, or else of the file; or always that of the file (of its folder for `SKILL.md`). */
  readonly by: 'name' | 'file';
  /**
   * `first` and `last` in the order of the rules; `outermost`: the first, but within a folder the last file; `nearest`: the first rule,
   * and within it the nearest folder; `any`: not known.
   */
  readonly wins: 'first' | 'outermost' | 'last' | 'nearest' | 'any';
  /** Case does not matter. */
  readonly anyCase?: true;
}

/** The values of a setting that replace {@link setName} in patterns. A pattern with it names nothing if nothing is set. */
export interface NamesFromSetting extends SettingOf {
  readonly default?: readonly string[];
  /** Names that always count, in addition to those that are set. */
  readonly always?: readonly string[];
  /** The names of every file count, not only those of the strongest. */
  readonly isMerged?: true;
  /** Values to skip because they are not names, but patterns for names. */
  readonly skips?: RegExp;
  /** Relative paths start at the folder of the file that contains the setting, or this many folders above it. */
  readonly fromFile?: number;
  /** The names are in order of preference, like the patterns; otherwise every name counts. */
  readonly isPreference?: true;
}

/**
 * What keeps a product from recognizing front matter: a byte order mark before it, Windows line ends, blanks after the opening or closing
 * dashes, or blanks after the opening dashes only.
 */
export type FrontTrouble = 'mark' | 'crlf' | 'blanks' | 'blanks-at-start';

/** Which part of a file is sent. */
export type Part =
  /** All of it. */
  | 'text'
  /** Its front matter, which describes it; the rest follows when the model or the user asks for it. */
  | 'description'
  /** Names, descriptions and instructions of the MCP servers that it declares. */
  | 'servers'
  /** What the hooks that it declares print. */
  | 'hooks'
  /** Descriptions of the agents that it declares. */
  | 'agents'
  /** The text of one setting. */
  | 'setting'
  /** What a program says about the tools that it adds; the program itself is not sent. */
  | 'tools';

/** Files that an agent reads on its own and sends with the first request. One row of data. */
export interface FileRule {
  readonly place: Place;
  /** Patterns, of which only the first that names a file counts, in each folder. */
  readonly oneOf: readonly string[];
  /** In `oneOf`, a file without text is skipped in favour of the next one. */
  readonly passesEmpty?: true;
  /** A file that is not UTF-8 is skipped. */
  readonly needsUtf8?: true;
  /** A description that is not a string does not count. */
  readonly describesInText?: true;
  /** The first pattern that names a file in any of the folders counts for all folders. */
  readonly isOneForAll?: true;
  /** Every pattern of `oneOf` counts, but of files with the same name only the first. */
  readonly isByName?: true;
  /** Folders below `**` that are skipped. */
  readonly skipsFolders?: readonly string[];
  /** Names that begin with a dot: `all` treats them like any other; with `none`, `**` does not enter such folders either. */
  readonly dots?: 'all' | 'none';
  /** A folder that contains the last part of a pattern after `**` is not searched further. */
  readonly stopsAtFound?: true;
  /** Only files whose name, as `fileName` returns it, matches this. */
  readonly named?: RegExp;
  /** A YAML or JSON file next to it in which this key is false (`isSet`: is present at all) switches it off. */
  readonly offBeside?: { readonly file: string; readonly key: readonly string[]; readonly isSet?: true };
  /** Only if a file of this name is next to it. */
  readonly neededBeside?: string;
  /** Case does not matter in the last part of a pattern. */
  readonly anyCase?: true;
  /**
   * In a worktree inside the repository to which it belongs: `all` skips the folders of that repository around the worktree; `same-name`
   * skips files in its root that have the same name as a file in the root of the worktree.
   */
  readonly passesMain?: 'all' | 'same-name';
  readonly names?: NamesFromSetting;
  /** Not sent if one of these is in any of the folders. */
  readonly unlessAny?: readonly string[];
  /** Not certain if a file of this name is next to it, because in some versions of the product that file replaces it. */
  readonly doubtfulBeside?: string;
  /** Nothing of the rule is sent if one of these settings applies, or (`onlyIfSet`) if this one does not. */
  readonly unlessSet?: readonly SettingIs[];
  readonly onlyIfSet?: SettingIs;
  readonly part: Part;
  /** Only the names of a server's tools are sent with the first request; their descriptions follow when the model looks for them. */
  readonly describesToolsLater?: true;
  /** Features that send it, if not all features of the product do. */
  readonly only?: readonly FeatureId[];
  /** In a part of a configuration file: the key of the setting, or the key below which the servers, hooks or agents are. */
  readonly key?: readonly string[];
  /** A file whose text matches this is skipped. */
  readonly neverIfText?: RegExp;
  /** Not sent itself: only what it imports. */
  readonly sendsImportsOnly?: true;
  /** Sent later, when the work leads to it. */
  readonly laterIf?: readonly Condition[];
  /** Not certain, because the file alone does not say whether the product sends it. */
  readonly doubtfulIf?: readonly Condition[];
  /** Never sent on its own if one of these is met; `onlyIf`: unless all of these are met. */
  readonly neverIf?: readonly Condition[];
  readonly onlyIf?: readonly Condition[];
  /** The product does not recognize front matter with one of these. */
  readonly frontBreaksOn?: readonly FrontTrouble[];
  /** Empty lines may precede the front matter. */
  readonly frontMayFollowBlank?: true;
  /** Without a closing line, front matter extends to the end of the file. */
  readonly frontMayStayOpen?: true;
  /** A file whose front matter has one of these faults is skipped. */
  readonly dropsFront?: readonly FrontFault[];
  /** The least number of characters after the front matter. */
  readonly leastBody?: number;
  readonly oneOfName?: OneOfName;
  readonly offBy?: readonly OffBy[];
  /** Only the file with the name that is set here. */
  readonly chosenBy?: SettingOf;
  /** Globs of absolute paths that are skipped, imported or not. */
  readonly excludedBy?: SettingOf;
  /** Names of entries that make a folder the root, if this is set. */
  readonly rootMarkers?: SettingOf;
  /** Folders that are searched like the start folder; with `ifTrue`, only if that setting is true. */
  readonly alsoFrom?: SettingOf & { readonly ifTrue?: readonly string[] };
  readonly imports?: ImportRule;
  /** The most bytes for all files of the rule together; the rest is cut off. `setting`: replaces the number if set. */
  readonly limit?: { readonly bytes: number; readonly setting?: SettingOf };
  /** Not certain if all files that share this room have more characters together: some are cut, or only named. */
  readonly room?: { readonly of: string; readonly characters: number };
  /** The most lines of each file. */
  readonly lines?: number;
  /**
   * Links are skipped: all, or only those to folders or to files. `asksLinksOutside`: a link that leads outside the start folder needs
   * the user's consent.
   */
  readonly ignoresLinks?: true | 'folders' | 'files';
  readonly asksLinksOutside?: true;
  /** A file outside the repository (without one, outside the start folder) is skipped. */
  readonly staysInside?: true;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** In keys: every key of an object and every item of a list. */
export const eachEntry = '<each>';

/** In keys: the absolute path of the start folder, or of the repository's root. */
export const startFolder = '<folder>';

/** In patterns: a name from a setting. */
export const setName = '<name>';

/** In patterns: the absolute path of the repository's root, in the form that Claude Code uses for a folder name. */
export const slugOfRoot = '<root-slug>';

/** In patterns: the path of the repository to which a worktree belongs, in the form of {@link slugOfRoot}. */
export const slugOfMain = '<main-slug>';
