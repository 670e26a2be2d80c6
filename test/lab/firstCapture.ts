import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LabAgent, labAgents, type LabPlace } from './labAgents.ts';
import { moreAgents } from './moreAgents.ts';
import { packageVersion } from './packageVersion.ts';
import type { FixtureLabels } from './firstRequest/labels.ts';
import { type CanaryFile, labelsOf } from './firstRequest/labelsOf.ts';
import { runAgent } from './runAgent.ts';
import { type ScriptedModel, startScriptedModel } from './scriptedModel.ts';

// Creates a fixture, runs real agents in it against a model on the loopback, and writes next to it which of its texts were in the
// first request that offers tools.

type Fields = Record<string, unknown>;

async function main(): Promise<void> {
  const [folder = '.', script = '', only] = process.argv.slice(2);
  const file = path.join(path.dirname(script), `labels-${path.basename(script, '.sh')}.json`);
  const model = await startScriptedModel();
  const agents: Record<string, object> = {};
  let place = { workspace: '', openFile: '' };
  for (const agent of [...labAgents, ...moreAgents]) {
    if (only !== undefined && !only.split(',').includes(agent.id)) continue;
    const command = path.resolve(folder, 'node_modules', agent.command);
    if (!existsSync(command)) {
      process.stdout.write(`${agent.id}: not run, ${agent.command} is not installed in ${folder}\n`);
      continue;
    }
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-lab-')));
    try {
      const laid = spawnSync('bash', [script, root], { encoding: 'utf8' });
      if (laid.status !== 0) throw new Error(`${script} failed: ${laid.stderr}`);
      const [workspace = '', openFile = ''] = laid.stdout.trim().split(' ');
      place = { workspace, openFile };
      const home = path.join(root, 'home');
      const lab = { home, work: path.join(root, workspace), model: `http://127.0.0.1:${model.port}` };
      const files = filesOf(home);
      prepared(agent, lab);
      const isFirst = (body: string): boolean => body.includes('CANARY-PROMPT') && /"tools":\s*\[\s*\{/.test(body);
      let bodies = await firstRequests(agent, command, lab, model);
      // The first start of some agents takes longer than an agent is given.
      if (!bodies.some(isFirst)) bodies = await firstRequests(agent, command, lab, model);
      const first = bodies.find(isFirst);
      process.stdout.write(`${agent.id}: ${bodies.length} requests${first === undefined ? ', none with tools' : ''}\n`);
      if (first !== undefined) keep(path.basename(script, '.sh'), agent.id, first);
      if (first !== undefined) agents[agent.id] = { version: packageVersion(command), ...labelsOf(first, files, lab) };
    } finally {
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  model.stop();
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FixtureLabels).agents : {};
  const made = new Date().toISOString().slice(0, 10);
  const fixture = path.basename(script, '.sh');
  const labels = { fixture, made, home: 'home', ...place, agents: { ...known, ...agents } };
  writeFileSync(file, `${JSON.stringify(labels, null, 1)}\n`);
}

/** Keeps a request below `out`, for people who want to see where a text is. */
function keep(fixture: string, agent: string, request: string): void {
  mkdirSync('out/lab/requests', { recursive: true });
  writeFileSync(`out/lab/requests/${fixture}-${agent}.json`, request);
}

async function firstRequests(
  agent: LabAgent,
  command: string,
  lab: LabPlace,
  model: ScriptedModel,
): Promise<readonly string[]> {
  model.begin([]);
  await runAgent(agent, command, agent.args('Say hello. CANARY-PROMPT', lab), lab, model, {});
  return model.asked();
}

/** Prepares an agent, but keeps the settings of the fixture: the lab's own settings are merged into them. */
function prepared(agent: LabAgent, lab: LabPlace): void {
  const before = new Map(jsonsOf(lab.home).map(file => [file, readFileSync(file, 'utf8')]));
  agent.prepare?.(lab);
  for (const [file, text] of before) {
    const now = readFileSync(file, 'utf8');
    if (now !== text)
      writeFileSync(file, JSON.stringify(merged(JSON.parse(now) as Fields, JSON.parse(text) as Fields)));
  }
}

function merged(left: Fields, right: Fields): Fields {
  const all: Fields = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const own = all[key];
    all[key] = isFields(own) && isFields(value) ? merged(own, value) : value;
  }
  return all;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonsOf(home: string): readonly string[] {
  return filesOf(home)
    .map(({ file }) => path.join(home, file))
    .filter(file => file.endsWith('.json'));
}

/** Whether a folder was reached without a link. */
function isOwn(folder: string): boolean {
  return realpathSync(folder) === folder;
}

/** Returns each file with its canaries; links are not followed. */
function filesOf(home: string): readonly CanaryFile[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter(
      each =>
        each.isFile() &&
        isOwn(each.parentPath) &&
        !each.parentPath.includes('/.git/') &&
        !each.parentPath.endsWith('/.git'),
    )
    .map(each => {
      const file = path.join(each.parentPath, each.name);
      // In UTF-16, there are zeros between the letters of a canary.
      return { file: path.relative(home, file), text: readFileSync(file, 'latin1').replaceAll('\0', '') };
    });
}

void main();
