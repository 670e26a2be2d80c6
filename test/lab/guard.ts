import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hooksOf } from '../../src/core/assistants/hooks.ts';
import type { Message } from '../../src/core/message.ts';
import { canaries, helperSteps, mainSteps, said, stepsOfHelper, type Way, ways, writeFixture } from './guardWays.ts';
import { type LabAgent, labAgents, type LabPlace } from './labAgents.ts';
import { moreAgents } from './moreAgents.ts';
import { packageVersion } from './packageVersion.ts';
import { tell } from './results.ts';
import { runAgent } from './runAgent.ts';
import { type ScriptedModel, startScriptedModel, type Step } from './scriptedModel.ts';

// The truth table of the guard: each way has its own made-up secret, and the evidence is always whether that text was in a request
// to the model. Exit code 1 if, with the guard on, a secret was sent in a way that the agent's data does not list as open, or if an
// agent sent none without the guard (then nothing was shown).

/** The messages with which `guard status` says that a way stays open. */
const namedBy: Partial<Readonly<Record<Way, readonly Message['code'][]>>> = {
  at: ['guard.blind.prompts'],
  prompt: ['guard.blind.prompts'],
  resumed: ['guard.blind.prompts', 'guard.blind.failing'],
  earlier: ['guard.blind.earlier'],
};

/** The observations for one agent. */
interface Seen {
  readonly sent: Set<Way>;
  /** Ways for which the agent offers its model no tool, or no session to resume. */
  readonly lacking: Set<Way>;
  /** Ways after which the session ended although there was more to do. */
  readonly ended: Set<Way>;
  /** Ways whose text is sent again when a session is resumed. */
  readonly back: Set<string>;
}

async function main(): Promise<void> {
  const [folder = '.', only] = process.argv.slice(2);
  const model = await startScriptedModel();
  let isWrong = false;
  process.stdout.write(`${''.padEnd(22)}${ways.map(way => way.padEnd(11)).join('')}\n`);
  for (const agent of [...labAgents, ...moreAgents.filter(each => each.hooks !== undefined)]) {
    if (only !== undefined && !only.split(',').includes(agent.id)) continue;
    const command = path.resolve(folder, 'node_modules', agent.command);
    if (!existsSync(command)) {
      process.stdout.write(`${agent.id}: not run, ${agent.command} is not installed in ${folder}\n`);
      continue;
    }
    const lab = { agent, command, model };
    const off = await withoutGuard(lab);
    const on = await withGuard(lab);
    for (const way of off.earlier.sent) on.sent.add(way);
    for (const way of off.seen.lacking) on.lacking.add(way);
    const cells = ({ sent, lacking, ended }: Seen): string =>
      ways
        .map(way => (sent.has(way) ? 'SENT' : lacking.has(way) ? 'none' : ended.has(way) ? '- ended' : '-').padEnd(11))
        .join('');
    process.stdout.write(`${`${agent.id} ${packageVersion(command)}`.padEnd(22)}\n`);
    process.stdout.write(`  ${'guard off'.padEnd(20)}${cells(off.seen)}\n  ${'guard on'.padEnd(20)}${cells(on)}\n`);
    if (on.back.size > 0) process.stdout.write(`  comes back when a session goes on: ${[...on.back].join(', ')}\n`);
    const codes = new Set(hooksOf(asks(agent))?.blind.map(each => each.code));
    const past = [...on.sent].filter(way => !(namedBy[way] ?? []).some(code => codes.has(code)));
    tell(
      ways.map(way => ({
        part: 'guard',
        agent: agent.id,
        claim: on.sent.has(way) ? `${way}: named as open` : `${way}: stopped`,
        result: past.includes(way) ? 'wrong' : isShown(way, off.seen, on) ? 'right' : 'unknown',
      })),
    );
    // A session that did not get that far shows nothing about the guard.
    if (!ways.some(way => isShown(way, off.seen, on))) process.stdout.write('  with the guard nothing was tried\n');
    if (past.length > 0) process.stdout.write(`  open and not named: ${past.join(', ')}\n`);
    if (past.length > 0 || !ways.some(way => isShown(way, off.seen, on))) isWrong = true;
  }
  model.stop();
  process.exitCode = isWrong ? 1 : 0;
}

/** Whether a way's secret was sent without the guard, and the way was also tried with it. */
function isShown(way: Way, off: Seen, on: Seen): boolean {
  return off.sent.has(way) && (on.sent.has(way) || !on.lacking.has(way));
}

interface Lab {
  readonly agent: LabAgent;
  readonly command: string;
  readonly model: ScriptedModel;
}

/** Where an agent works, and what was observed there so far. */
interface Place extends Lab, Seen {
  readonly home: string;
  readonly work: string;
}

async function inPlace<T>(lab: Lab, use: (place: Place) => Promise<T>): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
  const work = path.join(home, 'work');
  try {
    writeFixture(work);
    lab.agent.prepare?.({ home, work, model: addressOf(lab.model) });
    return await use({ ...lab, home, work, sent: new Set(), lacking: new Set(), ended: new Set(), back: new Set() });
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function withoutGuard(lab: Lab): Promise<{ readonly seen: Seen; readonly earlier: Seen }> {
  return inPlace(lab, async place => {
    await sessions(place);
    const earlier = {
      ...place,
      sent: new Set<Way>(),
      lacking: new Set<Way>(),
      ended: new Set<Way>(),
      back: new Set<string>(),
    };
    if (place.sent.has('resumed')) place.sent.add('earlier');
    install(place);
    await resumed(earlier, 'earlier');
    return { seen: place, earlier };
  });
}

function withGuard(lab: Lab): Promise<Seen> {
  return inPlace(lab, async place => {
    install(place);
    await sessions(place);
    return place;
  });
}

async function sessions(place: Place): Promise<void> {
  await session(place, said.at, []);
  await session(place, `Use the key ${canaries.prompt}`, []);
  await session(place, said.helper, helperSteps);
  await session(place, said.main, mainSteps(place.work));
  await resumed(place, 'resumed');
}

async function session(place: Place, prompt: string, steps: readonly (Step & { readonly way: Way })[]): Promise<void> {
  const { model, agent, sent, lacking, ended } = place;
  const waysOf = (list: readonly Step[]): readonly Way[] =>
    steps.filter(step => list.includes(step)).map(each => each.way);
  model.begin(steps, { said: prompt, steps: stepsOfHelper });
  await run(place, agent.args(prompt, placeOf(place)));
  const received = model.received().join('\n');
  for (const [way, canary] of Object.entries(canaries)) if (received.includes(canary)) sent.add(way as Way);
  for (const way of waysOf(model.lacking())) lacking.add(way);
  const pending = model.pending();
  const last = steps[steps.length - pending.length - 1];
  if (pending.length === 0) return;
  // If a step ends the session, the rest is left for another one.
  if (last === undefined) for (const way of waysOf(pending)) lacking.add(way);
  else {
    ended.add(last.way);
    await session(
      place,
      prompt,
      steps.filter(step => pending.includes(step)),
    );
  }
}

/** Checks whether the contents of the previous session are sent when it is resumed. */
async function resumed(place: Place, way: 'resumed' | 'earlier'): Promise<void> {
  const { model, agent, sent, lacking, back } = place;
  model.begin([]);
  if (agent.resume !== undefined) await run(place, agent.resume('Go on.', placeOf(place)));
  const received = model.received().join('\n');
  for (const [name, canary] of Object.entries(canaries)) if (received.includes(canary)) back.add(name);
  if (back.size > 0) sent.add(way);
  // Otherwise it is another session, or none.
  if (!received.includes(said.main)) lacking.add(way);
}

/** Returns the product in whose files the guard is registered for an agent. */
function asks({ id, hooks = id }: LabAgent): string {
  return hooks;
}

function addressOf({ port }: ScriptedModel): string {
  return `http://127.0.0.1:${port}`;
}

function placeOf({ home, work, model }: Place): LabPlace {
  return { home, work, model: addressOf(model) };
}

function install({ agent, home, work }: Place): void {
  const words = ['guard', 'install', '--agents', asks(agent), '--home', home, '--workspace', work, '--apply'];
  const closes = hooksOf(asks(agent))?.closes === 'option' ? ['--fail-closed'] : [];
  const done = spawnSync(process.execPath, ['dist/cli.js', ...words, ...closes], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
}

/**
 * Runs an agent. An agent that sent no request may have failed before (Kilo 7.7.9 does now and then), so it is run again; the guard
 * refuses the same again.
 */
async function run(place: Place, words: readonly string[]): Promise<void> {
  for (let turn = 0; turn < 2 && place.model.received().length === 0; turn++)
    await runAgent(place.agent, place.command, words, placeOf(place), place.model);
  if (process.env['LAB_VERBOSE']) process.stdout.write(`    ${place.model.received().length} requests\n`);
}

void main();
