// Measures the merge of reports in a separate process: time and peak memory, for one file of lines and for a folder of files.
//   npm run bench:fleet [-- MACHINES]        default 10000; the reports are created in the temporary folder and removed
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fleetReportOf } from './lib/fleetReports.mjs';
import { randomFrom } from '../lib/random.mjs';

const machines = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-fleet-'));
try {
  const next = randomFrom(20261129);
  const lines = Array.from({ length: machines }, (_, i) => JSON.stringify(fleetReportOf(i, next)));
  const file = path.join(folder, 'reports.ndjson');
  writeFileSync(file, `${lines.join('\n')}\n`);
  mkdirSync(path.join(folder, 'reports'));
  for (const [i, line] of lines.entries()) writeFileSync(path.join(folder, 'reports', `${i}.json`), line);
  console.log(`${machines} reports, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  for (const [source, format] of [
    [file, 'json'],
    [file, 'html'],
    [file, 'csv'],
    [file, 'cyclonedx'],
    [path.join(folder, 'reports'), 'json'],
  ]) {
    const start = process.hrtime.bigint();
    const watch = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))";
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(watch)}`,
        'dist/cli.js',
        'fleet',
        'merge',
        source,
        '--format',
        format,
      ],
      { encoding: 'utf8', maxBuffer: 1e9 },
    );
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
    console.log(
      `${path.basename(source).padEnd(15)} ${format.padEnd(10)} ${seconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB, ${(stdout.length / 1e3).toFixed(0)} kB written${status === 0 ? '' : `, exit code ${status}: ${stderr}`}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
