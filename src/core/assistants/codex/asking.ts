import { type JsonObject, listIn, textIn } from '../../json.ts';

/**
 * Which items of the history no request comes of. Two kinds are put in without asking the model: those that a client adds while no
 * turn is going on (`thread/inject_items` of the app server), and what came of a review, which has a thread and a file of its own: a
 * message in the person's name that tells of it, and what it found as if the model had just said it (0.171.0, measured 2026-12-01).
 */
export class Asking {
  /** Null: this file says nothing of the beginnings of turns. */
  #isInTurn: boolean | null;
  /** The item before was that of a review. */
  #isReviewed: boolean;

  /** @param saved what {@link state} gave */
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

  /** Whether an item, which is the next one of the history, asks nobody and is no answer. */
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
