import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { body } from '../unit/secrets/support.ts';
import type { Step } from './scriptedModel.ts';

/**
 * Ways in which the text of a file can reach the model. `hidden` is a file that cannot be recognized in the command, `failing` the
 * same in a command that fails, `server` a tool of an MCP server that names the file, `serverText` a tool that does not, `resumed`
 * a session that is resumed, and `earlier` a session from before the guard was there.
 */
export const ways = [
  ...(['read', 'cat', 'grep', 'git', 'python', 'hidden', 'failing', 'server', 'serverText', 'helper'] as const),
  ...(['at', 'prompt', 'resumed', 'earlier'] as const),
] as const;
export type Way = (typeof ways)[number];

/** Returns a token of a kind that the scanner knows, different for each way. */
const token = (seed: number): string => `sk_live_${body(30, seed)}`;

/**
 * A text that is held back only by a rule does not need the form of a secret. Resumed sessions have the texts of the session
 * before.
 */
export const canaries: Readonly<Record<Exclude<Way, 'resumed' | 'earlier'>, string>> = {
  read: token(1),
  cat: 'zqcat-5f1c77d0aa',
  grep: 'zqgrep-77aa31c9',
  git: 'zqgit-0c1188f2',
  python: 'zqpython-91ab0c11',
  hidden: token(6),
  failing: token(7),
  server: 'zqserver-3c1d55ee',
  serverText: token(8),
  helper: 'zqhelper-a0b1c2d3',
  at: 'zqat-31c90d12',
  prompt: token(9),
};

/** What the user says. A request that contains the task but not what was said to the agent itself comes from a helper. */
export const said = { main: 'Do what you are told.', at: 'Read @private/at.txt', helper: 'Start a helper.' };
export const task = 'zqtask: read the note';

/** Returns what the model requests in the main session, with the way of each step. */
export function mainSteps(work: string): readonly (Step & { readonly way: Way })[] {
  return [
    { way: 'read', kind: 'read', path: path.join(work, '.env') },
    { way: 'cat', kind: 'shell', command: 'cat private/cat.txt' },
    { way: 'grep', kind: 'shell', command: 'grep -r zqgrep .' },
    { way: 'git', kind: 'shell', command: 'git show HEAD:private/git.txt' },
    { way: 'python', kind: 'shell', command: `python3 -c "print(open('private/python.txt').read())"` },
    { way: 'hidden', kind: 'shell', command: `python3 -c "print(open(${spelled('src/h.ts')}).read())"` },
    { way: 'server', kind: 'server', input: { path: path.join(work, 'private/server.txt') } },
    { way: 'serverText', kind: 'server', input: { number: 1 } },
    { way: 'failing', kind: 'shell', command: `python3 -c "print(open(${spelled('src/f.ts')}).read())"; exit 3` },
  ];
}

export const helperSteps: readonly (Step & { readonly way: Way })[] = [{ way: 'helper', kind: 'helper', task }];
export const stepsOfHelper: readonly Step[] = [{ kind: 'shell', command: 'cat private/helper.txt' }];

/** Returns a path in Python that is only spelled by numbers. */
function spelled(file: string): string {
  return `''.join(map(chr,[${[...file].map(each => each.codePointAt(0)).join(',')}]))`;
}

/** Writes a repository with a canary for each way. */
export function writeFixture(work: string): void {
  const files: Readonly<Record<string, string>> = {
    '.env': `STRIPE_KEY=${canaries.read}\n`,
    '.cursorignore': 'private/\n',
    'README.md': 'A shop.\n',
    'private/cat.txt': `${canaries.cat}\n`,
    'private/grep.txt': `${canaries.grep}\n`,
    'private/git.txt': `${canaries.git}\n`,
    'private/python.txt': `${canaries.python}\n`,
    'private/server.txt': `${canaries.server}\n`,
    'private/helper.txt': `${canaries.helper}\n`,
    'private/at.txt': `${canaries.at}\n`,
    'src/h.ts': `export const token = '${canaries.hidden}';\n`,
    'src/f.ts': `export const token = '${canaries.failing}';\n`,
    'src/m1.ts': `export const token = '${canaries.serverText}';\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
    writeFileSync(path.join(work, name), text);
  }
  const git = (...words: readonly string[]): void => {
    spawnSync('git', ['-c', 'user.name=lab', '-c', 'user.email=lab@example.com', ...words], { cwd: work });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'x');
}
