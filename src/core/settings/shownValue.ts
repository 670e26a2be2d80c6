import { hostOfUrl } from './hostPatterns.ts';
import type { SettingSpec, SettingValue } from './types.ts';
import { equalValues, isList, isObject } from './values.ts';

/**
 * Words that settings commonly accept. None of them is a secret: each is in the manifest or the documentation of a product of the
 * catalogue.
 */
const words: ReadonlySet<string> = new Set(
  [
    '0 1 true false on off yes no none all auto default manual enabled disabled enable disable',
    'always never ask prompt allow deny notify start explicit implicit inherit core local remote global user workspace',
    'error errors crash warn info debug verbose trace usage',
    'save-all statsig otlp otlp-http otlp-grpc console file gcp http grpc',
    'read-only workspace-write danger-full-access untrusted on-request on-failure acceptEdits bypassPermissions plan',
    'zed copilot supermaven ollama onlyEnabledExtensions newAndOutdated onSave onFocusChange afterDelay block',
    'cached live stable insiders preview latest',
  ].flatMap(line => line.split(' ')),
);

/** The largest number that is shown even if the setting takes no number; a larger one may be anything. */
const mostPlainNumber = 9999;

/**
 * Returns the part of a value that may be shown, stored and compared: a boolean, a number, a word of an enumeration, or what we advise or
 * the product ships. Everything else might be something that must not appear in a report, so it becomes `{set}` or a count of entries;
 * this includes keys of objects. Hardened values are returned unchanged, so a shown value can still be judged.
 */
export function shownValue(spec: SettingSpec, value: SettingValue): SettingValue {
  if (value === null || typeof value === 'boolean') return value;
  const known = knownValues(spec);
  if (known.some(each => equalValues(each, value))) return value;
  if (spec.comparison === 'host') return originOf(value);
  if (typeof value === 'number') return isPlainNumber(value, known) ? value : unshown;
  if (typeof value === 'string') return isWord(value, spec) ? value : unshown;
  return isList(value) ? shownList(value, spec, known) : shownObject(value, known);
}

/** Replaces a value that is not shown. */
const unshown = '{set}';

/** Returns only the host of an address, because the rest may contain a key. */
function originOf(value: SettingValue): string {
  const host = typeof value === 'string' ? hostOfUrl(value) : null;
  return host === null ? unshown : `https://${host}`;
}

function knownValues({ hardened, default: fallback, accepts = [] }: SettingSpec): readonly SettingValue[] {
  return [hardened, fallback, ...accepts].filter(each => each !== undefined);
}

function isPlainNumber(value: number, known: readonly SettingValue[]): boolean {
  return Math.abs(value) <= mostPlainNumber || known.some(each => typeof each === 'number');
}

function isWord(value: string, spec: SettingSpec): boolean {
  return value === '' || words.has(value) || spec.words?.includes(value) === true;
}

function shownList(list: readonly SettingValue[], spec: SettingSpec, known: readonly SettingValue[]): SettingValue {
  const entries = known.flatMap(each => (isList(each) ? each : []));
  const shown = list.filter(
    item =>
      typeof item === 'boolean' ||
      (typeof item === 'string' && isWord(item, spec)) ||
      entries.some(each => equalValues(each, item)),
  );
  const hidden = list.length - shown.length;
  if (hidden === 0) return shown;
  return shown.length === 0 ? counted(hidden) : [...shown, counted(hidden)];
}

function shownObject(object: { readonly [key: string]: SettingValue }, known: readonly SettingValue[]): SettingValue {
  const keys = new Set(known.flatMap(each => (isObject(each) ? Object.keys(each) : [])));
  // The order of the catch-all among the other entries matters, so it is kept in place.
  keys.add('*');
  const entries = Object.entries(object);
  const shown = entries.flatMap(([key, item]) => (keys.has(key) ? [[key, shownItem(key, item, known)] as const] : []));
  const hidden = entries.length - shown.length;
  if (shown.length === 0) return hidden === 0 ? {} : counted(hidden);
  return Object.fromEntries(hidden === 0 ? shown : [...shown, [counted(hidden), unshown] as const]);
}

function shownItem(key: string, item: SettingValue, known: readonly SettingValue[]): SettingValue {
  const isKnown = known.some(each => isObject(each) && Object.hasOwn(each, key) && equalValues(each[key], item));
  const isPlain = item === null || typeof item === 'boolean' || (typeof item === 'string' && words.has(item));
  return isKnown || isPlain ? item : unshown;
}

function counted(entries: number): string {
  return entries === 1 ? '{1 entry}' : `{${entries} entries}`;
}
