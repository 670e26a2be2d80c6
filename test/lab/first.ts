import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FixtureLabels, PrintedItem } from './firstRequest/labels.ts';
import { type Score, scoreOf } from './firstRequest/score.ts';
import { tell } from './results.ts';

// Creates every fixture of a folder (`F1.sh` with `labels-F1.json`) and compares what the command line says that an agent would
// send with what the agent sent. Exit code 1 if something was missed, or was called certain but not sent.

function main(): void {
  const [folder = 'test/fixtures/first-request', ...only] = process.argv.slice(2);
  const scripts = readdirSync(folder).filter(name => name.endsWith('.sh'));
  let isWrong = false;
  for (const script of scripts.sort()) {
    const name = script.slice(0, -'.sh'.length);
    const labels = JSON.parse(readFileSync(path.join(folder, `labels-${name}.json`), 'utf8')) as FixtureLabels;
    isWrong = compare(path.join(folder, script), labels, only) || isWrong;
  }
  process.exitCode = isWrong ? 1 : 0;
}

function compare(script: string, labels: FixtureLabels, only: readonly string[]): boolean {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-lab-')));
  try {
    const laid = spawnSync('bash', [script, place], { encoding: 'utf8' });
    if (laid.status !== 0) throw new Error(`${script} failed: ${laid.stderr}`);
    process.stdout.write(`${labels.fixture}\n`);
    const all: Score[] = [];
    for (const [id, own] of Object.entries(labels.agents)) {
      if (only.length > 0 && !only.includes(id)) continue;
      const home = path.join(place, labels.home);
      const workspace = path.join(place, labels.workspace);
      const score = scoreOf(own, printed(id, { home, workspace }, labels.openFile), { home, workspace });
      all.push(score);
      print(id, score);
      const missed = new Set(score.missed);
      const wrong = new Set(score.wrong);
      tell([
        ...score.present.map(name => ({
          part: 'context' as const,
          agent: id,
          claim: `${labels.fixture}: ${name} goes along`,
          result: missed.has(name) ? ('wrong' as const) : ('right' as const),
        })),
        ...score.certain.map(name => ({
          part: 'context' as const,
          agent: id,
          claim: `${labels.fixture}: ${name} is certain`,
          result: wrong.has(name) ? ('wrong' as const) : ('right' as const),
        })),
      ]);
    }
    const sum = (of: (score: Score) => number): number => all.reduce((total, each) => total + of(each), 0);
    const [present, missed] = [sum(each => each.present.length), sum(each => each.missed.length)];
    const [certain, wrong] = [sum(each => each.certain.length), sum(each => each.wrong.length)];
    process.stdout.write(`  all: ${numbers(present, missed, certain, wrong)}\n\n`);
    return missed + wrong > 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function numbers(present: number, missed: number, certain: number, wrong: number): string {
  const percent = (part: number, whole: number): string => `${whole === 0 ? 100 : Math.round((100 * part) / whole)} %`;
  return (
    `recall ${present - missed} of ${present} (${percent(present - missed, present)}), ` +
    `certain ${certain - wrong} of ${certain} right (${percent(certain - wrong, certain)})`
  );
}

function print(id: string, { present, missed, certain, wrong }: Score): void {
  process.stdout.write(`  ${id.padEnd(12)} ${numbers(present.length, missed.length, certain.length, wrong.length)}\n`);
  if (missed.length > 0) process.stdout.write(`    missed: ${missed.join(', ')}\n`);
  if (wrong.length > 0) process.stdout.write(`    wrong:  ${wrong.join(', ')}\n`);
}

function printed(
  id: string,
  place: { readonly home: string; readonly workspace: string },
  file: string,
): readonly PrintedItem[] {
  const words = ['dist/cli.js', 'context', path.join(place.workspace, file), '--cursor', '1:1', '--assistants', id];
  const places = ['--workspace', place.workspace, '--home', place.home, '--format', 'json'];
  const run = spawnSync(process.execPath, [...words, ...places], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { PATH: process.env['PATH'], HOME: place.home },
  });
  if (run.status !== 0) throw new Error(`context failed for ${id}: ${run.stderr}`);
  return (JSON.parse(run.stdout) as { readonly items: readonly PrintedItem[] }).items;
}

main();
