import type { Source } from '../fidelity.ts';
import type { Message } from '../message.ts';
import type { Removed } from './records/operations.ts';
import type { SqlDatabase, SqlTable } from '../egress/readers/sqlite/database.ts';

/** Where people use an assistant. */
export type Surface = 'cli' | 'editor' | 'app';

/**
 * How it is known that a text was sent. `exact`: the record names the request by hash, or contains the request itself; `measured`:
 * the field equals the content of captured requests; `documented`: a source says so; `estimated`: nothing later in the record
 * proves that a request went out.
 */
export const certainties = ['exact', 'measured', 'documented', 'estimated'] as const;
export type Certainty = (typeof certainties)[number];

/** What is known about one conversation. Times are milliseconds since 1970. */
export interface SessionFacts {
  readonly cwd?: string | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly host?: string | undefined;
  /** The session that this one was copied from. Copies with the same root diverged later: what they share was sent only once. */
  readonly root?: string | undefined;
  /** 1: requests of the root that this session's records repeat are not counted as its own. */
  readonly ownOnly?: 1 | undefined;
  /**
   * The session whose texts this session's requests also carried, although its records do not repeat them. For a helper, the
   * session that contains it.
   */
  readonly base?: string | undefined;
  /** 1: the file continues another file of the same session, whose texts its requests also carried. */
  readonly goesOn?: 1 | undefined;
  /** The session that started this one. */
  readonly parent?: string | undefined;
  /** If records have no times of their own, the period in which they were made. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** How a text in a record relates to what was sent. */
export interface TextFacts {
  /** `sent`: requests carry this field; `stored-only`: it is kept for people, and requests carry less or nothing of it. */
  readonly status: 'sent' | 'stored-only';
  /**
   * `reply`: an answer, carried from the next request on; `input`: text from people or tools, carried already by the request being
   * made.
   */
  readonly by: 'input' | 'reply';
  readonly certainty: Certainty;
  /** The file that the text comes from, as named in the record. */
  readonly path?: string | undefined;
  readonly time?: number | null | undefined;
  /** The message that contains the text, as later records refer to it. */
  readonly message?: string | undefined;
  /** The part of the message, such as a tool result, as later records refer to that part alone. */
  readonly part?: string | undefined;
  /** Computes the hashes by which records refer to the message; only called if something was found. */
  readonly hashes?: (() => readonly string[]) | undefined;
  /** An earlier record contained it as a part of the same request, so its bytes are not counted again. */
  readonly isRepeated?: boolean | undefined;
  /** It causes no request of its own. Like an answer, it is carried by the next one, if there is one. */
  readonly waits?: boolean | undefined;
  /** Only counts in sessions whose requests are not recorded one by one. */
  readonly isFallback?: boolean | undefined;
}

/** A request that a record lists message by message, mostly by reference to an earlier request. */
export interface NamedRequest {
  readonly id: string;
  readonly base: string | null;
  /** How many messages of the base are kept. */
  readonly keep: number;
  /** Names of the messages that follow. */
  readonly tail: readonly string[];
  /** Names of the content outside the messages: system prompt and tools. */
  readonly beside: readonly string[];
}

/** Receives what a mapper reads. */
export interface HistorySink {
  /** File paths by tool call id, for calls whose result is still to come; kept between passes. */
  readonly calledPaths: Map<string, string>;
  /**
   * Everything that follows belongs to this session. A sub-agent that shares a session has its own lane, since its requests carry
   * its own texts.
   */
  session(id: string, facts?: SessionFacts, lane?: string): void;
  /** Adds facts about the session that is being read. */
  facts(facts: SessionFacts): void;
  text(text: string, facts: TextFacts): void;
  /**
   * A request went out, with everything that was put in and is still in the window.
   * @param bytes the size of its body, if the record states it
   */
  request(time: number | null, named?: NamedRequest, bytes?: number): void;
  /**
   * The model was asked something. This is counted with the next recorded request, or as a request of its own if no answer follows.
   * @param time null if it was not asked after all, since older records were repeated
   */
  asked(time: number | null): void;
  /** There will be no answer to what the model was asked. */
  unanswered(): void;
  /** Like {@link request} without the messages of these names: a summary of the others was requested. */
  requestBefore(time: number | null, without: ReadonlySet<string>): void;
  /** Everything put in so far is no longer sent. */
  compacted(): void;
  /** From now on, of everything put in, only the messages of these names are sent. */
  window(names: ReadonlySet<string>): void;
  /**
   * Texts that occur only in these parts are no longer sent.
   * @param wasSent false if they were not sent before either, since something else was sent in their place
   */
  withdrawn(parts: ReadonlySet<string>, wasSent: boolean): void;
  /** A record of a kind that this version does not know. Its texts count as stored. */
  unknown(record: unknown): void;
  /** A part of a store could not be read. */
  unread(reason: UnreadReason): void;
}

/** Reads files next to a record. */
export interface Neighbours {
  /** The record's own path, with `/`. */
  readonly path: string;
  /** When the record was last written. */
  readonly modified: number;
  /** Reads a small text file, by its path relative to the record; null if there is none. */
  read(relative: string): string | null;
  /** Lists the names of the files in a folder, in order, by its path relative to the record; empty if there is no such folder. */
  list(relative: string): readonly string[];
  /** Decodes bytes as UTF-8, decompressing them first if necessary; null if this machine cannot decompress them. */
  unpack(bytes: Uint8Array, packing: 'zstd' | 'none'): string | null;
}

/** What a mapper of appended records remembers between two passes: JSON that contains no text of a conversation. */
export type MapperState = Readonly<Record<string, unknown>>;

export interface RecordReader {
  /** Must not throw, whatever the record is. */
  record(value: unknown): void;
  state(): MapperState;
}

/** For records that the tool appends one after another. */
export type RecordMapper = (sink: HistorySink, beside: Neighbours, saved: MapperState | null) => RecordReader;
/** For a document that is rewritten as a whole. */
export type DocumentMapper = (document: unknown, sink: HistorySink, beside: Neighbours) => void;
/** Like {@link DocumentMapper}, with the elements that the operation log removed from the document's lists. */
export type OperationsMapper = (
  document: unknown,
  sink: HistorySink,
  beside: Neighbours,
  removed?: readonly Removed[],
) => void;
/** For the tables of a database. Only tables that the mapper asks for are read. */
export type DatabaseMapper = (
  tables: { readonly database: SqlDatabase; readonly named: (name: string) => SqlTable | undefined },
  sink: HistorySink,
  beside: Neighbours,
  onDamage: (offset: number) => void,
) => void;
export type TextMapper = (text: string, sink: HistorySink, beside: Neighbours) => void;

export type StoreReading =
  | { readonly format: 'records'; readonly map: RecordMapper }
  | { readonly format: 'document'; readonly map: DocumentMapper }
  /** An operation log that is replayed to get the document. */
  | { readonly format: 'operations'; readonly map: OperationsMapper }
  | { readonly format: 'database'; readonly map: DatabaseMapper }
  | { readonly format: 'text'; readonly map: TextMapper }
  /** Only the tool itself can read it. */
  | { readonly format: 'closed'; readonly reason: UnreadReason };

/** Why something in a store was not read. */
export const unreadKinds = [
  'encrypted',
  'unreadable',
  'not-a-file',
  'linked',
  'too-large',
  'shortened',
  'left-out',
  'damaged',
  'unfinished',
  'unknown-kind',
  'changing',
  'packed',
] as const;
export type UnreadReason = (typeof unreadKinds)[number];

/** A place where a product stores conversations. */
export interface TranscriptStore {
  /** Product and store: `codex.sessions`. */
  readonly id: string;
  readonly assistant: string;
  readonly surface: Surface;
  /** Paths of files, including those of other systems. `~/` is the home folder, `./` the workspace folder, `*` any part of one name. */
  readonly paths: readonly string[];
  /** Files below the current user's temporary folder, with patterns as in {@link paths}. */
  readonly temporary?: readonly string[];
  /** An editor setting that names another folder, and the files below that folder. */
  readonly movedBy?: { readonly setting: string; readonly below: string };
  readonly reading: StoreReading;
  readonly source: Source;
}

/** The assistant of a store's id: the part before its dot. */
export function assistantOf(store: string): string {
  return store.slice(0, store.indexOf('.'));
}

/** What a product's records can and cannot show. */
export interface Transcripts {
  readonly stores: readonly TranscriptStore[];
  /** The default host for requests of each provider, used if the records name no host. */
  readonly hosts: Readonly<Record<string, string>>;
  /** What leaves no record; shown with each result. */
  readonly edges: readonly Message[];
}
