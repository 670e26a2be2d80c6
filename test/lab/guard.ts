import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hooksOf } from '../../src/core/assistants/hooks.ts';
import { body } from '../unit/secrets/support.ts';
import { type LabAgent, labAgents } from './labAgents.ts';
import { runAgent } from './runAgent.ts';
import { type ScriptedModel, type Step, startScriptedModel } from './scriptedModel.ts';

// The truth table of the guard: each way has a made-up secret of its own, and the evidence is always whether that text stood in
// a request to the model. Exit code 1 when a secret got out with the guard on that the guard can keep, or when an agent sent
// none without it (then nothing was shown).

const ways = ['read', 'cat', 'grep', 'git', 'python', 'hidden', 'failing', 'at', 'prompt'] as const;
type Way = (typeof ways)[number];

/** A token of a kind that the scanner knows, different for each way. */
const token = (seed: number): string => `sk_live_${body(30, seed)}`;
/** What is held back by a rule alone needs no form of a secret. */
const canaries: Readonly<Record<Way, string>> = {
  read: token(1),
  cat: 'zqcat-5f1c77d0aa',
  grep: 'zqgrep-77aa31c9',
  git: 'zqgit-0c1188f2',
  python: 'zqpython-91ab0c11',
  hidden: token(6),
  failing: token(7),
  at: 'zqat-31c90d12',
  prompt: token(9),
};

const stepsIn = (work: string): readonly Step[] => [
  { kind: 'read', path: path.join(work, '.env') },
  { kind: 'shell', command: 'cat private/cat.txt' },
  { kind: 'shell', command: 'grep -r zqgrep .' },
  { kind: 'shell', command: 'git show HEAD:private/git.txt' },
  { kind: 'shell', command: `python3 -c "print(open('private/python.txt').read())"` },
  // No reader of commands can tell what this opens: its output alone tells.
  { kind: 'shell', command: `python3 -c "print(open(''.join(map(chr,[115,114,99,47,104,46,116,115]))).read())"` },
  {
    kind: 'shell',
    command: `python3 -c "print(open(''.join(map(chr,[115,114,99,47,102,46,116,115]))).read())"; exit 3`,
  },
];

/** What an agent does not stop, as `guard status` says too. */
const open: Readonly<Record<string, readonly Way[]>> = {
  cline: ['at', 'prompt'],
};

async function main(): Promise<void> {
  const [folder = '.', only] = process.argv.slice(2);
  const model = await startScriptedModel();
  let isWrong = false;
  for (const agent of labAgents) {
    if (only !== undefined && !only.split(',').includes(agent.id)) continue;
    const command = path.resolve(folder, 'node_modules', agent.command);
    if (!existsSync(command)) {
      process.stdout.write(`${agent.id}: not run, ${agent.command} is not installed in ${folder}\n`);
      continue;
    }
    const off = await sent(agent, command, model, false);
    const on = await sent(agent, command, model, true);
    const cell = (all: ReadonlySet<Way>, way: Way): string => (all.has(way) ? 'SENT' : '-').padEnd(9);
    process.stdout.write(`${agent.id.padEnd(12)}     ${ways.map(way => way.padEnd(9)).join('')}\n`);
    process.stdout.write(`  guard off      ${ways.map(way => cell(off, way)).join('')}\n`);
    process.stdout.write(`  guard on       ${ways.map(way => cell(on, way)).join('')}\n`);
    const past = [...on].filter(way => !(open[agent.id] ?? []).includes(way));
    if (past.length > 0 || off.size === 0) isWrong = true;
  }
  model.stop();
  process.exitCode = isWrong ? 1 : 0;
}

async function sent(
  agent: LabAgent,
  command: string,
  model: ScriptedModel,
  isGuarded: boolean,
): Promise<ReadonlySet<Way>> {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
  const work = path.join(home, 'work');
  const found = new Set<Way>();
  try {
    fixture(work);
    agent.prepare?.(home, `http://127.0.0.1:${model.port}`);
    if (isGuarded) install(agent, home, work);
    const prompts: readonly (readonly [string, readonly Step[]])[] = [
      ['Do what you are told.', stepsIn(work)],
      ['Read @private/at.txt', []],
      [`Use the key ${canaries.prompt}`, []],
    ];
    for (const [prompt, script] of prompts) {
      model.begin(script);
      await runAgent(agent, command, prompt, home, work, model.port);
      const received = model.received().join('\n');
      if (process.env['LAB_VERBOSE']) process.stdout.write(`    ${model.received().length} requests\n`);
      for (const way of ways) if (received.includes(canaries[way])) found.add(way);
    }
    return found;
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function fixture(work: string): void {
  const files: Readonly<Record<string, string>> = {
    '.env': `STRIPE_KEY=${canaries.read}\n`,
    '.cursorignore': 'private/\n',
    'README.md': 'A shop.\n',
    'private/cat.txt': `${canaries.cat}\n`,
    'private/grep.txt': `${canaries.grep}\n`,
    'private/git.txt': `${canaries.git}\n`,
    'private/python.txt': `${canaries.python}\n`,
    'private/at.txt': `${canaries.at}\n`,
    'src/h.ts': `export const token = '${canaries.hidden}';\n`,
    'src/f.ts': `export const token = '${canaries.failing}';\n`,
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

function install(agent: LabAgent, home: string, work: string): void {
  const words = [
    'dist/cli.js',
    'guard',
    'install',
    '--agents',
    agent.id,
    '--home',
    home,
    '--workspace',
    work,
    '--apply',
  ];
  const closes = hooksOf(agent.id)?.closes === 'option' ? ['--fail-closed'] : [];
  const done = spawnSync(process.execPath, [...words, ...closes], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}

void main();
