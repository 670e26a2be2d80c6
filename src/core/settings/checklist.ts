import type { SettingState } from './types.ts';

/** What a person says about a choice that no file shows. */
const checkAnswers = ['open', 'done', 'not-done', 'not-applicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** An answer and when it was given, ISO 8601. */
export interface GivenAnswer {
  readonly answer: CheckAnswer;
  readonly at: string;
}

/** What a front end keeps, by {@link checkId}. */
export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** One thing that only a person can check. */
export interface Check {
  readonly id: string;
  readonly state: SettingState;
  readonly answer: CheckAnswer;
  /** Null while it is open. */
  readonly at: string | null;
}

/** The choices in accounts, with the answers that were given. Answers from a store may be broken: those are open. */
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

/** The answers with one more; `open` takes an answer back. */
export function withAnswer(answers: unknown, id: string, answer: CheckAnswer, now: string): GivenAnswers {
  const others = Object.fromEntries(Object.entries(asAnswers(answers)).filter(([other]) => other !== id));
  return answer === 'open' ? others : { ...others, [id]: { answer, at: now } };
}

/** Names a choice: `cursor Privacy Mode`. */
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
