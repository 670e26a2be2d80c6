// Measures the scan of whole folders as people run it: with the built command line, including startup.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

/** Makes a run print at its end what it used, with all its threads. */
const wrapper = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 }));
});
process.argv.splice(1, 0, process.env.CLI);
require(process.env.CLI);`;

/** @returns {{wall: number, cpu: number, rss: number, files: number, bytes: number, findings: {confidence: string}[]}} seconds and MB */
export function scanOnce(folder, home, extra = []) {
  const cli = path.resolve('dist/cli.js');
  const args = ['-e', wrapper, '--', 'scan', folder, '--format', 'json', '--fail-on', 'none', '--home', home, ...extra];
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    env: { ...process.env, CLI: cli },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const wall = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`the scan failed: ${stderr}`);
  const { scanned, findings } = JSON.parse(stdout);
  return { wall, ...JSON.parse(stderr.slice(stderr.lastIndexOf('{'))), ...scanned, findings };
}

/** Measures the speed for a folder, what the cache saves, and memory for a folder of 10,000 files and 200 MB made from `texts`. */
export function folders(texts) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'sightglass-bench-'));
  try {
    const small = makeFolder(path.join(base, 'small'), texts, 4_000, 80e6);
    const home = path.join(base, 'home');
    const cold = scanOnce(small, home, ['--no-cache']);
    scanOnce(small, home);
    const warm = scanOnce(small, home);
    const single = scanOnce(small, home, ['--no-cache', '--threads', '1']);
    const sure = cold.findings.filter(each => each.confidence !== 'low').length;
    const megabytes = cold.bytes / 1e6;
    console.log(
      `folder of ${cold.files} files, ${megabytes.toFixed(0)} MB, start-up included: ${cold.wall.toFixed(2)} s wall, ` +
        `${(megabytes / cold.cpu).toFixed(0)} MB per CPU second; one thread: ${single.wall.toFixed(2)} s, ${(megabytes / single.cpu).toFixed(0)} MB per CPU second (goal: 100; peers: betterleaks 15, secretlint 12, gitleaks 2.2, trufflehog 2.2)`,
    );
    console.log(`  again with nothing changed: ${warm.wall.toFixed(2)} s wall, ${warm.cpu.toFixed(2)} s CPU`);
    console.log(
      `  findings of medium or higher confidence: ${sure}, ${(sure / megabytes).toFixed(2)} per MB (gitleaks: 4.9)`,
    );
    const large = makeFolder(path.join(base, 'large'), texts, 10_000, 200e6);
    const big = scanOnce(large, home, ['--no-cache']);
    console.log(
      `folder of ${big.files} files, ${(big.bytes / 1e6).toFixed(0)} MB: ${big.rss.toFixed(0)} MB of memory at most (limit: 250), ${big.wall.toFixed(1)} s`,
    );
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Creates files of about equal size, cut from the texts at line ends and distributed over folders of a hundred. */
function makeFolder(folder, texts, files, bytes) {
  const size = Math.floor(bytes / files);
  const whole = texts.join('\n');
  let at = 0;
  for (let i = 0; i < files; i++) {
    const sub = path.join(folder, String(Math.floor(i / 100)));
    if (i % 100 === 0) mkdirSync(sub, { recursive: true });
    if (at + size > whole.length) at = 0;
    const end = whole.indexOf('\n', at + size);
    const stop = end < 0 || end > at + 2 * size ? at + size : end;
    writeFileSync(path.join(sub, `file${i}.ts`), whole.slice(at, stop));
    at = stop;
  }
  return folder;
}

/**
 * Measures the cost of small files: 12,060 files of 6 kB, compared with `cat | sha256sum` on the same files in the same run, and
 * whether a second thread pays.
 */
export function smallFiles(texts) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'sightglass-bench-'));
  try {
    const folder = makeFolder(path.join(base, 'tiny'), texts, 12_060, 69e6);
    const home = path.join(base, 'home');
    const best = measure => Array.from({ length: 3 }, measure).reduce((a, b) => (b.cpu < a.cpu ? b : a));
    const digest = best(() => digestOnce(folder));
    const one = best(() => scanOnce(folder, home, ['--no-cache', '--threads', '1']));
    const two = best(() => scanOnce(folder, home, ['--no-cache', '--threads', '2']));
    console.log(
      `${one.files} files of 6 kB, ${(one.bytes / 1e6).toFixed(0)} MB, start-up included: one thread ${one.cpu.toFixed(2)} s CPU, ` +
        `${(one.cpu / digest.cpu).toFixed(1)} times cat | sha256sum (${digest.cpu.toFixed(2)} s; goal 3); two threads ` +
        `${(one.wall / two.wall).toFixed(2)} times as fast (${one.wall.toFixed(2)} and ${two.wall.toFixed(2)} s wall; goal 1.6)`,
    );
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Returns the CPU seconds for reading and hashing all files of a folder with system programs. */
function digestOnce(folder) {
  const script = 'find "$1" -type f -print0 | xargs -0 cat | sha256sum >/dev/null; times';
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', folder], { encoding: 'utf8' });
  const children = stdout.trim().split('\n')[1] ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0);
  return { cpu };
}

/** Measures how much faster two threads scan than one, with the texts as files. */
export async function scaling({ WorkerPool, scanFolder }, texts) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'sightglass-bench-'));
  try {
    const folder = makeFolder(path.join(base, 'files'), texts, 2_000, 80e6);
    const times = [];
    for (const threads of [1, 2]) {
      const pool = new WorkerPool(path.resolve('dist/worker.js'), threads);
      await scanFolder(folder, { pool });
      const runs = [];
      for (let i = 0; i < 3; i++) {
        const start = performance.now();
        await scanFolder(folder, { pool });
        runs.push(performance.now() - start);
      }
      times.push(Math.min(...runs));
      await pool.dispose();
    }
    const [one, two] = times;
    const load = os.loadavg()[0].toFixed(1);
    console.log(
      `two threads scan ${(one / two).toFixed(2)} times as fast as one (goal: 1.7; ${os.cpus().length} cores, load ${load}): ${one.toFixed(0)} and ${two.toFixed(0)} ms`,
    );
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}
