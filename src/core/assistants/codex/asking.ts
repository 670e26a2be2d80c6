import { type JsonObject, listIn, textIn } from '../../json.ts';

/**
 * Decides which items of the history cause no request. Two kinds are added without asking the model: items that a client adds while no turn
 * is running (`thread/inject_items` of the app server), and the outcome of a review, which has a thread and a file of its own: a message in
 * the user's name that reports it, and its findings as if the model had just answered with them (0.171.0, measured 2026-12-01).
 */
export class Asking {
  /** Null if this file does not record the beginnings of turns. */
  #isInTurn: boolean | null;
  /** Whether the previous item was the report of a review. */
  #isReviewed: boolean;

  /** @param saved the result of {@link state} */
  constructor(saved: unknown) {
    const [isInTurn, isReviewed] = listIn(saved, 'flags');
    this.#isInTurn = typeof isInTurn === 'boolean' ? isInTurn : null;
    this.#isReviewed = isReviewed === true;
  }

  state(): Readonly<Record<string, unknown>> {
    return { flags: [this.#isInTurn, this.#isReviewed] };
  }

  event(type: unknown): void {
    if (type === 'task_started') this.#isInTurn = true;
    else if (type === 'task_complete' || type === 'turn_aborted')
      this.#isInTurn = this.#isInTurn === null ? null : false;
  }

  /** Whether the next item of the history causes no request and is no answer. */
  isQuiet(item: JsonObject): boolean {
    const isAnswer = item['role'] === 'assistant';
    const ofReview = this.#isReviewed && isAnswer;
    this.#isReviewed = item['role'] === 'user' && isOfReview(item);
    return ofReview || this.#isReviewed || (this.#isInTurn === false && !isAnswer);
  }
}

function isOfReview(item: JsonObject): boolean {
  return listIn(item, 'content').some(each =>
    /^<user_action>\s*<context>User initiated a review/.test(textIn(each, 'text') ?? ''),
  );
}
