import { readFileSync } from 'node:fs';
import { errorCode } from './errorCode.ts';

/** Which process something belongs to. A number alone is used again after a process or the machine has ended. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in a form that no other process of that number has; null where the system does not say. */
  readonly started: string | null;
}

/** The identity of a process that runs now; of this one unless another is named. */
export function processIdentity(pid = process.pid): ProcessIdentity {
  return { pid, started: startOf(pid) };
}

/** Whether that very process still runs. Where nothing says when it began, any process of that number counts. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const now = startOf(pid);
  if (started !== null && now !== null) return started === now;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Boot and start time of a process (proc_pid_stat(5), field 22). Null on systems without `/proc`. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in brackets, which may itself hold blanks and brackets.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${started ?? ''}`;
  } catch {
    return null;
  }
}
