import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Readable, Writable } from 'node:stream';

/** A running git process: input, output and error output. */
export type RunningGit = ChildProcessByStdio<Writable, Readable, Readable>;

/** Git is not installed, or failed. The message is the line in which git says why. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * Turns off everything that a repository's own configuration could make git run or fetch: a file system monitor, hooks, external
 * programs for diffs or signatures, and objects that only a server has (git-config(1); `GIT_ALLOW_PROTOCOL` lists the only
 * transports).
 */
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'log.showSignature=false', '--no-pager'];
const environment = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Starts git in a folder, with the environment of this process: a hook's own index applies. Reads only, if the command does. */
export function startGit(folder: string, words: readonly string[]): RunningGit {
  const env = { ...process.env, ...environment };
  return spawn('git', [...quiet, ...words], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}

/** Returns the output of a git command, as UTF-8; bytes that are not UTF-8 are replaced. Rejects with {@link GitError}. */
export async function gitOutput(folder: string, words: readonly string[]): Promise<string> {
  const git = startGit(folder, words);
  git.stdin.on('error', () => {});
  git.stdin.end();
  const parts: Buffer[] = [];
  git.stdout.on('data', (part: Buffer) => parts.push(part));
  await ended(git);
  return Buffer.concat(parts).toString('utf8');
}

/** Resolves when git has exited successfully; otherwise rejects with {@link GitError}. */
export async function ended(git: RunningGit): Promise<void> {
  const said = text(git.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    git.on('error', (error: NodeJS.ErrnoException) =>
      reject(new GitError(error.code === 'ENOENT' ? 'git was not found' : error.message)),
    );
    git.on('close', resolve);
  });
  if (code !== 0) {
    const lines = (await said).split('\n');
    throw new GitError(lines.find(line => line.startsWith('fatal:')) ?? lines[0] ?? 'git failed');
  }
}
