import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Readable, Writable } from 'node:stream';

/** A git that runs: input, output and what it says of errors. */
export type RunningGit = ChildProcessByStdio<Writable, Readable, Readable>;

/** Git is not there, or refused. The message is the line in which it says why. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * What a repository's own configuration could have git run or fetch is off: a monitor of files, hooks, another program for
 * differences or signatures, and objects that a server still has (git-config(1); `GIT_ALLOW_PROTOCOL` names the only transports).
 */
const quiet = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'log.showSignature=false', '--no-pager'];
const environment = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Starts git in a folder, as it would run there: a hook's own index counts. Reads only, as long as the command does. */
export function startGit(folder: string, words: readonly string[]): RunningGit {
  const env = { ...process.env, ...environment };
  return spawn('git', [...quiet, ...words], { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
}

/** The output of a command of git, as UTF-8; bytes of names that are not UTF-8 are replaced. Rejects with {@link GitError}. */
export async function gitOutput(folder: string, words: readonly string[]): Promise<string> {
  const git = startGit(folder, words);
  git.stdin.on('error', () => {});
  git.stdin.end();
  const parts: Buffer[] = [];
  git.stdout.on('data', (part: Buffer) => parts.push(part));
  await ended(git);
  return Buffer.concat(parts).toString('utf8');
}

/** Resolves when git has ended well; else rejects with {@link GitError}. */
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
