import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { asList } from '../../core/json.ts';
import type { Allowance } from '../../core/guard/types.ts';
import { readTextSync } from '../files/readText.ts';
import { guardPlaces } from './places.ts';

const maximumBytes = 1_000_000;

/**
 * How long a file that was allowed once can be read, from the first time on, in milliseconds: the guard is asked about the
 * output as well.
 */
const onceLasts = 60_000;

/** What a person lets agents read, as it was kept. Broken entries are left out. Never throws. */
export function readAllowances(home: string): readonly Allowance[] {
  const read = readTextSync(guardPlaces(home).allowances, maximumBytes);
  if (read.kind !== 'text') return [];
  try {
    return asList(JSON.parse(read.text)).filter(isAllowance);
  } catch {
    return [];
  }
}

/** Keeps allowances, without those that have ended. Throws the system's error where that cannot be done. */
export function writeAllowances(home: string, allowances: readonly Allowance[], now: number): void {
  const { folder, allowances: file } = guardPlaces(home);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const valid = allowances.filter(({ until }) => until === null || until > now);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(valid, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(temporary, file);
}

/** Lets agents read a file or a folder (absolute, with `/`; a folder ends in one), in place of what was allowed of it before. */
export function allowPath(home: string, allowance: Allowance, now: number): void {
  const others = readAllowances(home).filter(each => each.path !== allowance.path);
  writeAllowances(home, [...others, allowance], now);
}

/** Takes back what a person allowed of a path. */
export function revokePath(home: string, path: string, now: number): void {
  writeAllowances(
    home,
    readAllowances(home).filter(each => each.path !== path),
    now,
  );
}

/** The allowances after one was used: if it was for one time, it ends soon. */
export function used(allowances: readonly Allowance[], one: Allowance, now: number): readonly Allowance[] {
  return allowances.map(each => (each === one && each.until === null ? { ...each, until: now + onceLasts } : each));
}

function isAllowance(value: unknown): value is Allowance {
  if (typeof value !== 'object' || value === null) return false;
  const { path, until } = value as Partial<Record<keyof Allowance, unknown>>;
  return typeof path === 'string' && (until === null || typeof until === 'number');
}
