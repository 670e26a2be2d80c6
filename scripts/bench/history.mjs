// How fast records are read, and with how much memory:
//   npm run bench:history [-- --megabytes 2000 --files 2000] [--secretlint]
// Creates records of Claude Code and Codex with real source text (see lib/historyRecords.mjs) in a home folder of its own, with
// some made-up secrets, and reads them in a separate process: a first pass, a second pass, a pass after a turn was added to one of
// the files, and a search for 10,000 lines; then the same for one file of 200 MB. For scale, `grep -r` looks for one of the secrets,
// although it neither distinguishes sent from stored nor knows sessions. --secretlint installs secretlint into .cache and runs it on
// the same files, like tools that search records for whatever looks like a secret.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { claudeTurns, codexTurns, sourceFiles } from './lib/historyRecords.mjs';
import { secretlintFinder } from './lib/secretlint.mjs';
import { randomFrom } from '../lib/random.mjs';

const { values } = parseArgs({
  options: { megabytes: { type: 'string' }, files: { type: 'string' }, secretlint: { type: 'boolean' } },
});
const megabytes = Number(values.megabytes ?? 200);
const files = Number(values.files ?? megabytes);

const linesLookedFor = 10_000;
const program = path.resolve('out/bench/history.cjs');
await bundleForNode({
  stdin: {
    contents: `import { readFileSync } from 'node:fs';
      import { readHistory } from './src/node/history/readHistory.ts';
      import { HistoryIndex, historyKey, historyFolder } from './src/node/history/index.ts';
      import { NeedleDetector } from './src/core/history/detection/needles.ts';
      import { SecretDetector } from './src/core/history/detection/secretDetector.ts';
      import { textTools } from './src/node/history/textTools.ts';
      import { transcripts } from './src/core/assistants/transcripts.ts';
      const [home, looked] = process.argv.slice(2);
      const start = performance.now();
      const before = process.cpuUsage();
      const folder = historyFolder(home);
      const key = historyKey(folder);
      const index = looked === undefined ? new HistoryIndex(folder, 'bench', key) : null;
      const detector = index === null ? new NeedleDetector(readFileSync(looked, 'utf8').split('\\n')) : new SecretDetector(key, textTools, index.secrets);
      const result = readHistory({ products: transcripts, folders: [{ home, workspace: null }], detector, index });
      const { user, system } = process.cpuUsage(before);
      const all = [...result.joined.carried.values()];
      const sent = all.filter(each => each.some(({ status }) => status === 'sent')).length;
      console.log(JSON.stringify({
        seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, bytes: result.bytes,
        memory: process.resourceUsage().maxRSS * 1024, sent, kept: all.length - sent, sessions: result.joined.sessions.length,
      }));`,
    resolveDir: process.cwd(),
  },
  outfile: program,
});

const sources = sourceFiles('node_modules');
const tokens = Array.from({ length: 25 }, (_, i) => `ghp_${letters(36, i + 1)}`);
const secrets = { sent: tokens.slice(0, 20), kept: tokens.slice(20) };
const secretlint = values.secretlint === true ? await secretlintFinder() : null;
const large = 200e6;

await withHome(async home => {
  for (let i = 0; i < files; i++) generate(home, i, (megabytes * 1e6) / files);
  show('first pass', pass(home));
  show('second pass', pass(home));
  addLine(generate(home, files, 1e6));
  pass(home);
  addLine(path.join(home, claudeFolder(0), 'session-0.jsonl'));
  show(`one line more in one of ${files + 1} files`, pass(home));
  show(`${linesLookedFor} lines looked for`, pass(home, linesFile(home)), 'lines');
  const start = performance.now();
  const grep = spawnSync('grep', ['-rlF', secrets.sent[0], home], { encoding: 'utf8' });
  if (grep.status !== null)
    console.log(`grep -r for one of them: ${((performance.now() - start) / 1000).toFixed(2)} s`);
  if (secretlint !== null) await peer(home);
});
await withHome(home => {
  const file = generate(home, 0, large);
  show('a file of 200 MB alone', pass(home));
  addLine(file);
  show('one line more in it', pass(home));
});

/** Measures what secretlint finds in the same files; it cannot say whether a secret was sent. */
async function peer(home) {
  const before = process.cpuUsage();
  const found = new Set();
  let bytes = 0;
  for (const name of readdirSync(home, { recursive: true }).filter(each => each.endsWith('.jsonl'))) {
    const text = readFileSync(path.join(home, name), 'utf8');
    bytes += text.length;
    for (const each of await secretlint(name, text)) found.add(each);
  }
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const count = list => list.filter(each => found.has(each)).length;
  console.log(
    `secretlint: CPU ${cpu.toFixed(2)} s  ${(bytes / 1e6 / cpu).toFixed(0)} MB per CPU second, ${found.size} secrets: ${count(secrets.sent)} that were sent, ${count(secrets.kept)} that were not`,
  );
}

async function withHome(run) {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
  try {
    await run(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Writes a file with lines, half of which are in the records. */
function linesFile(home) {
  const all = sources.flatMap(({ lines }) => lines).filter(line => line.trim().length > 20);
  const lines = Array.from({ length: linesLookedFor }, (_, i) => {
    const own = all[Math.floor((i * all.length) / linesLookedFor)];
    return i % 2 === 0 ? own : `${own} ${letters(12, i + 1)}`;
  });
  const file = path.join(home, 'lines.txt');
  writeFileSync(file, lines.join('\n'));
  return file;
}

function pass(home, ...more) {
  const run = spawnSync(process.execPath, [program, home, ...more], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function show(title, { seconds, cpu, bytes, memory, sent, kept, sessions }, what = 'secrets') {
  const rate = bytes > 1e6 ? `  ${(bytes / 1e6 / cpu).toFixed(0)} MB per CPU second` : '';
  console.log(
    `${title}: ${seconds.toFixed(2)} s, CPU ${cpu.toFixed(2)} s${rate}, ${(memory / 1e6).toFixed(0)} MB, ${sent} ${what} sent and ${kept} only stored in ${sessions} sessions`,
  );
}

function claudeFolder(number) {
  return `.claude/projects/project-${number % 50}`;
}

/** Creates a file of about `size` bytes; every fourth is a Codex record. */
function generate(home, number, size) {
  const isCodex = number % 4 === 3;
  const folder = path.join(home, isCodex ? `.codex/sessions/2026/09/${10 + (number % 20)}` : claudeFolder(number));
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${isCodex ? 'rollout' : 'session'}-${number}.jsonl`);
  const to = openSync(file, 'w');
  const turns = isCodex ? codexTurns : claudeTurns;
  let written = 0;
  for (const part of turns(sources, secrets, `session-${number}`, number + 1)) {
    writeSync(to, part);
    written += part.length;
    if (written >= size) break;
  }
  closeSync(to);
  return file;
}

function addLine(file) {
  const turns = claudeTurns(sources, secrets, 'session-0', 1_000_000, 'a record elsewhere');
  appendFileSync(file, turns.next().value);
}

/** Returns random letters, the same for the same seed. */
function letters(length, seed) {
  const random = randomFrom(seed);
  const all = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => all[Math.floor(random() * all.length)]).join('');
}
