import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostFactsOf } from '../../src/core/egress/hosts/classify.ts';
import type { RecorderEntry } from '../../src/node/egress/recorder/entry.ts';
import { proxyAddress } from '../../src/node/egress/recorder/proxyAddress.ts';
import { runningRecorder } from '../../src/node/egress/recorder/state.ts';
import { startModel } from './model.ts';

// Runs real agents through the recorder, with a model on the loopback and a fake key. Prints which hosts each of them asked for and
// what the host table says about them; exit code 1 if a host is not known or an agent did not talk at all.

interface Agent {
  readonly tool: string;
  readonly command: string;
  readonly args: (model: string) => readonly string[];
  readonly env: (model: string) => NodeJS.ProcessEnv;
  /** Hosts that were seen on a loopback network without a recorder, 2026-11-20. */
  readonly expected: readonly string[];
}

const noKey = ['no', 'key'].join('-');

const agents: readonly Agent[] = [
  {
    tool: 'claude-code',
    command: 'claude',
    args: () => ['-p', 'Say hello.'],
    env: model => ({ ANTHROPIC_BASE_URL: model, ANTHROPIC_API_KEY: noKey }),
    expected: ['api.anthropic.com'],
  },
  {
    tool: 'codex',
    command: 'codex',
    args: model => [
      'exec',
      '--skip-git-repo-check',
      '-c',
      'model_provider="lab"',
      '-c',
      `model_providers.lab={name="lab",base_url="${model}/v1",wire_api="responses",env_key="LAB_KEY"}`,
      'Say hello.',
    ],
    env: () => ({ LAB_KEY: noKey }),
    expected: ['ab.chatgpt.com', 'github.com'],
  },
  {
    tool: 'qwen-code',
    command: 'qwen',
    args: () => ['-p', 'Say hello.', '--auth-type', 'openai'],
    env: model => ({ OPENAI_BASE_URL: `${model}/v1`, OPENAI_API_KEY: noKey, OPENAI_MODEL: 'm' }),
    expected: ['gb4w8c3ygj-default-sea.rum.aliyuncs.com'],
  },
];

/** An agent may wait for answers that never come. */
const longestRun = 45_000;

async function main(): Promise<void> {
  const [folder = '.'] = process.argv.slice(2);
  const model = await startModel();
  let isWrong = false;
  for (const agent of agents) {
    const command = path.resolve(folder, 'node_modules', '.bin', agent.command);
    if (!existsSync(command)) {
      process.stdout.write(`${agent.tool}: not run, ${agent.command} is not installed in ${folder}\n`);
      continue;
    }
    const entries = await recorded(agent, command, `http://127.0.0.1:${model.port}`);
    const hosts = [...new Set(entries.map(each => each.host))].sort();
    process.stdout.write(`${agent.tool}: ${entries.length} connections\n`);
    for (const host of hosts) {
      const facts = hostFactsOf(host).filter(fact => fact.tools.includes(agent.tool));
      const programs = new Set(entries.filter(each => each.host === host).map(each => each.process ?? '?'));
      const purpose = facts.length === 0 ? 'NOT KNOWN' : facts.map(fact => fact.trafficClass).join(', ');
      process.stdout.write(`  ${host.padEnd(44)}${purpose.padEnd(28)}${[...programs].join(', ')}\n`);
    }
    const missing = agent.expected.filter(host => !hosts.includes(host));
    if (missing.length > 0) process.stdout.write(`  expected, but not seen: ${missing.join(', ')}\n`);
    isWrong ||= missing.length > 0;
  }
  model.stop();
  process.exitCode = isWrong ? 1 : 0;
}

async function recorded(agent: Agent, command: string, model: string): Promise<readonly RecorderEntry[]> {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-lab-'));
  const work = path.join(home, 'work');
  mkdirSync(work);
  writeFileSync(path.join(work, 'note.txt'), 'a note\n');
  const recorder = spawn(process.execPath, ['dist/cli.js', 'egress', 'record', '--home', home, '--no-upstream'], {
    stdio: 'ignore',
  });
  try {
    const state = await started(home);
    const proxy = proxyAddress(state);
    const child = spawn(command, agent.args(model), {
      cwd: work,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        HTTPS_PROXY: proxy,
        HTTP_PROXY: proxy,
        https_proxy: proxy,
        http_proxy: proxy,
        NO_PROXY: 'localhost,127.0.0.1,::1',
        ...agent.env(model),
      },
    });
    await ended(child);
    recorder.kill('SIGINT');
    await once(recorder, 'exit');
    const lines = readFileSync(state.log, 'utf8')
      .split('\n')
      .filter(line => line !== '');
    return lines.map(line => JSON.parse(line) as RecorderEntry);
  } finally {
    recorder.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function started(home: string): ReturnType<typeof mustRun> {
  for (let i = 0; i < 200; i++) {
    if ((await runningRecorder(home)) !== null) break;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  return mustRun(home);
}

async function mustRun(home: string) {
  const state = await runningRecorder(home);
  if (state === null) throw new Error('the recorder did not start');
  return state;
}

async function ended(child: ChildProcess): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), longestRun);
  if (child.exitCode === null) await once(child, 'exit');
  clearTimeout(timer);
}

void main();
