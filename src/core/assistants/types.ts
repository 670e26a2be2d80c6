import type { Fidelity, Source } from '../fidelity.ts';
import type { Message } from '../message.ts';
import type { TypedKey } from '../settings/types.ts';

/** One way in which an assistant assembles context. */
export const featureIds = ['completion', 'next-edit', 'chat', 'agent', 'index'] as const;
export type FeatureId = (typeof featureIds)[number];

export interface Feature {
  readonly id: FeatureId;
  /** Which files it can draw from: those open in the editor, the workspace on demand, or whatever the person names. */
  readonly reach: 'open-documents' | 'workspace' | 'named-files';
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** How the patterns of a mechanism are written. */
export type PatternSyntax =
  'gitignore' | 'minimatch' | 'claude-permission' | 'opencode-permission' | 'codex-permission' | 'glob' | 'regex';

/** Something an assistant consults to hold a file back. */
export interface Mechanism {
  /** The file's name where there is one (`.cursorignore`), else a short id (`permissions.deny`). Unique in an assistant. */
  readonly id: string;
  readonly kind: 'ignore-file' | 'permission-rules' | 'content-exclusion' | 'setting' | 'built-in-list';
  readonly syntax: PatternSyntax;
  /**
   * Where the file is looked for. `root`: only in each workspace folder's root; `nested`: in every folder below it too;
   * `git`: as git reads it (nested, plus `.git/info/exclude` and the global file); `home`: in the home folder.
   */
  readonly lookup: 'root' | 'nested' | 'git' | 'home' | 'config';
  readonly matchCase: boolean;
  /** Where rules lie besides files named `id`: `./` is the workspace folder, `~/` the home folder. */
  readonly files?: readonly string[];
  /** Those in the home folder it finds there, though a variable moves them for the product whose they are. */
  readonly staysInHome?: true;
  /** Path of the rule list inside such a file: `['permissions', 'deny']`. */
  readonly keyPath?: readonly string[];
  /** Types in such a file; a value of another type makes the product drop the whole file. */
  readonly shape?: readonly TypedKey[];
  /** Other mechanisms whose rules a negated rule of this one undoes. */
  readonly reincludes?: readonly string[];
  /** The mechanism that replaces this one as soon as it has a rule. */
  readonly replacedBy?: string;
  /** Rules that the product includes, in gitignore's syntax. */
  readonly builtIn?: readonly string[];
  /** Features whose files it really holds back. */
  readonly covers: readonly FeatureId[];
  /** Set where the mechanism counts only under a condition that no file on this machine shows (an account's plan, say). */
  readonly onlyIf?: Message;
  /** The fact about the account that this condition is, where it is one that a person can tell. */
  readonly accountFact?: 'contentExclusion';
  /** What people believe that it covers and it does not: shells, search, open tabs. Shown next to a verdict. */
  readonly gaps: readonly Message[];
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** How the assistant shows itself on a machine. Any one of these is enough. */
export interface Detection {
  /** Marketplace ids, compared without case. */
  readonly extensionIds: readonly string[];
  /** Names of executables on PATH. */
  readonly commands: readonly string[];
  /** Files or folders; `~/` is the home folder. Windows and macOS variants are listed next to the Linux one. */
  readonly paths: readonly string[];
  /** Folders into which an editor fetches it once it is used, each version into a folder of that name. */
  readonly fetchedTo?: readonly string[];
}

/** A product that sends code to a model. Pure data; what else is known of it is in the same folder. */
export interface Assistant {
  readonly id: string;
  readonly name: string;
  /** Where there is little room and the name is long. */
  readonly shortName?: string;
  readonly features: readonly Feature[];
  readonly mechanisms: readonly Mechanism[];
  readonly detection: Detection;
  /**
   * Variables that move folders of the product, and what is below them, by the folder's usual name: `~/.codex/`. A name without a
   * slash at its end is that of a file, which moves into such a folder: `~/.claude.json`.
   */
  readonly movedFolders?: Readonly<Record<string, string>>;
  /** Places of another product that it looks for in the home folder, for the variables that move them do not reach it. */
  readonly staysInHome?: readonly string[];
}
