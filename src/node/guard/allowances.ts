import { asList } from '../../core/json.ts';
import type { Allowance } from '../../core/guard/types.ts';
import { readTextSync } from '../files/readText.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { guardPlaces } from './places.ts';

const maximumBytes = 1_000_000;

/**
 * How long a file that was allowed once can be read after it was first used, in milliseconds: the guard is also asked about the
 * output.
 */
const onceLasts = 60_000;

/** Returns what a person allows agents to read. Broken entries are left out. Never throws. */
export function readAllowances(home: string): readonly Allowance[] {
  const read = readTextSync(guardPlaces(home).allowances, maximumBytes);
  if (read.kind !== 'text') return [];
  try {
    return asList(JSON.parse(read.text)).filter(isAllowance);
  } catch {
    return [];
  }
}

/** Stores allowances, without expired ones. Throws the system's error if that fails. */
export function writeAllowances(home: string, allowances: readonly Allowance[], now: number): void {
  const valid = allowances.filter(({ until }) => until === null || until > now);
  replaceFile(guardPlaces(home).allowances, `${JSON.stringify(valid, null, 2)}\n`);
}

/** Allows agents to read a file or a folder (absolute, with `/`; a folder ends in one), replacing its earlier allowance. */
export function allowPath(home: string, allowance: Allowance, now: number): void {
  const others = readAllowances(home).filter(each => each.path !== allowance.path);
  writeAllowances(home, [...others, allowance], now);
}

/** Revokes a person's allowance for a path. */
export function revokePath(home: string, path: string, now: number): void {
  writeAllowances(
    home,
    readAllowances(home).filter(each => each.path !== path),
    now,
  );
}

/** Returns the allowances after one was used: if it is valid once, it expires soon. */
export function used(allowances: readonly Allowance[], one: Allowance, now: number): readonly Allowance[] {
  return allowances.map(each => (each === one && each.until === null ? { ...each, until: now + onceLasts } : each));
}

function isAllowance(value: unknown): value is Allowance {
  if (typeof value !== 'object' || value === null) return false;
  const { path, until } = value as Partial<Record<keyof Allowance, unknown>>;
  return typeof path === 'string' && (until === null || typeof until === 'number');
}
