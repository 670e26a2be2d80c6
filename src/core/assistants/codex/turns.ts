import { byteLength } from '../../byteLength.ts';
import { listIn, numberIn, rowsIn, textIn } from '../../json.ts';
import { contentTexts } from '../../history/records/leaves.ts';
import type { KeptBeside } from './compaction.ts';

/**
 * Texts with the user's role that Codex adds on its own, with their first and last mark. A message that contains one does not begin
 * a turn (openai/codex codex-rs/core/src/context/contextual_user_message.rs and its fragments, read 2026-12-01).
 */
const putIn: readonly (readonly [begin: RegExp, end: RegExp])[] = [
  [/^# AGENTS\.md instructions/i, /<\/INSTRUCTIONS>$/i],
  ...[
    ...['environment_context', 'user_instructions', 'skill', 'user_shell_command', 'turn_aborted'],
    ...['subagent_notification', 'recommended_plugins', 'goal_context', 'codex_internal_context', 'hook_prompt'],
    'external_[^>\\s]*',
  ].map(name => [new RegExp(`^<${name}[\\s>]`, 'i'), new RegExp(`</${name}>$`, 'i')] as const),
];

/** Whether an item of the history was written by the user. */
export function isSaid(item: unknown): boolean {
  if (textIn(item, 'type') !== 'message' || textIn(item, 'role') !== 'user') return false;
  return !listIn(item, 'content').some(each => isPutIn(textIn(each, 'text') ?? ''));
}

function isPutIn(given: string): boolean {
  const text = given.trim();
  return putIn.some(([begin, end]) => begin.test(text) && end.test(text.slice(-longestEnd)));
}

/** How many characters at the end can contain the mark. */
const longestEnd = 200;

/** The turns of a session that are sent with its requests. The user can take the last ones back. */
export class Turns {
  /** The turns by number, unique in the session. The first contains what comes before the user's first prompt. */
  readonly #live: number[];
  #made: number;
  /** How many summaries replaced everything but the prompts. */
  #summaries: number;
  /** The size in bytes of each turn's prompt, if it is still sent. */
  readonly #said = new Map<number, number>();

  /** @param saved the result of {@link state} */
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

  /** The name of the turn that is being recorded. */
  get name(): string {
    return this.#nameOf(this.#live.at(-1) ?? 0);
  }

  /**
   * Reads an item of the history: an item from the user or another agent begins a turn.
   * @returns the name of the message that the item is
   */
  read(item: unknown, isFromAgent: boolean): string {
    if (isFromAgent) this.#live.push(++this.#made);
    if (!isSaid(item)) return this.name;
    let bytes = 0;
    contentTexts(listIn(item, 'content'), text => (bytes += byteLength(text)));
    return this.said(bytes);
  }

  /** Begins a turn with its prompt; returns the prompt's name. */
  said(bytes: number): string {
    this.#live.push(++this.#made);
    this.#said.set(this.#made, bytes);
    return `said ${this.#made}`;
  }

  /** Replaces all turns. */
  begin(): void {
    this.#live.splice(0, Infinity, ++this.#made);
    this.#said.clear();
  }

  /** Removes everything except what precedes the first turn and the prompts that are kept; returns the names of what is left. */
  summarise(kept: KeptBeside): ReadonlySet<string> {
    this.#summaries++;
    const isKept = kept([...this.#said.values()]);
    for (const [index, turn] of [...this.#said.keys()].entries()) if (isKept[index] !== true) this.#said.delete(turn);
    return this.#names();
  }

  /**
   * Takes back the last turns.
   * @param count how many, 0 or more
   * @returns the names of what is left
   */
  rollBack(count: number): ReadonlySet<string> {
    for (const turn of this.#live.splice(Math.max(1, this.#live.length - Math.max(0, count)))) this.#said.delete(turn);
    return this.#names();
  }

  #names(): ReadonlySet<string> {
    const said = [...this.#said.keys()].map(turn => `said ${turn}`);
    return new Set([...this.#live.map(each => this.#nameOf(each)), ...said, 'turn 0.0']);
  }

  /** The contents of a turn have different names before and after a summary. */
  #nameOf(turn: number): string {
    return `turn ${turn}.${this.#summaries}`;
  }
}
