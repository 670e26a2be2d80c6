import { nameOf } from '../history.ts';
import type { SettingState, SettingValue } from '../types.ts';
import { equalValues, isHardened, isObject } from '../values.ts';

/** What a front end stores about a hardening, to see later whether it is still in effect. Plain data without credentials. */
export interface HardeningRecord {
  /** ISO 8601. */
  readonly at: string;
  /** The values that were written, by `assistant kind key`. */
  readonly values: Readonly<Record<string, SettingValue>>;
  /** For each value, a file that was written with it and is restored with it; absent in records from before 2026-12. */
  readonly places?: Readonly<Record<string, string>>;
  /** Settings that the tools had at that time; others came with an update. */
  readonly known: readonly string[];
  /** Versions of the tools' extensions at that time, by id in lower case. */
  readonly versions: Readonly<Record<string, string>>;
  /** Drifts that were already reported, so each is reported only once. */
  readonly told: readonly string[];
}

/** A setting that is no longer as it was hardened, or that the tool did not have at that time. */
export interface Drift {
  readonly kind: 'reset' | 'new';
  readonly state: SettingState;
  /** The value that was written; undefined for a `new` setting. */
  readonly wrote: SettingValue | undefined;
}

export type Versions = HardeningRecord['versions'];

/**
 * Returns the record after a hardening: wanted settings that are hardened now are added. An editor reports new values a moment after the
 * write, so this may be called again. Null: nothing was hardened.
 * @param wanted by name, a file that was written with the setting; the states may not say yet where a value comes from
 * @param now ISO 8601
 */
export function afterHardening(
  record: HardeningRecord | null,
  states: readonly SettingState[],
  wanted: ReadonlyMap<string, string>,
  versions: Versions,
  now: string,
): HardeningRecord | null {
  const open = new Set(states.filter(state => state.state !== 'hardened').map(nameOf));
  const done = states.filter(state => wanted.has(nameOf(state)) && !open.has(nameOf(state)));
  if (done.every(state => Object.hasOwn(record?.values ?? {}, nameOf(state)))) return record;
  const values = { ...record?.values, ...Object.fromEntries(done.map(state => [nameOf(state), state.value])) };
  const places = Object.fromEntries([...wanted].filter(([name]) => Object.hasOwn(values, name)));
  return {
    at: now,
    values,
    places: { ...record?.places, ...places },
    known: states.filter(isThere).map(nameOf),
    versions,
    told: [],
  };
}

/** Returns, by name, those of the wanted settings that are still not hardened in at least one place. */
export function stillOpen(
  wanted: ReadonlyMap<string, string>,
  states: readonly SettingState[],
): ReadonlyMap<string, string> {
  const open = new Set(states.filter(state => state.state !== 'hardened').map(nameOf));
  return new Map([...wanted].filter(([name]) => open.has(name)));
}

/** Returns the record after our own undo: values written to the restored files are no longer wanted. Null: nothing is left. */
export function afterUndo(
  record: HardeningRecord | null,
  states: readonly SettingState[],
  restored: readonly string[],
): HardeningRecord | null {
  const files = new Set(restored);
  // The file that was written counts, not the current one: the restored files may have been read again already.
  const here = new Map(states.map(state => [nameOf(state), state.file]));
  const placeOf = (name: string): string | null => record?.places?.[name] ?? here.get(name) ?? null;
  const kept = Object.entries(record?.values ?? {}).filter(([name]) => !files.has(placeOf(name) ?? ''));
  return record === null || kept.length === 0 ? null : { ...record, values: Object.fromEntries(kept) };
}

/** Returns what changed since the hardening: settings with another value, and newly added recommended settings that are not hardened. */
export function driftOf(record: HardeningRecord | null, states: readonly SettingState[]): readonly Drift[] {
  if (record === null) return [];
  const known = new Set(record.known);
  return states.flatMap((state): readonly Drift[] => {
    const name = nameOf(state);
    const wrote = record.values[name];
    if (Object.hasOwn(record.values, name) && wrote !== undefined) {
      return isStill(state, wrote) ? [] : [{ kind: 'reset', state, wrote }];
    }
    return !known.has(name) && isOpen(state) ? [{ kind: 'new', state, wrote: undefined }] : [];
  });
}

/** Returns the drifts that were not reported yet, and the record that includes them. */
export function notYetReported(
  record: HardeningRecord,
  drifts: readonly Drift[],
): { readonly drifts: readonly Drift[]; readonly record: HardeningRecord } {
  const told = new Set(record.told);
  const fresh = drifts.filter(each => !told.has(reportKey(each)));
  // A setting that was restored is reported again when it changes again.
  const next = drifts.map(reportKey);
  const isSame = next.length === record.told.length && next.every(each => told.has(each));
  return { drifts: fresh, record: isSame ? record : { ...record, told: next } };
}

/** Returns the extensions whose version differs from that at the hardening. */
export function updatedSince(
  record: HardeningRecord,
  versions: Versions,
): readonly { readonly id: string; readonly from: string; readonly to: string }[] {
  return Object.entries(versions).flatMap(([id, to]) => {
    const from = record.versions[id];
    return from === undefined || from === to ? [] : [{ id, from, to }];
  });
}

/** Returns a record from a store; null if the value is broken or something else. */
export function asHardeningRecord(value: unknown): HardeningRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const { at, values, known, versions, told } = value as Readonly<Record<string, unknown>>;
  const isRecord = typeof at === 'string' && isObject(values) && isObject(versions) && isTexts(known) && isTexts(told);
  return isRecord ? (value as HardeningRecord) : null;
}

function isStill(state: SettingState, wrote: SettingValue): boolean {
  return state.state === 'hardened' || state.state === 'locked' || equalValues(state.value, wrote);
}

/** Whether the tool has the setting now: an editor's setting that no extension registered has no default. */
function isThere({ state }: SettingState): boolean {
  return state !== 'unset';
}

function isOpen({ spec, state, value }: SettingState): boolean {
  if (spec.level !== 'recommended' || spec.hardened === undefined || spec.reportOnly) return false;
  return state === 'weak' || (state === 'default' && !isHardened(spec, value));
}

function reportKey({ kind, state }: Drift): string {
  return `${kind} ${nameOf(state)} ${JSON.stringify(state.value)}`;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}
