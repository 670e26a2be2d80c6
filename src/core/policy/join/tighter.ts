import type { Permission } from '../model/types.ts';

type One<Key extends string, Value> = { readonly [K in Key]?: Value };

/** Returns `deny` if either policy says so. */
export function tighter<Key extends string>(
  key: Key,
  a: One<Key, Permission>,
  b: One<Key, Permission>,
): One<Key, Permission> {
  const value: Permission | undefined = a[key] === 'deny' || b[key] === 'deny' ? 'deny' : (a[key] ?? b[key]);
  return optional(key, value);
}

/** Returns true if either policy says so. */
export function either<Key extends string>(key: Key, a: One<Key, boolean>, b: One<Key, boolean>): One<Key, boolean> {
  return optional(key, a[key] === true || b[key] === true ? true : (a[key] ?? b[key]));
}

/** Returns the smaller of two bounds; the one that is set if only one is, and nothing if none is. */
export function smallest<Key extends string>(key: Key, a: One<Key, number>, b: One<Key, number>): One<Key, number> {
  return optional(key, extreme(a[key], b[key], Math.min));
}

/** Returns the larger of two bounds, likewise. */
export function largest<Key extends string>(key: Key, a: One<Key, number>, b: One<Key, number>): One<Key, number> {
  return optional(key, extreme(a[key], b[key], Math.max));
}

/** Returns a section that only one policy has, or the join of both. */
export function ofBoth<Key extends string, Section>(
  key: Key,
  a: Section | undefined,
  b: Section | undefined,
  join: (a: Section, b: Section) => Section,
): One<Key, Section> {
  return optional(key, a === undefined || b === undefined ? (a ?? b) : join(a, b));
}

function extreme(
  a: number | undefined,
  b: number | undefined,
  pick: (a: number, b: number) => number,
): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : pick(a, b);
}

/** Returns an object with a key and its value; empty without a value. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): One<Key, Value> {
  return (value === undefined ? {} : { [key]: value }) as One<Key, Value>;
}
