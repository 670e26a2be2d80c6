import { maskText } from '../../exposure/masking/mask.ts';
import type { Scanner } from '../../secrets/types.ts';
import { plainText } from '../detection/plainText.ts';
import { type Detector, Tally } from './tally.ts';
import type { SessionFacts, TextFacts } from '../types.ts';

/** A text of a session as it may be shown, and the record that contains it. */
export interface TranscriptBlock {
  readonly text: string;
  readonly status: TextFacts['status'];
  readonly by: TextFacts['by'];
  readonly certainty: TextFacts['certainty'];
  /** The file that the text comes from; masked. */
  readonly path: string | null;
  readonly time: number | null;
  /** Where the record begins in its file; null for a file that is read as a whole. */
  readonly place: RecordPlace | null;
}

export interface RecordPlace {
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
}

/** The maximum length of a transcript, which is meant for reading. */
const maximumLength = 1_000_000;

/** Collects the texts of one session as its records are read, with every secret in them masked. */
export class Transcript extends Tally {
  readonly blocks: TranscriptBlock[] = [];
  /** For each text, the number of requests that went out before it. */
  readonly requestsBefore: number[] = [];
  isCut = false;
  #current = '';
  #requests = 0;
  #length = 0;
  /** The indexes of the texts in each part of a message, by the part's name. */
  readonly #parts = new Map<string, number[]>();

  constructor(
    private readonly names: Detector,
    private readonly scanner: Pick<Scanner, 'scan'>,
    /** The session's id, as reports name it. */
    private readonly wanted: string,
  ) {
    super({ detect: () => [], shown: names.shown });
  }

  override session(given: string, facts: SessionFacts = {}, lane = ''): void {
    super.session(given, facts, lane);
    this.#current = this.names.shown(given);
  }

  override text(text: string, facts: TextFacts): void {
    super.text(text, facts);
    if (this.#current !== this.wanted || text.trim() === '') return;
    if (this.#length > maximumLength) {
      this.isCut = true;
      return;
    }
    // Show what the scanner sees: line numbers and escapes within a secret would hide it from the mask.
    const shown = maskText(plainText(text), this.scanner, facts.path ?? '').slice(0, maximumLength);
    this.#length += shown.length;
    const { status, by, certainty, path, part, time = null } = facts;
    if (part !== undefined && status === 'sent')
      this.#parts.set(part, [...(this.#parts.get(part) ?? []), this.blocks.length]);
    const name = path === undefined ? null : this.names.shown(path);
    this.requestsBefore.push(this.#requests);
    this.blocks.push({ text: shown, status, by, certainty, path: name, time, place: this.place });
  }

  override withdrawn(parts: ReadonlySet<string>, wasSent: boolean): void {
    super.withdrawn(parts, wasSent);
    if (wasSent || this.#current !== this.wanted) return;
    for (const index of [...parts].flatMap(part => this.#parts.get(part) ?? [])) {
      const block = this.blocks[index];
      if (block !== undefined && this.requestsBefore[index] === this.#requests)
        this.blocks[index] = { ...block, status: 'stored-only' };
    }
  }

  override request(...given: Parameters<Tally['request']>): void {
    super.request(...given);
    if (this.#current === this.wanted) this.#requests++;
  }
}
