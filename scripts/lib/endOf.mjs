import { clearInterval, setInterval } from 'node:timers';

/**
 * Waits for the end of a program that leads a process group, and ends the group once `isOver` returns true.
 * @param {import('node:child_process').ChildProcess} child started with `detached`
 * @param {(milliseconds: number) => boolean} isOver called repeatedly, with the time since the start
 * @returns {Promise<number | null>} its exit code; null if it was ended
 */
export function endOf(child, isOver) {
  const started = Date.now();
  return new Promise(resolve => {
    const timer = setInterval(() => {
      if (!isOver(Date.now() - started)) return;
      clearInterval(timer);
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has already ended.
      }
      resolve(null);
    }, 250);
    child.once('close', code => {
      clearInterval(timer);
      resolve(code);
    });
  });
}
