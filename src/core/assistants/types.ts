import type { Fidelity, Source } from '../fidelity.ts';
import type { Message } from '../message.ts';
import type { TypedKey } from '../settings/types.ts';

/** The ways in which assistants assemble context. */
export const featureIds = ['completion', 'next-edit', 'chat', 'agent', 'index'] as const;
export type FeatureId = (typeof featureIds)[number];

export interface Feature {
  readonly id: FeatureId;
  /** Which files can be sent: those open in the editor, the workspace on demand, or whatever the user names. */
  readonly reach: 'open-documents' | 'workspace' | 'named-files';
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** The syntax of a mechanism's patterns. */
export type PatternSyntax =
  'gitignore' | 'minimatch' | 'claude-permission' | 'opencode-permission' | 'codex-permission' | 'glob' | 'regex';

/** Something that an assistant consults to hold a file back. */
export interface Mechanism {
  /** The file's name if there is one (`.cursorignore`), otherwise a short id (`permissions.deny`). Unique within an assistant. */
  readonly id: string;
  readonly kind: 'ignore-file' | 'permission-rules' | 'content-exclusion' | 'setting' | 'built-in-list';
  readonly syntax: PatternSyntax;
  /**
   * Where the file is looked for. `root`: only in the root of each workspace folder; `nested`: also in every folder below it;
   * `git`: as git does (nested, plus `.git/info/exclude` and the global file); `home`: in the home folder.
   */
  readonly lookup: 'root' | 'nested' | 'git' | 'home' | 'config';
  readonly matchCase: boolean;
  /** Files with rules besides those named `id`: `./` is the workspace folder, `~/` the home folder. */
  readonly files?: readonly string[];
  /** Set if it looks for another product's files in the home folder even if a variable moves them for that product. */
  readonly staysInHome?: true;
  /** The path of the rule list in these files: `['permissions', 'deny']`. */
  readonly keyPath?: readonly string[];
  /** The types of keys in these files; if a value has another type, the product ignores the whole file. */
  readonly shape?: readonly TypedKey[];
  /** Other mechanisms whose rules are undone by a negated rule of this one. */
  readonly reincludes?: readonly string[];
  /** The mechanism that replaces this one as soon as it has a rule. */
  readonly replacedBy?: string;
  /** Rules built into the product, in gitignore's syntax. */
  readonly builtIn?: readonly string[];
  /** The features that it really holds files back from. */
  readonly covers: readonly FeatureId[];
  /** Set if the mechanism only takes effect under a condition that no file on this machine shows (an account's plan, for example). */
  readonly onlyIf?: Message;
  /** The fact about the account behind this condition, if the user can state it. */
  readonly accountFact?: 'contentExclusion';
  /** What people expect it to cover but it does not: shells, search, open tabs. Shown next to a verdict. */
  readonly gaps: readonly Message[];
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** How an assistant is detected on a machine. Any one of these is enough. */
export interface Detection {
  /** Marketplace ids, compared case-insensitively. */
  readonly extensionIds: readonly string[];
  /** Names of executables on PATH. */
  readonly commands: readonly string[];
  /** Files or folders; `~/` is the home folder. Windows and macOS variants are listed next to the Linux one. */
  readonly paths: readonly string[];
  /** Folders into which an editor downloads the program on first use, with a subfolder named after each version. */
  readonly fetchedTo?: readonly string[];
}

/** A product that sends code to a model. Pure data; everything else known about the product is in the same folder. */
export interface Assistant {
  readonly id: string;
  readonly name: string;
  /** A shorter name for places with little room, if the name is long. */
  readonly shortName?: string;
  readonly features: readonly Feature[];
  readonly mechanisms: readonly Mechanism[];
  readonly detection: Detection;
  /**
   * Variables that move folders of the product with their contents, by the folder's usual name: `~/.codex/`. A name without a
   * trailing slash is a file that moves into the variable's folder: `~/.claude.json`.
   */
  readonly movedFolders?: Readonly<Record<string, string>>;
  /** Places of another product that this one looks for in the home folder even if variables move them for the other product. */
  readonly staysInHome?: readonly string[];
}
