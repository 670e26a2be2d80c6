import type { FeatureId } from '../assistants/types.ts';
import type { Claim, Fidelity, Source } from '../fidelity.ts';
import type { Message } from '../message.ts';
import type { Fact } from './agent/fact.ts';
import type { AgentFile } from './agent/files/agentFile.ts';
import type { FactSwitch } from './agent/files/fileRule.ts';
import type { AgentPlace } from './agent/files/places.ts';

/** A document as it is in the editor. */
export interface OpenDocument {
  /** As VS Code's `Uri.toString()` returns it: percent-encoded. */
  readonly uri: string;
  /** The editor's language id. */
  readonly languageId: string;
  readonly text: string;
  /** Milliseconds when it was last the active editor; undefined: never. Only the order counts. */
  readonly lastFocused?: number;
}

/** One observed change of a document: whole texts, in time order. */
export interface RecentEdit {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** True if it is the first change of its document and was made in one step: Copilot notices only the text before it. */
  readonly isFirstChange?: boolean;
}

/** Closed files of one folder. */
export interface FolderFiles {
  /** The folder's URI, one of {@link ContextRequest.workspaceFolders}. */
  readonly folder: string;
  /** Relative to it, with `/`. */
  readonly files: readonly string[];
  /** See {@link ContextRequest.fileTexts}. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Everything a simulator may look at. Built by a front end; a simulator reads nothing else. */
export interface ContextRequest {
  /** In `workspace.textDocuments` order. */
  readonly documents: readonly OpenDocument[];
  /**
   * URI of the active document and the cursor in UTF-16 units; null if no editor is active. `anchor`: the other end of the selection, if
   * there is one.
   */
  readonly active: { readonly uri: string; readonly offset: number; readonly anchor?: number } | null;
  /** Folder URIs in order, percent-encoded, without a trailing slash. */
  readonly workspaceFolders: readonly string[];
  readonly recentEdits: readonly RecentEdit[];
  /**
   * Every change of the active editor, oldest first, including documents that are closed by now. If a front end records it, it replaces
   * `lastFocused`: Copilot remembers ten focused documents, and closed ones take places too.
   */
  readonly focusHistory?: readonly { readonly uri: string; readonly time: number }[];
  /** Closed files that features may name or read, relative to the first folder, with `/`; limited by the front end's budget. */
  readonly workspaceFiles: readonly string[];
  /** Texts of the closed files that assistants send by name (for example instruction files), by the same relative path. */
  readonly fileTexts: ReadonlyMap<string, string>;
  /** What agents find on the disk, from the first folder; undefined if the folder is not on a disk of this host. */
  readonly surroundings?: Surroundings;
  /** The same facts about the folders after the first one, if there are any. */
  readonly otherFolders?: readonly FolderFiles[];
  /** What the TypeScript server would give Copilot here; undefined if it cannot be asked. */
  readonly languageContext?: readonly LanguageSnippet[];
  /** Whether the Copilot account applies content exclusion; null: not known, so both answers are shown. */
  readonly contentExclusion: boolean | null;
}

/** What an agent that starts in a folder finds around it. */
export interface Surroundings {
  readonly place: AgentPlace;
  /** Null: the folder is in no repository. */
  readonly git: GitState | null;
  /** What agents read there on their own, by product id; products that were not asked for are missing. */
  readonly files: ReadonlyMap<string, readonly AgentFile[]>;
  /** How settings change the facts that products send by default, by product id; absent: not at all. */
  readonly switched: ReadonlyMap<string, ReadonlyMap<Fact, FactSwitch['leaves']>>;
  /** There was so much text that not all of it was read. */
  readonly isPartial: boolean;
}

/** Facts about a repository. */
export interface GitState {
  /** A branch is checked out, not only a commit. */
  readonly hasBranch: boolean;
  readonly hasCommit: boolean;
  readonly hasRemote: boolean;
  readonly hasUserName: boolean;
}

/** A declaration that a language server offers from some file. */
export interface LanguageSnippet {
  readonly uri: string;
  readonly text: string;
  /** 0 to 1. */
  readonly priority: number;
}

export type ContextItemKind = 'file' | 'range' | 'path' | 'diff' | 'state' | 'reachable';

/** One thing that a feature would send, or a candidate that it considered and dropped. */
export interface ContextItem {
  readonly assistant: string;
  readonly feature: FeatureId;
  readonly uri: string;
  readonly kind: ContextItemKind;
  /** 1-based, inclusive; null if the item is not a range of text (a path, git state). */
  readonly startLine: number | null;
  readonly endLine: number | null;
  /** Tokens, counted if a tokenizer is given, otherwise estimated. */
  readonly tokens: number;
  /** `certain`: is sent with the next request; `possible`: the server or the model decides; `dropped`: considered and left out. */
  readonly inclusion: 'certain' | 'possible' | 'dropped';
  readonly reason: Message;
  /** The fact that a `state` item is about. */
  readonly fact?: Fact;
  readonly fidelity: Fidelity;
  /** What the claim is based on; undefined if there is no source to cite. */
  readonly source?: Source;
}

/** UTF-16 offsets in a text, end exclusive. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A piece of the assembled payload and where it came from, so a preview can link and mask it. */
export interface PayloadBlock {
  readonly title: Message;
  readonly text: string;
  /** Null for text that the assistant itself adds. */
  readonly uri: string | null;
  readonly startLine: number | null;
  /**
   * Where the text is in the whole text of `uri`, apart from line ends (`\r\n` and `\r` may have become `\n`). Null if it does not occur
   * there verbatim (a diff), and for text that the assistant adds. What is masked is decided on the whole source.
   */
  readonly range: SourceRange | null;
}

/** The most that a request of a feature may contain. */
export interface TokenLimit {
  readonly tokens: number;
  readonly fidelity: Fidelity;
  readonly source?: Source;
}

export interface Simulation {
  readonly assistant: string;
  readonly feature: FeatureId;
  readonly items: readonly ContextItem[];
  /** Absent if it is not known. */
  readonly limit?: TokenLimit;
  /** The text that would be sent, in order; empty if an algorithm is not known well enough to assemble it. */
  readonly payload: readonly PayloadBlock[];
  /** What the assistant adds itself: instructions and tool definitions, in tokens. Undefined: not measured. */
  readonly ownTokens?: { readonly tokens: number; readonly claim: Claim };
  /** What cannot be known on this machine: server experiments, account policy. */
  readonly unknowns: readonly Message[];
}

/** Counts the tokens of a text. A port: the tables are large and are loaded lazily, only if exact numbers are wanted. */
export interface Tokenizer {
  readonly name: string;
  count(text: string): number;
  encode(text: string): readonly number[];
  decode(tokens: readonly number[]): string;
}

/** Assembles the context of one feature of one assistant. Pure: the same request gives the same simulation. */
export interface Simulator {
  readonly assistant: string;
  readonly feature: FeatureId;
  simulate(request: ContextRequest, tokenizer?: Tokenizer): Simulation;
}
