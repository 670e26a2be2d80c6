import { byteLength } from '../../byteLength.ts';
import { listIn, numberIn, rowsIn, textIn } from '../../json.ts';
import { contentTexts } from '../../history/records/leaves.ts';
import type { KeptBeside } from './compaction.ts';

/**
 * Texts of a person's role that Codex puts in on its own, from their first mark to their last: no turn begins with a message that has
 * one of them (openai/codex codex-rs/core/src/context/contextual_user_message.rs and its fragments, read 2026-12-01).
 */
const putIn: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^# AGENTS\.md instructions/i, /<\/INSTRUCTIONS>$/i],
  ...[
    ...['environment_context', 'user_instructions', 'skill', 'user_shell_command', 'turn_aborted'],
    ...['subagent_notification', 'recommended_plugins', 'goal_context', 'codex_internal_context', 'hook_prompt'],
    'external_[^>\\s]*',
  ].map(name => [new RegExp(`^<${name}[\\s>]`, 'i'), new RegExp(`</${name}>$`, 'i')] as const),
];

/** Whether an item of the history is what a person said. */
export function isSaid(item: unknown): boolean {
  if (textIn(item, 'type') !== 'message' || textIn(item, 'role') !== 'user') return false;
  return !listIn(item, 'content').some(each => isPutIn(textIn(each, 'text') ?? ''));
}

function isPutIn(given: string): boolean {
  const text = given.trim();
  return putIn.some(([begin, end]) => begin.test(text) && end.test(text.slice(-longestEnd)));
}

/** Characters of the mark at the end. */
const longestEnd = 200;

/** The turns of a session that are sent with its requests. A person can take the last ones back. */
export class Turns {
  /** By number, unique in the session. The first holds what comes before a person said anything. */
  readonly #live: number[];
  #made: number;
  /** Summaries that took the place of all but what was said. */
  #summaries: number;
  /** Bytes of what was said in a turn, where that is still sent. */
  readonly #said = new Map<number, number>();

  /** @param saved what {@link state} gave */
  constructor(saved: unknown) {
    const live = listIn(saved, 'live').filter(each => typeof each === 'number');
    this.#live = live.length === 0 ? [0] : live;
    this.#made = numberIn(saved, 'made') ?? 0;
    this.#summaries = numberIn(saved, 'summaries') ?? 0;
    for (const [turn, bytes] of rowsIn(saved, 'said'))
      if (typeof turn === 'number' && typeof bytes === 'number') this.#said.set(turn, bytes);
  }

  state(): Readonly<Record<string, unknown>> {
    return { live: this.#live, made: this.#made, summaries: this.#summaries, said: [...this.#said] };
  }

  /** Of the turn that is being recorded. */
  get name(): string {
    return this.#nameOf(this.#live.at(-1) ?? 0);
  }

  /**
   * Reads an item of the history: one that a person or another agent said begins a turn.
   * @returns the name of the message that the item is
   */
  read(item: unknown, isFromAgent: boolean): string {
    if (isFromAgent) this.#live.push(++this.#made);
    if (!isSaid(item)) return this.name;
    let bytes = 0;
    contentTexts(listIn(item, 'content'), text => (bytes += byteLength(text)));
    return this.said(bytes);
  }

  /** Begins a turn with what is said in it; gives its name. */
  said(bytes: number): string {
    this.#live.push(++this.#made);
    this.#said.set(this.#made, bytes);
    return `said ${this.#made}`;
  }

  /** All that was there is replaced. */
  begin(): void {
    this.#live.splice(0, Infinity, ++this.#made);
    this.#said.clear();
  }

  /** Takes all out but what comes before the first turn and what is kept of what was said; gives the names of that. */
  summarise(kept: KeptBeside): ReadonlySet<string> {
    this.#summaries++;
    const isKept = kept([...this.#said.values()]);
    for (const [index, turn] of [...this.#said.keys()].entries()) if (isKept[index] !== true) this.#said.delete(turn);
    return this.#names();
  }

  /**
   * Takes turns back.
   * @param count of them, 0 or more
   * @returns names of those that stay
   */
  rollBack(count: number): ReadonlySet<string> {
    for (const turn of this.#live.splice(Math.max(1, this.#live.length - Math.max(0, count)))) this.#said.delete(turn);
    return this.#names();
  }

  #names(): ReadonlySet<string> {
    const said = [...this.#said.keys()].map(turn => `said ${turn}`);
    return new Set([...this.#live.map(each => this.#nameOf(each)), ...said, 'turn 0.0']);
  }

  /** What belongs to a turn has different names before and after a summary. */
  #nameOf(turn: number): string {
    return `turn ${turn}.${this.#summaries}`;
  }
}
