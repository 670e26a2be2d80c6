import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tools } from '../../../src/core/assistants/tools.ts';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { Readings } from '../../../src/core/settings/readings.ts';
import { collectReadings } from '../../../src/node/settings/readings.ts';

/**
 * Creates the home of a user with every tool of the catalogue, each with its settings file, and editor settings of a usual length.
 */
async function makeHome(home: string): Promise<readonly string[]> {
  const own = Array.from({ length: 400 }, (_, at) => `  "my.setting.${at}": ${at % 2 === 0} // why ${at}`).join(',\n');
  const user = path.join(home, '.config/Code/User/settings.json');
  mkdirSync(path.dirname(user), { recursive: true });
  writeFileSync(user, `{\n${own}\n}\n`);
  const shell = Array.from(
    { length: 300 },
    (_, at) => `alias a${at}='echo ${at}'\nif [ -f x${at} ]; then . x${at}; fi\n`,
  ).join('');
  writeFileSync(path.join(home, '.bashrc'), shell);
  const readings = await read(home);
  const states = readSettings(tools, readings);
  const { edits } = planHardening(states, readings, { level: 'strict', scope: 'user', commands: ['bwrap', 'socat'] });
  for (const { file, after } of edits) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
  return edits.map(edit => edit.file);
}

function read(home: string): Promise<Readings> {
  return collectReadings({ tools, home, workspace: home, env: { SHELL: '/bin/bash' }, platform: 'linux' });
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The files are created by a child process, so nothing is warmed up in this one. */
async function main([script = '', mode, folder]: readonly string[]): Promise<void> {
  if (mode === 'make' && folder !== undefined) {
    process.stdout.write(JSON.stringify(await makeHome(folder)));
    return;
  }
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
  try {
    const files = JSON.parse(execFileSync(process.execPath, [script, 'make', home], { encoding: 'utf8' })) as string[];
    await print(home, files);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function print(home: string, files: readonly string[]): Promise<void> {
  let rows = 0;
  const whole = async (): Promise<void> => {
    rows = readSettings(tools, await read(home)).length;
  };
  const cold = await timed(whole);
  const warm: number[] = [];
  for (let run = 0; run < 20; run++) warm.push(await timed(whole));
  const median = warm.sort((a, b) => a - b)[10] ?? 0;
  const json = files.filter(file => file.endsWith('.json') && !file.includes('/Code/'));
  const plain = await timed(() => json.map(file => JSON.parse(readFileSync(file, 'utf8')) as unknown));
  const what = `${rows} settings of ${tools.length} tools, ${files.length} files`;
  console.log(`${what}: ${cold.toFixed(0)} ms cold, ${median.toFixed(0)} ms warm`);
  console.log(`JSON.parse of the ${json.length} plain JSON files among them: ${plain.toFixed(1)} ms`);
}

void main(process.argv.slice(1));
