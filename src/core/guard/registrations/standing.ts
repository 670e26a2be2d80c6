import type { Message } from '../../message.ts';
import type { GuardScope } from '../scope.ts';

/**
 * What a file says of the guard in one place: `registered` is as far as files say, without asking the agent; `partly` where the
 * agent needs several registrations and has only some of them.
 */
export type WrittenState = 'registered' | 'partly' | 'untrusted' | 'disabled' | 'broken' | 'missing';

/** One place in which an agent looks for hooks, as its files say. */
export interface GuardPlace {
  readonly scope: GuardScope;
  /** Absolute. */
  readonly file: string;
  readonly state: WrittenState;
  /** The file that switches hooks off. */
  readonly disabledBy?: string;
  /** Why a file cannot be read, or where its error is. */
  readonly problem?: Message;
  /** Such a file does not name the guard: it would be nowhere even if the file were whole. */
  readonly isForeign?: true;
}

/** How an agent stands as a whole: by the place that holds. */
export interface GuardStanding {
  readonly agent: string;
  readonly state: WrittenState;
  /** Null where the agent has no place for hooks on this system. */
  readonly place: GuardPlace | null;
}

/** A place that works is enough; else what is broken is worth more words than what is missing. */
const order: readonly WrittenState[] = ['registered', 'partly', 'disabled', 'untrusted', 'broken', 'missing'];

/** The state of an agent from those of its places. A file of an administrator holds whatever the others say. */
export function standingOf(agent: string, places: readonly GuardPlace[]): GuardStanding {
  const rank = ({ state, scope }: GuardPlace): number =>
    2 * order.indexOf(state) - (scope === 'machine' && state === 'registered' ? 1 : 0);
  const [place = null] = [...places].sort((a, b) => rank(a) - rank(b));
  return { agent, state: place?.state ?? 'missing', place };
}

/** The one of two states that leaves more open. */
export function worseState(one: WrittenState, other: WrittenState): WrittenState {
  return order.indexOf(other) > order.indexOf(one) ? other : one;
}

/** Places that were registered when they were seen last, and are so no longer; nothing is told of a file that was not read. */
export function lostPlaces(
  remembered: readonly string[],
  places: readonly (GuardPlace & { readonly agent: string })[],
): readonly (GuardPlace & { readonly agent: string })[] {
  const known = new Set(remembered);
  return places.filter(each => each.state !== 'registered' && known.has(placeKey(each)));
}

/** What a place is remembered by. */
export function placeKey({ agent, file }: { readonly agent: string; readonly file: string }): string {
  return `${agent} ${file}`;
}
