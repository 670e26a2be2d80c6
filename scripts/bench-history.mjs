// How fast records are read, and with how much memory:
//   npm run bench:history [-- --megabytes 2000 --files 2000]
// Makes records in the forms of Claude Code and Codex below a home folder of its own, with some made-up secrets, and reads
// them in a process of its own: a first pass, a second one, one that looks for 10,000 lines, and one after a line was added to a file of 200 MB. Beside it
// stands `grep -r` for one of the secrets, for scale: it tells neither sent from stored nor anything of sessions.
import { spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { bundleForNode } from './lib/bundle.mjs';

const { values } = parseArgs({
  options: { megabytes: { type: 'string' }, files: { type: 'string' } },
});
const megabytes = Number(values.megabytes ?? 200);
const files = Number(values.files ?? megabytes);

const linesLookedFor = 10_000;
const program = path.resolve('out/bench/history.cjs');
await bundleForNode({
  stdin: {
    contents: `import { createHash } from 'node:crypto';
      import { readFileSync } from 'node:fs';
      import { readHistory } from './src/node/history/readHistory.ts';
      import { HistoryIndex, historyKey, historyFolder } from './src/node/history/index.ts';
      import { NeedleDetector } from './src/core/history/records/needles.ts';
      import { SecretDetector } from './src/core/history/records/secretDetector.ts';
      import { transcripts } from './src/core/assistants/transcripts.ts';
      const [home, looked] = process.argv.slice(2);
      const start = performance.now();
      const before = process.cpuUsage();
      const folder = historyFolder(home);
      const key = historyKey(folder);
      const index = looked === undefined ? new HistoryIndex(folder, 'bench', key) : null;
      const detector = index === null ? new NeedleDetector(readFileSync(looked, 'utf8').split('\\n')) : new SecretDetector(key, text => createHash('sha1').update(text).digest('base64'), index.secrets);
      const result = readHistory({ products: transcripts, folders: [{ home, workspace: null }], detector, index });
      const { user, system } = process.cpuUsage(before);
      console.log(JSON.stringify({
        seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6, bytes: result.bytes,
        memory: process.resourceUsage().maxRSS * 1024, secrets: index === null ? result.joined.carried.size : detector.secrets.size, sessions: result.joined.sessions.length,
      }));`,
    resolveDir: process.cwd(),
  },
  outfile: program,
});

const home = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
try {
  const secrets = Array.from({ length: 20 }, (_, i) => `ghp_${random(36, i + 1)}`);
  for (let i = 0; i < files; i++) generate(i, (megabytes * 1e6) / files, secrets);
  show('first pass', pass());
  show('second pass', pass());
  show(`${linesLookedFor} lines looked for`, pass(linesFile()), 'lines');
  const large = generate(files, 200e6, secrets);
  pass();
  appendFileSync(
    large,
    line({ type: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: 'one more' }] }, 1, 'large'),
  );
  show('one line more in a file of 200 MB', pass());
  const start = performance.now();
  const grep = spawnSync('grep', ['-rlF', secrets[0], home], { encoding: 'utf8' });
  if (grep.status !== null)
    console.log(`grep -r for one of them: ${((performance.now() - start) / 1000).toFixed(2)} s`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Half of them are in the records. */
function linesFile() {
  const lines = Array.from({ length: linesLookedFor }, (_, i) => {
    const own = source(Math.floor(i / 2) * 1000 + (i % 7), '').split('\n')[i % 60];
    return i % 2 === 0 ? own : `${own} ${random(12, i + 1)}`;
  });
  const file = path.join(home, 'lines.txt');
  writeFileSync(file, lines.join('\n'));
  return file;
}

function pass(...more) {
  const run = spawnSync(process.execPath, [program, home, ...more], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

function show(title, { seconds, cpu, bytes, memory, secrets, sessions }, what = 'secrets') {
  const rate = bytes > 1e6 ? `  ${(bytes / 1e6 / cpu).toFixed(0)} MB per CPU second` : '';
  console.log(
    `${title}: ${seconds.toFixed(2)} s, CPU ${cpu.toFixed(2)} s${rate}, ${(memory / 1e6).toFixed(0)} MB, ${secrets} ${what} in ${sessions} sessions`,
  );
}

/** A file of about `size` bytes: questions, calls, results of some kB with the superset beside them, answers. */
function generate(number, size, secrets) {
  const session = `session-${number}`;
  const folder = path.join(home, '.claude/projects', `project-${number % 50}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${session}.jsonl`);
  const to = openSync(file, 'w');
  for (let written = 0, turn = 0; written < size; turn++) {
    const text = source(number * 1000 + turn, turn % 40 === 3 ? secrets[(number + turn) % secrets.length] : '');
    const part = [
      line(
        { type: 'user', content: `Please look at src/file${turn % 40}.ts and say what is wrong there.` },
        turn,
        session,
      ),
      line(
        {
          type: 'assistant',
          id: `m${turn}`,
          content: [
            {
              type: 'tool_use',
              id: `t${turn}`,
              name: 'Read',
              input: { file_path: `/home/dev/src/file${turn % 40}.ts` },
            },
          ],
        },
        turn,
        session,
      ),
      line(
        {
          type: 'user',
          content: [{ type: 'tool_result', tool_use_id: `t${turn}`, content: text }],
          beside: { type: 'text', file: { filePath: `/home/dev/src/file${turn % 40}.ts`, content: text } },
        },
        turn,
        session,
      ),
      line(
        { type: 'assistant', id: `n${turn}`, content: [{ type: 'text', text: `It reads well. ${words(60, turn)}` }] },
        turn,
        session,
      ),
    ].join('');
    writeSync(to, part);
    written += part.length;
  }
  closeSync(to);
  return file;
}

function line({ type, content, id, beside }, turn, session) {
  const time = new Date(1_790_000_000_000 + turn * 60_000).toISOString();
  const message = { role: type, content, ...(id === undefined ? {} : { id, model: 'model-1' }) };
  return `${JSON.stringify({ parentUuid: null, isSidechain: false, type, message, uuid: `${session}-${turn}`, timestamp: time, cwd: '/work', sessionId: session, version: '2.1.332', ...(beside === undefined ? {} : { toolUseResult: beside }) })}\n`;
}

/** Code as it is read: some kB, each different. */
function source(seed, secret) {
  const lines = Array.from(
    { length: 60 },
    (_, i) =>
      `  const ${words(1, seed + i)}${i} = compute(${words(3, seed * 7 + i).replaceAll(' ', ', ')}); // ${words(6, seed + 3 * i)}`,
  );
  if (secret !== '') lines.splice(30, 0, `  const token = '${secret}';`);
  return lines.join('\n');
}

function words(count, seed) {
  const list = [
    'ledger',
    'account',
    'render',
    'buffer',
    'session',
    'request',
    'amount',
    'total',
    'index',
    'parser',
    'column',
    'window',
  ];
  return Array.from({ length: count }, (_, i) => list[(seed * 31 + i * i * 7 + i) % list.length]).join(' ');
}

/** The same letters for the same seed. */
function random(length, seed) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let state = seed * 2_654_435_761;
  return Array.from(
    { length },
    () => letters[(state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % letters.length],
  ).join('');
}
