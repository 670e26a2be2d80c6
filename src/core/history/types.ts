import type { Source } from '../fidelity.ts';
import type { Message } from '../message.ts';
import type { Removed } from './records/operations.ts';
import type { SqlDatabase, SqlTable } from '../egress/readers/sqlite/database.ts';

/** Where people meet an assistant. */
export type Surface = 'cli' | 'editor' | 'app';

/**
 * How it is known that a text was sent. `exact`: the record names the request by hash, or holds the request itself;
 * `measured`: the field equals what captured requests held; `documented`: a source says so; `estimated`: nothing after it
 * proves that a request went out.
 */
export const certainties = ['exact', 'measured', 'documented', 'estimated'] as const;
export type Certainty = (typeof certainties)[number];

/** What is known of one conversation. Times are milliseconds since 1970. */
export interface SessionFacts {
  readonly cwd?: string | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly host?: string | undefined;
  /** Sessions with the same one are copies that went different ways: what they share was sent once. */
  readonly root?: string | undefined;
  /** 1: what its records repeat of its root's requests is not counted among its own. */
  readonly ownOnly?: 1 | undefined;
  /** The session whose texts its requests carried on, though its records do not repeat them; of a helper, that which it is in. */
  readonly base?: string | undefined;
  /** 1: the file goes on from another one of the same session, whose texts its requests carried on. */
  readonly goesOn?: 1 | undefined;
  /** The session that started this one. */
  readonly parent?: string | undefined;
  /** Where records have no times of their own, the span in which they were made. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** How a text in a record relates to what was sent. */
export interface TextFacts {
  /** `sent`: this field is what requests carry; `stored-only`: it is kept for people, and requests carry less or nothing. */
  readonly status: 'sent' | 'stored-only';
  /** An answer goes out again with the next request, what people or tools put in already with the one being made. */
  readonly by: 'input' | 'reply';
  readonly certainty: Certainty;
  /** The file that the text comes from, as the record names it. */
  readonly path?: string | undefined;
  readonly time?: number | null | undefined;
  /** The message that holds the text, by which later records speak of it. */
  readonly message?: string | undefined;
  /** The part of it, such as the result of a tool, by which later records speak of that alone. */
  readonly part?: string | undefined;
  /** Hashes of that message, by which records name it; asked only where something was found. */
  readonly hashes?: (() => readonly string[]) | undefined;
  /** An earlier record had it, as a part of the same request: its bytes do not count again. */
  readonly isRepeated?: boolean | undefined;
  /** It makes no request of its own: the next one carries it, if there is one, as it does an answer. */
  readonly waits?: boolean | undefined;
  /** Counts only in sessions whose requests are not recorded one by one. */
  readonly isFallback?: boolean | undefined;
}

/** A request that a record lists message by message, most of them by a request before it. */
export interface NamedRequest {
  readonly id: string;
  readonly base: string | null;
  /** How many messages of the base stay. */
  readonly keep: number;
  /** Names of the messages that follow. */
  readonly tail: readonly string[];
  /** Names of what is outside the messages: system prompt and tools. */
  readonly beside: readonly string[];
}

/** Takes what a mapper reads. */
export interface HistorySink {
  /** Files by the id of the call of a tool whose result is still to come; kept from one pass to the next. */
  readonly calledPaths: Map<string, string>;
  /**
   * What follows belongs to this session. A sub-agent that shares a session has a lane of its own: its requests carry its
   * own texts.
   */
  session(id: string, facts?: SessionFacts, lane?: string): void;
  /** More of the session that is being read. */
  facts(facts: SessionFacts): void;
  text(text: string, facts: TextFacts): void;
  /**
   * A request went out, with everything that was put in and is still in the window.
   * @param bytes of its body, where the record names them
   */
  request(time: number | null, named?: NamedRequest, bytes?: number): void;
  /**
   * The model is asked: with the next request on record, or with one of its own where no answer comes.
   * @param time null: it was not, since older records were repeated
   */
  asked(time: number | null): void;
  /** No answer comes to what the model was asked. */
  unanswered(): void;
  /** As {@link request} without these messages, by their names: a summary of the others was asked for. */
  requestBefore(time: number | null, without: ReadonlySet<string>): void;
  /** What was put in so far is no longer sent. */
  compacted(): void;
  /** Of what was put in only these messages are sent from now on, by their names. */
  window(names: ReadonlySet<string>): void;
  /**
   * What is in nothing but these parts is no longer sent.
   * @param wasSent false: nor did it before, since something else was sent in its place
   */
  withdrawn(parts: ReadonlySet<string>, wasSent: boolean): void;
  /** A record of a kind that this version does not know. Its texts count as stored. */
  unknown(record: unknown): void;
  /** A part of a store that could not be read. */
  unread(reason: UnreadReason): void;
}

/** Reads files next to a record. */
export interface Neighbours {
  /** The record's own path, with `/`. */
  readonly path: string;
  /** When the record was written last. */
  readonly modified: number;
  /** A small text file, by its path relative to the record; null where there is none. */
  read(relative: string): string | null;
  /** Names of the files in a folder, by its path relative to the record, in order; none where there is no such folder. */
  list(relative: string): readonly string[];
  /** The text of bytes in UTF-8, compressed or not; null where it cannot be unpacked on this machine. */
  unpack(bytes: Uint8Array, packing: 'zstd' | 'none'): string | null;
}

/** What a mapper of appended records remembers between two passes: JSON without any text of a conversation. */
export type MapperState = Readonly<Record<string, unknown>>;

export interface RecordReader {
  /** Must not throw, whatever the record is. */
  record(value: unknown): void;
  state(): MapperState;
}

/** One record after the other, appended by the tool. */
export type RecordMapper = (sink: HistorySink, beside: Neighbours, saved: MapperState | null) => RecordReader;
/** A document that is rewritten as a whole. */
export type DocumentMapper = (document: unknown, sink: HistorySink, beside: Neighbours) => void;
/** As a document; with what its log took out of the document's lists on the way. */
export type OperationsMapper = (
  document: unknown,
  sink: HistorySink,
  beside: Neighbours,
  removed?: readonly Removed[],
) => void;
/** Tables of a database; only those that the mapper asks for are read. */
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
  /** An operation log whose replay gives the document. */
  | { readonly format: 'operations'; readonly map: OperationsMapper }
  | { readonly format: 'database'; readonly map: DatabaseMapper }
  | { readonly format: 'text'; readonly map: TextMapper }
  /** It cannot be read by anybody but the tool. */
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

/** A place where a product keeps conversations. */
export interface TranscriptStore {
  /** Product and store: `codex.sessions`. */
  readonly id: string;
  readonly assistant: string;
  readonly surface: Surface;
  /** Files; `~/` is the home folder, `./` the workspace folder, `*` any part of one name. Those of other systems are among them. */
  readonly paths: readonly string[];
  /** Files below the temporary folder of the person who runs this, each part of a name as in {@link paths}. */
  readonly temporary?: readonly string[];
  /** A setting of the editor that names another folder, and the files below that. */
  readonly movedBy?: { readonly setting: string; readonly below: string };
  readonly reading: StoreReading;
  readonly source: Source;
}

/** The assistant of a store's id: the part before its dot. */
export function assistantOf(store: string): string {
  return store.slice(0, store.indexOf('.'));
}

/** What a product's records show and what they cannot. */
export interface Transcripts {
  readonly stores: readonly TranscriptStore[];
  /** Where requests of each provider go unless somebody has set another host; records name no host. */
  readonly hosts: Readonly<Record<string, string>>;
  /** What leaves no record; shown with each result. */
  readonly edges: readonly Message[];
}
