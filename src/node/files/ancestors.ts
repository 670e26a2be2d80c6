import { readFileSync } from 'node:fs';

/** How many ancestors are looked at. */
const most = 64;

/**
 * Returns the command lines of the ancestors of a process, the nearest first; null if the system does not provide them (only
 * Linux does, in `/proc`: proc(5)). A process whose parent has ended is attached to the first process, so the chain ends there.
 */
export function ancestors(pid: number, proc = '/proc'): readonly (readonly string[])[] | null {
  const found: (readonly string[])[] = [];
  for (let at = parentOf(pid, proc); at !== null && at > 0 && found.length < most; at = parentOf(at, proc)) {
    found.push(
      textOf(`${proc}/${at}/cmdline`)
        ?.split('\0')
        .filter(word => word !== '') ?? [],
    );
  }
  return found.length === 0 ? null : found;
}

function parentOf(pid: number, proc: string): number | null {
  const stat = textOf(`${proc}/${pid}/stat`);
  if (stat === null) return null;
  // The second field is a name in parentheses, which may itself contain spaces and parentheses.
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number.isInteger(parent) ? parent : null;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
