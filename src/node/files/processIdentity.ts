import { readFileSync } from 'node:fs';
import { errorCode } from './errorCode.ts';

/** Identifies a process. A process id alone is reused after the process has ended or the machine has restarted. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in a form that is unique among processes of the same id; null if the system does not say. */
  readonly started: string | null;
}

/** Returns the identity of a running process; by default of this one. */
export function processIdentity(pid = process.pid): ProcessIdentity {
  return { pid, started: startOf(pid) };
}

/** Whether that very process is still running. If its start is not known, any process with this id counts. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const now = startOf(pid);
  if (started !== null && now !== null) return started === now;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process runs, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
}

/** Returns boot id and start time of a process (proc_pid_stat(5), field 22). Null on systems without `/proc`. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is a name in parentheses, which may itself contain spaces and parentheses.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}/${started ?? ''}`;
  } catch {
    return null;
  }
}
