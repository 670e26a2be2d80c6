import type { Message } from '../../message.ts';
import type { GuardScope } from '../scope.ts';

/**
 * The state of the guard in one file. `registered` is only what files say, without asking the agent; `partly`: the agent needs several
 * registrations and has only some of them.
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
  /** The broken file does not name the guard: it would not be registered even if the file were valid. */
  readonly isForeign?: true;
}

/** The state of an agent as a whole, by the place that counts. */
export interface GuardStanding {
  readonly agent: string;
  readonly state: WrittenState;
  /** Null if the agent has no place for hooks on this system. */
  readonly place: GuardPlace | null;
}

/** One working place is enough; otherwise a broken place matters more than a missing one. */
const order: readonly WrittenState[] = ['registered', 'partly', 'disabled', 'untrusted', 'broken', 'missing'];

/** Returns the state of an agent, given the states of its places. An administrator's file wins over the others. */
export function standingOf(agent: string, places: readonly GuardPlace[]): GuardStanding {
  const rank = ({ state, scope }: GuardPlace): number =>
    2 * order.indexOf(state) - (scope === 'machine' && state === 'registered' ? 1 : 0);
  const [place = null] = [...places].sort((a, b) => rank(a) - rank(b));
  return { agent, state: place?.state ?? 'missing', place };
}

/** Returns the one of two states that leaves more open. */
export function worseState(one: WrittenState, other: WrittenState): WrittenState {
  return order.indexOf(other) > order.indexOf(one) ? other : one;
}

/** Returns the places that were registered at the last check and no longer are; a file that was not read is not reported. */
export function lostPlaces(
  remembered: readonly string[],
  places: readonly (GuardPlace & { readonly agent: string })[],
): readonly (GuardPlace & { readonly agent: string })[] {
  const known = new Set(remembered);
  return places.filter(each => each.state !== 'registered' && known.has(placeKey(each)));
}

/** Returns the key under which a place is remembered. */
export function placeKey({ agent, file }: { readonly agent: string; readonly file: string }): string {
  return `${agent} ${file}`;
}
