import type { SettingState, SettingValue } from './types.ts';
import { equalValues } from './values.ts';

/** A value that was another one when we last looked. */
export interface SettingChange {
  readonly assistant: string;
  readonly key: string;
  readonly from: SettingValue;
  readonly to: SettingValue;
  /** When the change was noticed, ISO 8601; it happened at some time before. */
  readonly at: string;
}

/** What a front end keeps between sessions. Plain data; holds no credentials, since setting states hold none. */
export interface SettingHistory {
  /** The last known values, by `assistant kind key`, and the folders where they differ by folder. */
  readonly values: Readonly<Record<string, SettingValue>>;
  /** Newest first. */
  readonly changes: readonly SettingChange[];
}

export const emptyHistory: SettingHistory = { values: {}, changes: [] };

/** Older changes are forgotten. */
const keptChanges = 200;

/** What differs from the last known values. Settings that were never seen before, or cannot be read now, are no change. */
export function settingChanges(
  values: SettingHistory['values'],
  states: readonly SettingState[],
  now: string,
): readonly SettingChange[] {
  return states.filter(isKnown).flatMap(state => {
    const { assistant, spec, value } = state;
    const key = placeOf(state);
    const before = values[key];
    if (!Object.hasOwn(values, key) || before === undefined || equalValues(before, value)) return [];
    return [{ assistant, key: spec.key, from: before, to: value, at: now }];
  });
}

/**
 * The history with these states added; the same object when nothing is new, so that a front end knows whether to store it.
 * `now` is ISO 8601. A history from elsewhere (a store) may be broken: then it starts again from nothing.
 */
export function recordStates(
  history: SettingHistory | undefined,
  states: readonly SettingState[],
  now: string,
): SettingHistory {
  const known = asSettingHistory(history) ?? emptyHistory;
  const changes = settingChanges(known.values, states, now);
  const seen = states.filter(isKnown);
  const isNew = seen.some(state => !Object.hasOwn(known.values, placeOf(state)));
  if (changes.length === 0 && !isNew && known === history) return history;
  const added = Object.fromEntries(seen.map(state => [placeOf(state), state.value]));
  return { values: { ...known.values, ...added }, changes: [...changes, ...known.changes].slice(0, keptChanges) };
}

function isKnown({ state }: SettingState): boolean {
  return state !== 'malformed' && state !== 'unreadable' && state !== 'account';
}

/** A setting and the folders for which it is as it is: values of others are no change of it. */
function placeOf(state: SettingState): string {
  return state.folders === undefined ? nameOf(state) : `${nameOf(state)} ${JSON.stringify(state.folders)}`;
}

/** How a setting is named, wherever it is set: `assistant kind key`, and the editor where each has a state of its own. */
export function nameOf({ assistant, spec, editor }: SettingState): string {
  const name = `${assistant} ${spec.kind} ${spec.key}`;
  return editor === undefined ? name : `${name} ${editor}`;
}

/** A history from a store; undefined where it is none, or broken. */
export function asSettingHistory(value: unknown): SettingHistory | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { values, changes } = value as Readonly<Record<string, unknown>>;
  const isHistory = typeof values === 'object' && values !== null && Array.isArray(changes);
  return isHistory ? (value as SettingHistory) : undefined;
}
