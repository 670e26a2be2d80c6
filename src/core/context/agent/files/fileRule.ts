import type { FeatureId } from '../../../assistants/types.ts';
import type { Claim } from '../../../fidelity.ts';
import type { TypedKey } from '../../../settings/types.ts';
import type { Fact } from '../fact.ts';
import type { FrontFault } from './markdown/frontMatter.ts';
import type { ImportRule } from './markdown/imports.ts';

/** The location of files that an agent reads unprompted. */
export type Place =
  /** Patterns from the start folder; one that begins with `~/` from the home folder. */
  | 'here'
  /** In the start folder and each one above, up to the root of the repository; without a repository only there. */
  | 'up-to-root'
  | 'root-and-here'
  /** In the root of the repository; nowhere without one. */
  | 'root-of-repository'
  /** In the root of the repository that a second worktree belongs to; nowhere else. */
  | 'main-root'
  /** In the folders between the start folder and the root of the repository. */
  | 'between'
  /** As `up-to-root`; without a repository up to the home folder, to the one below it (the home folder never counts), or to the top. */
  | 'up-to-root-or-home'
  | 'up-to-root-or-under-home'
  | 'up-to-root-or-top'
  /** One folder further up; without a repository up to the folder above the home folder. */
  | 'up-past-root'
  /** Up to the top of the disk. */
  | 'up-to-top'
  /** In the root of the repository; the start folder without one. */
  | 'root';

/** A reason in the front matter not to send a file at once. */
export type Condition =
  | { readonly key: string; readonly is: boolean | readonly (boolean | string)[] }
  /** A text that is more than blanks, or not. */
  | { readonly key: string; readonly isText: boolean }
  /** There, with a value of another type. */
  | { readonly key: string; readonly isNo: 'boolean' | 'string' | 'map' }
  | { readonly key: string; readonly isSet: boolean; readonly exceptIf?: string }
  /** There, with any value but this one. */
  | { readonly key: string; readonly isOtherThan: boolean | string }
  | { readonly key: string; readonly isLongerThan: number }
  /** A text without this pattern. */
  | { readonly key: string; readonly lacks: RegExp }
  /** There is a key that is not among these. */
  | { readonly keysBeside: readonly string[] }
  /** There is any key at all. */
  | { readonly hasFront: true }
  /** Patterns of files that the rule is for, unless all files are meant, by one of `all`. */
  | { readonly key: string; readonly all: readonly string[]; readonly exceptIf?: string };

/** A setting in one of these files, the strongest first. */
export interface SettingOf {
  /** What does not begin with `~/` is in the start folder, or in the folders of `place`. */
  readonly files: readonly string[];
  readonly place?: Place;
  /** {@link eachEntry} stands for every key or place of a list, {@link startFolder} for the path of the start folder. */
  readonly key: readonly string[];
  /** A file with a text like this outside of the home folder has no settings for the product. */
  readonly refuses?: RegExp;
  /** A file that breaks this, or that is no strict JSON, has no settings for the product. */
  readonly shape?: readonly TypedKey[];
}

/** A setting that has one of these values, wherever it counts; `any`: that is set at all. */
export interface SettingIs extends SettingOf {
  readonly is: readonly (boolean | string)[] | 'any';
}

/** Facts that a setting keeps out of a request, or out of its certain part. */
export interface FactSwitch extends SettingIs {
  readonly facts: readonly Fact[];
  readonly leaves: 'nothing' | 'possible';
}

/** A setting that switches single files off. Every file that has it counts. */
export interface OffBy extends SettingOf {
  readonly form:
    | 'names'
    /** By the name: one of the values, or below it at `entry`. */
    | { readonly entry: readonly string[]; readonly values: readonly (boolean | string)[] }
    /** Texts such as `Agent(name)`. */
    | { readonly calls: readonly string[] }
    /** Maps with `enabled` and a `path` or `name`. */
    | 'paths'
    /** Verdicts by patterns of names, of which the last that fits counts: of the strongest file, and in it the last. */
    | { readonly denies: string }
    /** Plugins of a marketplace, by `name@marketplace`: only what is true, or all but what is false. */
    | { readonly plugins: 'on' | 'not-off' }
    /** Paths behind `-` or `+` and globs behind `!`, from the folder of the file with the setting. */
    | 'minus'
    /** Extensions by name, whose `overrides` switch them off (`!`) or on below folders; the last that fits counts. */
    | 'overrides';
}

/** Which of several files with one name is sent. Rules with the same `of` share their names. */
export interface OneOfName {
  readonly of: string;
  /** The name in the front matter, else that of the file; or always that of the file (of its folder for `SKILL.md`). */
  readonly by: 'name' | 'file';
  /** In the order of the rules; `outermost`: so, but in one folder the last file; `nearest`: the first rule, and in it the folder that is nearest; `any`: nobody can say. */
  readonly wins: 'first' | 'outermost' | 'last' | 'nearest' | 'any';
  /** Capitals do not matter. */
  readonly anyCase?: true;
}

/** What a person puts for {@link setName} in patterns. A pattern with it names nothing where nothing is set. */
export interface NamesFromSetting extends SettingOf {
  readonly default?: readonly string[];
  /** Names that count in addition to those that are set. */
  readonly always?: readonly string[];
  /** The names of every file count, and not only those of the strongest. */
  readonly isMerged?: true;
  /** Values that are no names, but patterns for others. */
  readonly skips?: RegExp;
  /** Paths start at the folder of the file that has the setting, or so many folders above it. */
  readonly fromFile?: number;
  /** In order of preference, as the patterns are; else every one counts. */
  readonly isPreference?: true;
}

/**
 * What keeps a product from reading front matter: a byte order mark before it, line ends of Windows, blanks behind its dashes,
 * or behind those alone that it begins with.
 */
export type FrontTrouble = 'mark' | 'crlf' | 'blanks' | 'blanks-at-start';

/** What is sent of a file. */
export type Part =
  /** All of it. */
  | 'text'
  /** Its front matter, which describes it; the rest when the model or a person asks for it. */
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
  /** Patterns; `oneOf`: only the first that names a file counts, in each folder. */
  readonly oneOf: readonly string[];
  /** Of `oneOf` a file without text is passed over for the next one. */
  readonly passesEmpty?: true;
  /** What is no UTF-8 is passed over. */
  readonly needsUtf8?: true;
  /** A description that is not text does not count. */
  readonly describesInText?: true;
  /** The first pattern that names a file in any of the folders counts, for all of them. */
  readonly isOneForAll?: true;
  /** Every pattern of `oneOf` counts, but of files with the same name only the first. */
  readonly isByName?: true;
  /** Folders below `**` that are passed over. */
  readonly skipsFolders?: readonly string[];
  /** Names that begin with a dot: `all` counts them as any others, `none` not even as folders below `**`. */
  readonly dots?: 'all' | 'none';
  /** A folder that holds the last part of a pattern behind double stars is not looked into further. */
  readonly stopsAtFound?: true;
  /** Only files with such a name, without its ending. */
  readonly named?: RegExp;
  /** A YAML or JSON file next to it in which this is false, or is there at all, switches it off. */
  readonly offBeside?: { readonly file: string; readonly key: readonly string[]; readonly isSet?: true };
  /** Only where a file of this name is next to it. */
  readonly neededBeside?: string;
  /** Capitals do not matter in the last part of a pattern. */
  readonly anyCase?: true;
  /**
   * In a worktree within the repository that it belongs to, the folders of the repository around it are passed over; or in its
   * root what has the name of a file in the root of the worktree.
   */
  readonly passesMain?: 'all' | 'same-name';
  readonly names?: NamesFromSetting;
  /** Not sent where one of these is in any of the folders. */
  readonly unlessAny?: readonly string[];
  /** Not certain where a file of this name is next to it, which takes its place in some versions of the product. */
  readonly doubtfulBeside?: string;
  /** Nothing of the rule is sent where one of these settings says so, or unless this one does. */
  readonly unlessSet?: readonly SettingIs[];
  readonly onlyIfSet?: SettingIs;
  readonly part: Part;
  /** Of the tools of a server only names are sent with the first request, and what describes them once the model looks for them. */
  readonly describesToolsLater?: true;
  /** Features that send it, where not all of the product do. */
  readonly only?: readonly FeatureId[];
  /** In a part of a configuration file: the key of the setting, or that below which servers and such are. */
  readonly key?: readonly string[];
  /** A file with such a text is passed over. */
  readonly neverIfText?: RegExp;
  /** Not sent itself: only what it imports. */
  readonly sendsImportsOnly?: true;
  /** Sent later, when the work leads to it. */
  readonly laterIf?: readonly Condition[];
  /** Not certain, for what is asked cannot be known from the file. */
  readonly doubtfulIf?: readonly Condition[];
  /** Never sent on its own; `onlyIf`: unless all of these hold. */
  readonly neverIf?: readonly Condition[];
  readonly onlyIf?: readonly Condition[];
  /** The product does not see front matter with one of these. */
  readonly frontBreaksOn?: readonly FrontTrouble[];
  /** Empty lines may be before front matter. */
  readonly frontMayFollowBlank?: true;
  /** Without a line that ends it, front matter reaches to the end of the file. */
  readonly frontMayStayOpen?: true;
  /** A file whose front matter has one of these faults is passed over. */
  readonly dropsFront?: readonly FrontFault[];
  /** Characters that must follow the front matter. */
  readonly leastBody?: number;
  readonly oneOfName?: OneOfName;
  readonly offBy?: readonly OffBy[];
  /** Only the file with the name that is set. */
  readonly chosenBy?: SettingOf;
  /** Globs of absolute paths that are passed over, imported or not. */
  readonly excludedBy?: SettingOf;
  /** Names of entries that make a folder the root, where they are set. */
  readonly rootMarkers?: SettingOf;
  /** Folders that are looked at as the start folder is; `ifTrue`: where this setting is true. */
  readonly alsoFrom?: SettingOf & { readonly ifTrue?: readonly string[] };
  readonly imports?: ImportRule;
  /** Bytes of all files of the rule together; the rest is cut off. `setting`: another number, if it is set. */
  readonly limit?: { readonly bytes: number; readonly setting?: SettingOf };
  /** Not certain where all that share a room have more characters together: some are cut, or only named. */
  readonly room?: { readonly of: string; readonly characters: number };
  /** Lines of each file. */
  readonly lines?: number;
  /** Links are passed over, or those to folders, or to files; `asksLinksOutside`: what one leads to outside of the start folder waits for a person. */
  readonly ignoresLinks?: true | 'folders' | 'files';
  readonly asksLinksOutside?: true;
  /** What is outside of the repository, or of the start folder without one, is passed over. */
  readonly staysInside?: true;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** In keys: every key of an object and every place of a list. */
export const eachEntry = '<each>';

/** In keys: the absolute path of the start folder, or of the repository's root. */
export const startFolder = '<folder>';

/** In patterns: a name from a setting. */
export const setName = '<name>';

/** In patterns: the absolute path of the repository's root, as Claude Code writes it in its folder. */
export const slugOfRoot = '<root-slug>';

/** In patterns: the path of the repository that a worktree belongs to, written as {@link slugOfRoot} is. */
export const slugOfMain = '<main-slug>';
