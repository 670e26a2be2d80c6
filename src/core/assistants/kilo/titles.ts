import { isObject, objectIn, textIn } from '../../json.ts';
import type { Parts, Said } from '../../history/records/openCodeParts.ts';
import type { TitleRequests } from '../../history/records/openCodeTables.ts';

/** Letters of a first prompt that are enough for a title, where no tool was called. */
const longPrompt = 200;
/** Prompts, and results of the last turn, that are sent. */
const mostPrompts = 4;
const mostResults = 2;

interface Turn {
  /** Messages. */
  readonly prompts: string[];
  results: string[];
  length: number;
  time: number | null;
}

/**
 * Kilo asks for a title when a turn is over: with what a person said last and the first results of the turn, and not for one short
 * prompt that called no tool. Whether it did, the title says: it is that of the beginning until then (program 7.7.9, read and measured
 * 2026-12-01). Of each result the first 500 letters are sent.
 */
export class TurnTitles implements TitleRequests {
  readonly #turns = new Map<string, Turn>();

  constructor(private readonly parts: Parts) {}

  isAsked(title: string | undefined): boolean {
    return title !== undefined && !/^(?:New|Child) session - \d{4}-\d\d-\d\dT[\d:.]+Z$/.test(title);
  }

  before(part: unknown, holder: string, said: Said, session: string, time: number | null): boolean {
    const turn = this.#turns.get(session) ?? { prompts: [], results: [], length: 0, time };
    this.#turns.set(session, turn);
    let isDone = false;
    if (said.role === 'user' && isPrompt(part)) {
      if (turn.prompts.at(-1) !== holder) {
        isDone = this.#end(turn);
        turn.prompts.push(holder);
        Object.assign(turn, { results: [], length: 0 });
      }
      turn.length += textIn(part, 'text')?.trim().length ?? 0;
    } else if (textIn(objectIn(part, 'state'), 'status') === 'completed' && turn.results.length < mostResults)
      turn.results.push(holder);
    turn.time = time;
    return isDone;
  }

  end(session: string): void {
    const turn = this.#turns.get(session);
    if (turn !== undefined) this.#end(turn);
  }

  #end({ prompts, results, length, time }: Turn): boolean {
    const isEnough = prompts.length > 1 || (prompts.length === 1 && (results.length > 0 || length >= longPrompt));
    if (isEnough) this.parts.requestWith(new Set([...prompts.slice(-mostPrompts), ...results]), time);
    return isEnough;
  }
}

/** Whether a person said it. */
function isPrompt(part: unknown): boolean {
  return isObject(part) && part['type'] === 'text' && part['synthetic'] !== true && part['ignored'] !== true;
}
