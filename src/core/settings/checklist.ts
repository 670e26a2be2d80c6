import type { SettingState } from './types.ts';

/** The user's answer about a choice that no file shows. */
const checkAnswers = ['open', 'done', 'not-done', 'not-applicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** An answer and when it was given, ISO 8601. */
export interface GivenAnswer {
  readonly answer: CheckAnswer;
  readonly at: string;
}

/** The answers that a front end stores, by {@link checkId}. */
export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** A setting that only the user can check. */
export interface Check {
  readonly id: string;
  readonly state: SettingState;
  readonly answer: CheckAnswer;
  /** Null while it is `open`. */
  readonly at: string | null;
}

/** Returns the choices in accounts, with the answers that were given. Broken answers from a store count as open. */
export function checklist(states: readonly SettingState[], answers: unknown): readonly Check[] {
  const given = asAnswers(answers);
  return states
    .filter(state => state.state === 'account')
    .map(state => {
      const id = checkId(state);
      const found = Object.hasOwn(given, id) ? given[id] : undefined;
      return { id, state, answer: found?.answer ?? 'open', at: found?.at ?? null };
    });
}

/** Returns the answers with one more; `open` removes an answer. */
export function withAnswer(answers: unknown, id: string, answer: CheckAnswer, now: string): GivenAnswers {
  const others = Object.fromEntries(Object.entries(asAnswers(answers)).filter(([other]) => other !== id));
  return answer === 'open' ? others : { ...others, [id]: { answer, at: now } };
}

/** Returns the name of a choice: `cursor Privacy Mode`. */
export function checkId({ assistant, spec }: SettingState): string {
  return `${assistant} ${spec.key}`;
}

function asAnswers(value: unknown): GivenAnswers {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, GivenAnswer] => isGiven(entry[1])));
}

function isGiven(value: unknown): value is GivenAnswer {
  if (typeof value !== 'object' || value === null || !('answer' in value) || !('at' in value)) return false;
  return typeof value.at === 'string' && checkAnswers.some(each => each === value.answer) && value.answer !== 'open';
}
