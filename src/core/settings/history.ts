import type { SettingState, SettingValue } from './types.ts';
import { equalValues } from './values.ts';

/** A value that differs from the last one we saw. */
export interface SettingChange {
  readonly assistant: string;
  readonly key: string;
  readonly from: SettingValue;
  readonly to: SettingValue;
  /** When the change was noticed, ISO 8601; it happened some time before. */
  readonly at: string;
}

/** What a front end stores between sessions. Plain data; contains no credentials, because setting states contain none. */
export interface SettingHistory {
  /** The last known values, by `assistant kind key`, with the folders appended if the value differs by folder. */
  readonly values: Readonly<Record<string, SettingValue>>;
  /** Newest first. */
  readonly changes: readonly SettingChange[];
}

export const emptyHistory: SettingHistory = { values: {}, changes: [] };

/** The number of changes that are kept; older ones are dropped. */
const keptChanges = 200;

/** Returns what differs from the last known values. Settings never seen before, or unreadable now, do not count as changed. */
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
 * Returns the history with these states added; the same object if nothing is new, so a front end knows whether to store it. A broken
 * history (from a store) is replaced by an empty one.
 * @param now ISO 8601
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

/** Returns the key of a setting and the folders for which its state applies: another folder's value is not a change. */
function placeOf(state: SettingState): string {
  return state.folders === undefined ? nameOf(state) : `${nameOf(state)} ${JSON.stringify(state.folders)}`;
}

/** Returns the name of a setting, wherever it is set: `assistant kind key`, and the editor if each editor has a state of its own. */
export function nameOf({ assistant, spec, editor }: SettingState): string {
  const name = `${assistant} ${spec.kind} ${spec.key}`;
  return editor === undefined ? name : `${name} ${editor}`;
}

/** Returns a history from a store; undefined if the value is broken or something else. */
export function asSettingHistory(value: unknown): SettingHistory | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { values, changes } = value as Readonly<Record<string, unknown>>;
  const isHistory = typeof values === 'object' && values !== null && Array.isArray(changes);
  return isHistory ? (value as SettingHistory) : undefined;
}
