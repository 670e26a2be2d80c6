import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transcripts } from '../../src/core/assistants/transcripts.ts';
import { NeedleDetector } from '../../src/core/history/detection/needles.ts';
import { readHistory } from '../../src/node/history/readHistory.ts';
import { type LabAgent, labAgents } from './labAgents.ts';
import { moreAgents } from './moreAgents.ts';
import { inBase64, pdfWith } from './paper.ts';
import { recordAgents } from './recordAgents.ts';
import { tell } from './results.ts';
import { runAgent } from './runAgent.ts';
import { type HelperScript, type ScriptedModel, type Step, startScriptedModel } from './scriptedModel.ts';

// Compares what `history` reads in the records of real agents with what they sent: each file, and each part of a long output,
// contains its own text, and the evidence is always whether that text was in a request to the model. Exit code 1 if a text is
// reported as sent but was not, if a text that was sent is on the disk but not found as sent, or if an agent sent none.

const canaries = {
  env: 'CANARY-env-7f31c0d2',
  key: 'CANARY-key-20b7e9a4',
  source: 'CANARY-source-5d11f0c8',
  unread: 'CANARY-unread-e0c49b17',
  instructions: 'CANARY-instructions-3a92d6f0',
  begin: 'CANARY-begin-91be04d7',
  middle: 'CANARY-middle-c83f5a10',
  end: 'CANARY-end-0d6742ee',
  error: 'CANARY-error-b4a81d39',
  first: 'CANARY-first-68c1f7e5',
  second: 'CANARY-second-1f90a2bd',
  third: 'CANARY-third-88e2c04f',
  forked: 'CANARY-forked-c7205b19',
  last: 'CANARY-last-3d9af6e2',
  task: 'CANARY-task-51c8b0fa',
  helped: 'CANARY-helped-e7340d96',
  paper: 'CANARY-paper-2ce81b47',
  // What the model says at the end of each turn.
  saidFirst: 'CANARY-saidFirst-4c9a05d2',
  saidSecond: 'CANARY-saidSecond-72e1b8f3',
  saidThird: 'CANARY-saidThird-05b6d7c1',
} as const;
const all = Object.values(canaries);
/** Each text in the forms in which a request may contain it: a PDF is sent in base64. */
const forms = new Map<string, readonly string[]>(all.map(text => [text, [text, ...inBase64(text)]]));
const holds = (content: string | Buffer, text: string): boolean =>
  forms.get(text)?.some(each => content.includes(each)) === true;

/**
 * What was asked of the model, and how many of its requests contained which text. Requests that leave no record are counted
 * separately.
 */
interface Sent {
  requests: number;
  unrecorded: number;
  readonly beside: Map<string, number>;
  readonly counts: Map<string, number>;
}

const stepsIn = (work: string): readonly Step[] => [
  { kind: 'read', path: path.join(work, '.env') },
  { kind: 'shell', command: 'cat secrets/prod.key' },
  { kind: 'shell', command: 'cat logs/big.log' },
  { kind: 'shell', command: `cat missing; cat logs/error.txt >&2; exit 3` },
];

async function main(): Promise<void> {
  const [folder = '.', only] = process.argv.slice(2);
  const model = await startScriptedModel();
  let isWrong = false;
  for (const agent of [...labAgents, ...moreAgents.filter(each => each.resume !== undefined), ...recordAgents]) {
    if (only !== undefined && !only.split(',').includes(agent.id)) continue;
    const command = path.resolve(folder, 'node_modules', agent.command);
    if (existsSync(command)) isWrong = !(await isRight(agent, command, model)) || isWrong;
    else process.stdout.write(`${agent.id}: not run, ${agent.command} is not installed in ${folder}\n`);
  }
  model.stop();
  process.exitCode = isWrong ? 1 : 0;
}

async function isRight(agent: LabAgent, command: string, model: ScriptedModel): Promise<boolean> {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
  const work = path.join(home, 'work');
  try {
    layFiles(work);
    const place = { home, work, model: `http://127.0.0.1:${model.port}` };
    agent.prepare?.(place);
    const sent: Sent = { requests: 0, unrecorded: 0, counts: new Map(), beside: new Map() };
    for (const { words, prompt, steps, helper, word } of turnsOf(agent, work)) {
      model.begin(steps, helper, word);
      await runAgent(agent, command, words(prompt, place), place, model);
      for (const body of model.asked()) {
        if (process.env['LAB_KEEP']) appendFileSync(`${home}.ndjson`, `${JSON.stringify({ prompt, body })}\n`);
        const isUnrecorded = agent.unrecorded?.test(body) === true;
        if (isUnrecorded) sent.unrecorded++;
        else sent.requests++;
        const counts = isUnrecorded ? sent.beside : sent.counts;
        for (const each of all) if (holds(body, each)) counts.set(each, (counts.get(each) ?? 0) + 1);
      }
      if (process.env['LAB_VERBOSE']) process.stdout.write(`    ${prompt}: ${model.asked().length} requests\n`);
    }
    rmSync(work, { recursive: true });
    return compare(agent, home, sent);
  } finally {
    if (process.env['LAB_KEEP']) process.stdout.write(`    kept in ${home}\n`);
    else rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Turn {
  readonly words: NonNullable<LabAgent['resume']>;
  readonly prompt: string;
  readonly steps: readonly Step[];
  readonly helper?: HelperScript;
  readonly word?: string;
}

/**
 * A session with a helper, the same session resumed, a copy of it that continues separately, and the copy again with its history
 * compacted.
 */
function turnsOf(agent: LabAgent, work: string): readonly Turn[] {
  const { args, resume = args, fork, compact = '/compact' } = agent;
  const read = (name: string): Step => ({ kind: 'read', path: path.join(work, name) });
  const done = (said: string): string => `Done: ${said}`;
  const forked = {
    words: fork ?? args,
    prompt: `Another way: ${canaries.third}`,
    steps: [read('src/forked.ts')],
    word: done(canaries.saidThird),
  };
  const ask: Step = { kind: 'helper', task: `zqtask ${canaries.task}: read src/helped.ts` };
  const helper: HelperScript = { said: canaries.second, steps: [read('src/helped.ts')] };
  return [
    {
      words: args,
      prompt: `Do what you are told: ${canaries.first}`,
      steps: stepsIn(work),
      word: done(canaries.saidFirst),
    },
    {
      words: resume,
      prompt: `And then: ${canaries.second}`,
      steps: [read('src/rates.ts'), read('docs/paper.pdf'), ask],
      helper,
      word: done(canaries.saidSecond),
    },
    ...(fork === undefined ? [] : [forked]),
    { words: resume, prompt: compact, steps: [] },
    { words: resume, prompt: `At last: ${canaries.last}`, steps: [] },
  ];
}

function compare(agent: LabAgent, home: string, { requests, unrecorded, counts, beside }: Sent): boolean {
  const { joined, unread } = readHistory({
    products: transcripts,
    folders: [{ home, workspace: null }],
    detector: new NeedleDetector(all),
    index: null,
  });
  const carried = all.map((text, index) => {
    const each = joined.carried.get(String(index)) ?? [];
    const told = each.filter(({ status }) => status === 'sent').reduce((sum, own) => sum + own.requests, 0);
    return {
      text,
      told,
      isStored: told === 0 && each.length > 0,
      counted: counts.get(text) ?? 0,
      isBeside: beside.has(text),
    };
  });
  const onDisk = textsBelow(home);
  const told = carried.filter(each => each.told > 0);
  const wrong = told.filter(each => each.counted === 0 && !each.isBeside);
  const missed = carried.filter(each => each.counted > 0 && each.told === 0);
  const kept = missed.filter(each => onDisk.has(each.text));
  const right = told.filter(each => each.told === each.counted);
  const recorded = joined.sessions.reduce((sum, each) => sum + each.requests, 0);
  const columns = [
    agent.id.padEnd(12),
    `requests ${recorded} of ${requests}`.padEnd(20),
    `sent ${told.length - wrong.length} of ${counts.size}`.padEnd(16),
    `counts right ${right.length} of ${told.length}`.padEnd(24),
    `stored only ${carried.filter(each => each.isStored).length}`.padEnd(16),
    `falsely sent ${wrong.length}`,
  ];
  process.stdout.write(`${columns.join('').trimEnd()}\n`);
  if (unrecorded > 0)
    process.stdout.write(
      `    not among them: ${unrecorded} requests that leave no record, with ${beside.size} texts\n`,
    );
  const list = (title: string, rows: readonly string[]): void => {
    if (rows.length > 0) process.stdout.write(`    ${title}: ${rows.join(', ')}\n`);
  };
  list('said to be sent, and was not', wrong.map(nameOf));
  list('sent, on the disk, not found as sent', kept.map(nameOf));
  const absent = missed.filter(each => !kept.includes(each));
  list('sent, never on the disk', absent.map(nameOf));
  list('stored only', carried.filter(each => each.isStored).map(nameOf));
  const other = told.filter(each => each.told !== each.counted && each.counted > 0);
  list(
    'other counts',
    other.map(each => `${nameOf(each)} ${each.told} of ${each.counted}`),
  );
  list(
    'not read',
    unread.map(({ store, reason, count }) => `${store} ${reason} ${count}`),
  );
  const result = (each: (typeof carried)[number]): 'right' | 'wrong' | 'unknown' => {
    if (wrong.includes(each) || kept.includes(each)) return 'wrong';
    return absent.includes(each) ? 'unknown' : 'right';
  };
  tell(
    carried.map(each => ({
      part: 'history',
      agent: agent.id,
      claim: `${nameOf(each)}: ${each.told > 0 ? 'sent' : 'not said to be sent'}`,
      result: result(each),
    })),
  );
  return wrong.length === 0 && kept.length === 0 && counts.size > 0;
}

function nameOf({ text }: { readonly text: string }): string {
  return text.split('-')[1] ?? text;
}

function layFiles(work: string): void {
  const log = Array.from({ length: 1_400 }, (_, i) => `2026-11-28 12:00 worker ${i} handled batch ${i * 7} in 31 ms`);
  log[0] = canaries.begin;
  log[700] = canaries.middle;
  log[1_399] = canaries.end;
  const files: Readonly<Record<string, string | Buffer>> = {
    '.env': `STRIPE_KEY=${canaries.env}\n`,
    'AGENTS.md': `Write plain code. ${canaries.instructions}\n`,
    'CLAUDE.md': `Write plain code. ${canaries.instructions}\n`,
    'docs/paper.pdf': pdfWith(canaries.paper),
    'logs/big.log': `${log.join('\n')}\n`,
    'logs/error.txt': `${canaries.error}\n`,
    'secrets/prod.key': `${canaries.key}\n`,
    'secrets/unread.key': `${canaries.unread}\n`,
    'src/forked.ts': `export const way = '${canaries.forked}';\n`,
    'src/helped.ts': `export const help = '${canaries.helped}';\n`,
    'src/rates.ts': `export const rate = '${canaries.source}';\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
    writeFileSync(path.join(work, name), text);
  }
}

/** Reads a file; empty if an agent that is still ending has just removed it. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Returns the texts that occur in any file, in any form: the other texts cannot be found by any reader of records. */
function textsBelow(root: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const each of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue;
    const content = contentOf(path.join(each.parentPath, each.name));
    for (const text of all) if (holds(content, text)) found.add(text);
  }
  return found;
}

void main();
