// Measures `scan --history` on a real repository, compared with gitleaks if it is installed.
//   node scripts/bench/git.mjs REPOSITORY [--gitleaks PROGRAM]
// Both run one after the other, with what they report by default. Findings are "alike" if commit and file are the same. Findings
// that only one of them has are not judged: old commits contain samples, and nobody has labelled them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { gitleaks: { type: 'string' } } });
const [repository] = positionals;
if (repository === undefined) {
  console.error('npm run bench:git -- REPOSITORY');
  process.exit(2);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'sightglass-bench-'));
const env = { ...process.env, HOME: folder };
const limit = 4 * 1024 ** 3;

/** Runs a program to its end; it may exit with 1, since reporters of findings do. */
function timed(program, words) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', env, maxBuffer: limit });
  if (error?.code === 'ENOENT') return null;
  if (error !== undefined || (status !== 0 && status !== 1)) throw new Error(`${program}: ${stderr || error}`);
  return { seconds: (performance.now() - start) / 1_000, stdout };
}

function ours() {
  const words = ['dist/cli.js', 'scan', '--history', repository, '--format', 'json', '--no-config'];
  const run = timed(process.execPath, words);
  const { findings, scanned, skipped } = JSON.parse(run.stdout);
  // As shown to people: JSON also contains likely samples.
  const shown = findings.filter(({ confidence }) => confidence !== 'low');
  const places = shown.map(({ path: name }) => name);
  return {
    name: 'sightglass',
    seconds: run.seconds,
    places,
    note: `${scanned.files} contents, ${skipped.length} too large`,
  };
}

function gitleaks(program) {
  const version = timed(program, ['version']);
  if (version === null) return null;
  const report = path.join(folder, 'gitleaks.json');
  const words = ['detect', '--source', repository, '--report-format', 'json', '--report-path', report, '--no-banner'];
  const run = timed(program, [...words, '--exit-code', '0']);
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const places = found.map(({ Commit, File }) => `${Commit.slice(0, 10)}:${File}`);
  return { name: `gitleaks ${version.stdout.trim()}`, seconds: run.seconds, places, note: 'lines that commits add' };
}

try {
  const commits = timed('git', ['-C', repository, 'rev-list', '--all', '--count']);
  console.log(
    `${path.basename(path.resolve(repository))}: ${Number(commits.stdout)} commits, Node ${process.versions.node}, ${os.cpus().length} cores`,
  );
  const rows = [ours(), gitleaks(values.gitleaks ?? 'gitleaks')];
  for (const row of rows) {
    if (row === null) console.log('gitleaks is not installed: nothing to compare with');
    else {
      const files = new Set(row.places.map(place => place.slice(place.indexOf(':') + 1)));
      console.log(
        `${row.name.padEnd(18)} ${row.seconds.toFixed(1).padStart(7)} s  ${String(row.places.length).padStart(5)} findings in ${files.size} files  (${row.note})`,
      );
    }
  }
  const [own, peer] = rows;
  if (peer !== null) {
    const [mine, theirs] = [new Set(own.places), new Set(peer.places)];
    const both = [...mine].filter(place => theirs.has(place)).length;
    console.log(
      `places (commit and file): ${both} alike, ${mine.size - both} sightglass alone, ${theirs.size - both} gitleaks alone`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
