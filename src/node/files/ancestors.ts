import { readFileSync } from 'node:fs';

/** More processes above one are not looked at. */
const most = 64;

/**
 * The command lines of the processes that started a process, the nearest first; null where the system does not say (only Linux
 * does, in `/proc`: proc(5)). One whose starter has ended belongs to the first process of the system, and no more is known of it.
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
  // The second field is a name in brackets, which may itself hold blanks and brackets.
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
