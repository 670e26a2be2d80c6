import type { TrafficClass } from '../assistants/trafficClass.ts';
import { type Fidelity, fidelities } from '../fidelity.ts';
import type { WantedFix } from '../readers/fixes/types.ts';
import type { Check } from '../settings/checklist.ts';
import type { HardeningRecord } from '../settings/hardening/drift.ts';
import { nameOf, type SettingChange } from '../settings/history.ts';
import type { SettingState } from '../settings/types.ts';
import { equalValues, isAsAdvised } from '../settings/values.ts';

/** The groups that a reader of the privacy report sorts by. */
export type SettingGroup = 'weak' | 'unknown' | 'ineffective' | 'optional' | 'account' | 'hardened';

/** What a row's link opens. */
export type RowTarget =
  | { readonly kind: 'setting'; readonly key: string; readonly scope: string | null }
  | { readonly kind: 'file'; readonly file: string; readonly line: number | undefined }
  /** The fix for a reader of a folder. */
  | { readonly kind: 'fix'; readonly folder: string; readonly wanted: WantedFix };

/** The numbers that a reviewer asks for first: how many settings, how many unreadable, how certain. */
export interface PrivacyNumbers {
  readonly settings: number;
  readonly groups: Readonly<Record<SettingGroup, number>>;
  /** Files that could not be read or that their tools ignore, and how many settings that affects. */
  readonly unreadable: { readonly files: readonly string[]; readonly settings: number };
  readonly fidelity: Readonly<Record<Fidelity, number>>;
  /** Names of settings that do not do what they seem to do. */
  readonly ineffective: readonly string[];
  /** Settings that an organisation set. */
  readonly locked: number;
  readonly checks: { readonly all: number; readonly answered: number };
}

/** Whether a file showed the value of the setting. */
export function isReadable({ state }: SettingState): boolean {
  return state !== 'malformed' && state !== 'unreadable';
}

/**
 * Returns the group of a setting. If hardening is advised, an unreadable setting counts as open, because nothing shows that
 * it is hardened.
 */
export function groupOf(state: SettingState): SettingGroup {
  const isAdvised = state.spec.level === 'recommended';
  switch (state.state) {
    case 'hardened':
    case 'weak':
    case 'default':
    case 'unset':
    case 'locked':
      if (isAsAdvised(state)) return 'hardened';
      return isAdvised ? 'weak' : 'optional';
    case 'account':
      return 'account';
    case 'ineffective':
      return 'ineffective';
    case 'malformed':
    case 'unreadable':
      return isAdvised && state.spec.hardened !== undefined ? 'weak' : 'unknown';
  }
}

/** Returns how many usage reporting settings of each product are open, by product id; products without one are left out. */
export function openTelemetry(states: readonly SettingState[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const state of states) {
    if (state.spec.trafficClass !== 'telemetry' || groupOf(state) !== 'weak') continue;
    open.set(state.assistant, (open.get(state.assistant) ?? 0) + 1);
  }
  return open;
}

const groupOrder: readonly SettingGroup[] = ['weak', 'unknown', 'ineffective', 'optional', 'account', 'hardened'];

/** Purposes, starting with those that send data without being asked. */
export const trafficOrder: readonly TrafficClass[] = [
  'telemetry',
  'error-reporting',
  'sharing',
  'index',
  'experiments',
  'model',
  'auth',
  'registry',
  'update',
];

/**
 * Returns the settings of one tool that the report lists: open ones first; within a group, settings that are advised before
 * those for strict hardening, then by purpose. Choices in accounts are not listed.
 */
export function listedSettings(states: readonly SettingState[], tool: string): readonly SettingState[] {
  return states
    .filter(({ assistant, state }) => assistant === tool && state !== 'account')
    .toSorted((a, b) => importance(a) - importance(b));
}

/** Returns a sort key; lower is more important. */
function importance(state: SettingState): number {
  const { level, trafficClass } = state.spec;
  const kind = (level === 'recommended' ? 0 : trafficOrder.length) + trafficOrder.indexOf(trafficClass);
  return groupOrder.indexOf(groupOf(state)) * 2 * trafficOrder.length + kind;
}

/** Returns what a link on a setting opens; null if there is nothing to open. */
export function targetOf({ spec, scope, file, line }: SettingState): RowTarget | null {
  if (spec.kind === 'vscode-setting') return { kind: 'setting', key: spec.key, scope };
  return file === null ? null : { kind: 'file', file, line };
}

/** Returns the setting that a change is about; undefined if its tool no longer has it. */
export function changedSetting(
  states: readonly SettingState[],
  { assistant, key }: SettingChange,
): SettingState | undefined {
  return states.find(state => state.assistant === assistant && state.spec.key === key);
}

/**
 * Returns when a setting was last seen to change, in ISO 8601; null if it was not.
 * @param changes newest first
 */
export function lastChangeOf(changes: readonly SettingChange[], { assistant, spec }: SettingState): string | null {
  return changes.find(change => change.assistant === assistant && change.key === spec.key)?.at ?? null;
}

/** Returns the changes that Sightglass itself did not make when it hardened a setting. */
export function changesByOthers(
  changes: readonly SettingChange[],
  states: readonly SettingState[],
  record: HardeningRecord | null,
): readonly SettingChange[] {
  return changes.filter(change => {
    const state = changedSetting(states, change);
    const wrote = state === undefined ? undefined : record?.values[nameOf(state)];
    return wrote === undefined || !equalValues(wrote, change.to);
  });
}

export function privacyNumbers(states: readonly SettingState[], checks: readonly Check[]): PrivacyNumbers {
  const listed = states.filter(({ state }) => state !== 'account');
  const unread = listed.filter(state => !isReadable(state));
  const count = <K extends string>(keys: readonly K[], keyOf: (state: SettingState) => K): Record<K, number> => {
    const counts = Object.fromEntries(keys.map(key => [key, 0])) as Record<K, number>;
    for (const state of listed) counts[keyOf(state)]++;
    return counts;
  };
  return {
    settings: listed.length,
    groups: count(groupOrder, groupOf),
    unreadable: { files: [...new Set(unread.flatMap(({ file }) => file ?? []))], settings: unread.length },
    fidelity: count(fidelities, ({ spec }) => spec.fidelity),
    ineffective: [...new Set(listed.flatMap(state => (groupOf(state) === 'ineffective' ? state.spec.key : [])))],
    locked: listed.filter(({ state }) => state === 'locked').length,
    checks: { all: checks.length, answered: checks.filter(({ answer }) => answer !== 'open').length },
  };
}
