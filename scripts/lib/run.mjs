// Small helpers for the scripts: running a command and keeping its output, finding an executable, showing progress.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const isWindows = process.platform === 'win32';

/**
 * Returns the program and arguments that start a command. Scripts (`npm`, `code.cmd`) need an interpreter on Windows. No shell ever
 * interprets the arguments, since they contain names of folders.
 * @returns {[string, string[]]}
 */
export function commandLine(command, args) {
  const npm = process.env.npm_execpath;
  if (command === 'npm' && npm !== undefined) return [process.execPath, [npm, ...args]];
  if (!isWindows || !/\.(?:cmd|bat)$/i.test(command)) return [command, args];
  // cmd.exe would interpret the arguments again: its special characters are refused rather than quoted.
  const wrong = [command, ...args].find(each => /["%&<>^|!\r\n]/.test(each));
  if (wrong !== undefined) throw new Error(`${wrong} cannot be handed to a Windows script`);
  return [process.env.ComSpec ?? 'cmd.exe', ['/d', '/c', command, ...args]];
}

/**
 * Runs a command to its end. Resolves with its standard output; rejects with everything it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & {show?: boolean}} [options] `show` prints the output instead of collecting it
 */
export function run(command, args, options = {}) {
  const { show = false, ...rest } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(...commandLine(command, args), {
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...rest,
    });
    let stdout = '';
    let all = '';
    child.stdout?.on('data', chunk => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr?.on('data', chunk => (all += chunk));
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${all}`));
    });
  });
}

/** Returns the absolute path of the first of the names that is an executable on PATH; undefined if there is none. */
export function which(...names) {
  const endings = isWindows ? ['.cmd', '.exe', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          return file;
        } catch {
          // Try the next folder.
        }
      }
    }
  }
  return undefined;
}

/** Prints what is being done, and how long it took. */
export async function step(title, work) {
  const start = Date.now();
  process.stdout.write(`› ${title} …\n`);
  const result = await work();
  process.stdout.write(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}
