// How long an agent waits at each of its steps:  npm run bench:guard
// Times whole processes from start to end, each next to a bare `node -e 0` in the same round, in a folder of 10,000 files and 500
// patterns: a question before a tool, one after it with 200 lines of output, and a cold `sightglass scan -` of the same lines.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const turns = Number(process.argv[2] ?? 25);
const root = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
const work = path.join(root, 'work');
const env = { PATH: process.env.PATH, HOME: root, USERPROFILE: root };

try {
  makeFolder();
  const lines = Array.from(
    { length: 200 },
    (_, i) => `src/f${i}.ts:${i + 1}: const value${i} = compute(${i}, 'name-${i}');`,
  );
  const before = question('PreToolUse', 'Read', { file_path: path.join(work, 'd7', 'f3.ts') });
  const after = question(
    'PostToolUse',
    'Bash',
    { command: 'npm test' },
    { stdout: lines.join('\n'), stderr: '', interrupted: false },
  );
  const guard = ['dist/guard.js', 'guard', 'run', '--agent', 'claude-code'];
  const programs = {
    'node -e 0': [['-e', '0'], ''],
    'guard run, before a tool': [guard, before],
    'guard run, 200 lines after a tool': [guard, after],
    'sightglass scan - (cold)': [['dist/cli.js', 'scan', '-', '--no-cache'], lines.join('\n')],
  };
  const times = Object.fromEntries(Object.keys(programs).map(name => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, [words, input]] of Object.entries(programs)) times[name].push(milliseconds(words, input));
  }
  const bare = times['node -e 0'];
  console.log(`${turns} turns, Node ${process.version}        least   median     p95   beyond node: median     p95`);
  for (const [name, all] of Object.entries(times)) {
    const beyond = [at(all, 0.5) - at(bare, 0.5), at(all, 0.95) - at(bare, 0.95)];
    console.log(
      name.padEnd(36) +
        [at(all, 0), at(all, 0.5), at(all, 0.95), ...beyond].map(each => `${each.toFixed(0)} ms`.padStart(9)).join(''),
    );
  }
  console.log(`memory of guard run, 200 lines: ${(peak(guard, after) / 1e6).toFixed(0)} MB`);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function makeFolder() {
  for (let folder = 0; folder < 100; folder++) {
    mkdirSync(path.join(work, `d${folder}`), { recursive: true });
    for (let file = 0; file < 100; file++) writeFileSync(path.join(work, `d${folder}`, `f${file}.ts`), 'x\n');
  }
  mkdirSync(path.join(work, '.git'));
  const patterns = Array.from({ length: 500 }, (_, i) => `/d${i}/private-${i}/**/*.${i % 2 === 0 ? 'key' : 'txt'}`);
  writeFileSync(path.join(work, '.cursorignore'), `${patterns.join('\n')}\n`);
}

function question(event, tool, input, response) {
  const after = response === undefined ? {} : { tool_response: response };
  return JSON.stringify({
    session_id: 's',
    cwd: work,
    hook_event_name: event,
    tool_name: tool,
    tool_input: input,
    ...after,
  });
}

function milliseconds(words, input) {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, words, { input, env, stdio: ['pipe', 'ignore', 'ignore'] });
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Returns the peak resident size of a run, as the process itself reports it at its end. Bytes. */
function peak(words, input) {
  const tell = `process.on('exit', () => require('fs').writeSync(2, String(process.resourceUsage().maxRSS)))`;
  const hook = path.join(root, 'tell.cjs');
  writeFileSync(hook, tell);
  const run = spawnSync(process.execPath, ['--require', hook, ...words], { input, env, encoding: 'utf8' });
  return Number(run.stderr) * 1024;
}

function at(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}
