import { isObject, objectIn, textIn } from '../../json.ts';
import type { Parts, Said } from '../../history/records/openCodeParts.ts';
import type { TitleRequests } from '../../history/records/openCodeTables.ts';

/** How many letters of a first prompt are enough for a title if no tool was called. */
const longPrompt = 200;
/** How many prompts, and results of the last turn, are sent. */
const mostPrompts = 4;
const mostResults = 2;

interface Turn {
  /** The messages that contain the prompts. */
  readonly prompts: string[];
  results: string[];
  length: number;
  time: number | null;
}

/**
 * Counts Kilo's requests for titles. Kilo asks when a turn is over, with the user's last prompts and the first results of the turn,
 * but not after a single short prompt without a tool call. The title shows whether it did: until then it is the initial one
 * (program 7.7.9, read and measured 2026-12-01). Of each result, the first 500 letters are sent.
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

/** Whether it was written by the user. */
function isPrompt(part: unknown): boolean {
  return isObject(part) && part['type'] === 'text' && part['synthetic'] !== true && part['ignored'] !== true;
}
