import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { agentHooks, hooksOf } from '../../../src/core/assistants/hooks.ts';
import type { AgentHooks } from '../../../src/core/guard/hooks/types.ts';
import { readLatestDecisions, logDecision } from '../../../src/node/guard/decisionLog.ts';
import { type Installation, planInstall, planRemove } from '../../../src/node/guard/registering/installation.ts';
import { launcherFile, launcherTarget } from '../../../src/node/guard/registering/launcher.ts';
import { type AgentOverview, agentOverview, isRegistered } from '../../../src/node/guard/registering/overview.ts';
import { guardPlaces } from '../../../src/node/guard/places.ts';
import { pointTo } from '../../../src/node/guard/registering/pointer.ts';
import { readRegistered } from '../../../src/node/guard/registering/registered.ts';
import { repositoryHooks } from '../../../src/node/guard/registering/repositoryHooks.ts';
import { findRuntime } from '../../../src/node/guard/registering/runtime.ts';
import { scratchFolder } from '../scratchFolder.ts';

function agent(id: string): AgentHooks {
  const found = hooksOf(id);
  assert.ok(found);
  return found;
}

describe('guard: what files tell', () => {
  const scratch = scratchFolder();
  const installation = (changes: Partial<Installation> = {}): Installation => ({
    home: scratch.at('home'),
    workspace: scratch.at('shop'),
    env: {},
    scope: 'user',
    isClosed: false,
    runtime: { program: process.execPath, isEditor: false, dist: scratch.at('dist') },
    ...changes,
  });
  async function install(agents: readonly AgentHooks[], changes: Partial<Installation> = {}): Promise<void> {
    const { edits } = await planInstall(agents, installation(changes));
    for (const { file, after } of edits) scratch.put(path.relative(scratch.root, file), after);
  }
  const states = (id: string): readonly string[] =>
    readRegistered(agent(id), installation()).hooks.map(({ scope, state }) => `${scope} ${state}`);

  beforeEach(() => {
    scratch.put('shop/README.md', '');
    for (const name of ['cli.js', 'guard.js']) scratch.put(`dist/${name}`, '');
  });

  it('is registered in every agent after the installation, in both scopes', async () => {
    await install(agentHooks);
    await install(agentHooks, { scope: 'workspace' });
    for (const { id, registration } of agentHooks) {
      const files = registration.kind === 'own-files' ? Math.max(1, registration.names.length) : 1;
      const found = states(id);
      assert.equal(found.filter(each => each === 'user registered').length, files, `${id}: ${found.join()}`);
      const isThere = registration.files.workspace !== null;
      assert.equal(found.filter(each => each === 'workspace registered').length, isThere ? files : 0, id);
    }
  });

  it('says what is missing, untrusted, switched off or broken', async () => {
    assert.deepEqual(states('codex'), ['user missing']);
    await install([agent('codex'), agent('claude-code'), agent('gemini-cli')]);
    scratch.put('home/.codex/config.toml', '');
    assert.deepEqual(states('codex'), ['user untrusted']);
    scratch.put('shop/.claude/settings.json', '{"disableAllHooks":true}');
    const [claude] = readRegistered(agent('claude-code'), installation()).hooks;
    assert.equal(claude?.state, 'disabled');
    assert.equal(claude.disabledBy, scratch.at('shop/.claude/settings.json'));
    scratch.put('home/.gemini/settings.json', '{"hooks": sightglass');
    assert.deepEqual(states('gemini-cli'), ['user broken']);
  });

  it('tells where a file has an error, also one that never named the guard, and does not take it for registered', () => {
    const told = (id: string): readonly (string | undefined)[] =>
      readRegistered(agent(id), installation()).hooks.map(
        ({ state, problem }) => `${state} ${problem?.code} ${problem?.args?.['line']}:${problem?.args?.['column']}`,
      );
    for (const [id, file] of [
      ['claude-code', 'home/.claude/settings.json'],
      ['codex', 'home/.codex/hooks.json'],
      ['gemini-cli', 'home/.gemini/settings.json'],
      ['qwen-code', 'home/.qwen/settings.json'],
    ] as const) {
      scratch.put(file, '{\n  "model": "m",\n  "env": {,}\n}\n');
      assert.deepEqual(told(id), ['broken guard.state.malformed 3:11'], id);
      const overview = agentOverview(agent(id), { home: scratch.at('home'), env: {}, folders: [] });
      assert.equal(isRegistered(overview), false, id);
    }
    rmSync(scratch.at('home/.claude/settings.json'));
    scratch.put('home/.claude/settings.json/a', '');
    const [folder] = readRegistered(agent('claude-code'), installation()).hooks;
    assert.deepEqual([folder?.state, folder?.problem?.code], ['broken', 'settings.file.notAFile']);
  });

  it('is broken, not untrusted, where what an agent trusts stands in a file with an error', async () => {
    await install([agent('codex')]);
    scratch.put('home/.codex/config.toml', 'model = "m"\n[hooks\n');
    const [codex] = readRegistered(agent('codex'), installation()).hooks;
    assert.deepEqual([codex?.state, codex?.problem?.args?.['file']], ['broken', scratch.at('home/.codex/config.toml')]);
  });

  it('cannot be removed from a file with an error, and says where that is', async () => {
    await install([agent('claude-code')]);
    const text = scratch.read('home/.claude/settings.json') ?? '';
    scratch.put('home/.claude/settings.json', `${text.trimEnd().slice(0, -1)},,}`);
    const { edits, skipped } = await planRemove([agent('claude-code')], installation());
    assert.deepEqual([edits.length, skipped.map(({ why }) => why.code)], [0, ['settings.edit.malformed']]);
  });

  it('is broken where a file names a program or its arguments in another form than as texts', async () => {
    const damaged = (value: unknown, change: (of: Record<string, unknown>) => void): unknown => {
      if (Array.isArray(value)) for (const each of value) damaged(each, change);
      else if (typeof value === 'object' && value !== null) {
        const of = value as Record<string, unknown>;
        for (const each of Object.values(of)) damaged(each, change);
        if ('command' in of || 'exec' in of) change(of);
      }
      return value;
    };
    const ids = ['claude-code', 'gemini-cli', 'qwen-code', 'copilot-cli'];
    await install(ids.map(agent));
    for (const id of ids) {
      const [hook] = readRegistered(agent(id), installation()).hooks;
      const file = path.relative(scratch.root, hook?.file ?? '');
      const text = scratch.read(file) ?? '';
      const withNumbers = damaged(JSON.parse(text), of => (of['args'] = [of['args'] ?? [], 7, null].flat()));
      scratch.put(file, JSON.stringify(withNumbers));
      assert.deepEqual(states(id), ['user broken'], id);
      scratch.put(file, text);
      assert.deepEqual(states(id), ['user registered'], id);
    }
  });

  it('is registered in part where an agent needs several registrations and has some', async () => {
    await install([agent('cline'), agent('windsurf')]);
    assert.deepEqual(states('cline'), ['user registered', 'user registered']);
    rmSync(scratch.at('home/.cline/hooks/PostToolUse'));
    assert.deepEqual(states('cline'), ['user partly']);
    const { standing } = agentOverview(agent('cline'), { home: scratch.at('home'), env: {}, folders: [] });
    assert.equal(standing.state, 'partly');
    scratch.put('home/.cline/hooks/PostToolUse', '#!/bin/sh\nexit 0\n');
    assert.deepEqual(states('cline'), ['user partly']);
    const file = 'home/.codeium/windsurf/hooks.json';
    const { hooks } = JSON.parse(scratch.read(file) ?? '') as { hooks: Record<string, unknown> };
    delete hooks['pre_run_command'];
    scratch.put(file, JSON.stringify({ hooks }));
    assert.deepEqual(states('windsurf'), ['user partly']);
  });

  it('is broken once the programs of an older Sightglass are gone', async () => {
    await install([agent('copilot-cli')]);
    assert.deepEqual(states('copilot-cli'), ['user registered']);
    rmSync(scratch.at('dist'), { recursive: true });
    assert.deepEqual(states('copilot-cli'), ['user broken']);
  });

  it('goes by the programs of the newer Sightglass that replaced them, and its launcher stays as it is', async () => {
    const home = scratch.at('home');
    const newer = scratch.at("new d'ist");
    pointTo(home, newer);
    assert.ok(!existsSync(guardPlaces(home).pointer), 'without a launcher there is nothing to point for');
    await install([agent('copilot-cli')]);
    const { launcher, pointer } = guardPlaces(home);
    const text = readFileSync(launcher, 'utf8');
    for (const name of ['cli.js', 'guard.js'])
      scratch.put(`new d'ist/${name}`, 'console.log(process.argv[1], process.env.HOME)');
    pointTo(home, scratch.at('dist'));
    assert.ok(!existsSync(pointer), 'the launcher names these itself');
    pointTo(home, newer);
    assert.equal(statSync(pointer).mode & 0o777, 0o600);
    rmSync(scratch.at('dist'), { recursive: true });
    assert.deepEqual(states('copilot-cli'), ['user registered']);
    assert.equal(readFileSync(launcher, 'utf8'), text);
    if (process.platform === 'win32') return;
    const swayed = { PATH: '/usr/bin:/bin', HOME: '/tmp/elsewhere', NODE_OPTIONS: '--no-such-option' };
    const run = (...args: readonly string[]): string =>
      execFileSync('/bin/sh', [launcher, ...args], { encoding: 'utf8', env: swayed });
    assert.equal(run('guard', 'run', '--agent', 'x'), `${newer}/guard.js ${home}\n`);
    assert.equal(run('guard', 'status'), `${newer}/cli.js ${home}\n`);
    rmSync(newer, { recursive: true });
    assert.deepEqual(states('copilot-cli'), ['user broken']);
  });

  it('goes by the folder where an agent stands worst, and tells each place once', async () => {
    await install([agent('claude-code')]);
    scratch.put('tools/.claude/settings.json', '{"disableAllHooks":true}');
    const overview = (...names: string[]): AgentOverview =>
      agentOverview(agent('claude-code'), {
        home: scratch.at('home'),
        env: {},
        folders: names.map(name => scratch.at(name)),
      });
    assert.equal(overview('shop').standing.state, 'registered');
    assert.equal(overview().standing.state, 'registered');
    const both = overview('shop', 'tools');
    assert.equal(both.standing.state, 'disabled');
    assert.equal(both.standing.place?.disabledBy, scratch.at('tools/.claude/settings.json'));
    const files = both.places.map(each => each.file);
    assert.equal(new Set(files).size, files.length);
    assert.equal(overview('tools', 'shop').standing.state, 'disabled');
    await install([agent('claude-code')], { scope: 'workspace' });
    scratch.put('home/.claude/settings.json', '{}');
    assert.equal(overview('shop').standing.state, 'registered');
    assert.equal(overview('shop', 'tools').standing.state, 'missing', 'the other folder is not guarded');
  });

  it('does without a folder', async () => {
    await install([agent('claude-code')]);
    const { hooks } = readRegistered(agent('claude-code'), installation({ workspace: null }));
    assert.deepEqual(
      hooks.map(each => each.state),
      ['registered'],
    );
  });

  it('reads back where the programs lie that a launcher names, also with spaces and quotes', () => {
    const runtime = { program: '/usr/bin/node', isEditor: true, dist: "/home/d'Arc/my ext/dist" };
    for (const platform of ['linux', 'win32'])
      assert.equal(launcherTarget(launcherFile('/home/dev', runtime, platform).text), runtime.dist);
  });

  it('names hooks of the repository that would run, and takes nothing for its own that only looks so', async () => {
    const home = scratch.at('home');
    await install(agentHooks, { scope: 'workspace' });
    for (const each of agentHooks) assert.deepEqual(repositoryHooks(each, scratch.at('shop'), home), [], each.id);
    scratch.put(
      'shop/.claude/settings.local.json',
      `{\n "hooks": {\n  "Stop": [\n   {"hooks": [{"type": "command", "command": "${home}/.sightglass/bin/sightglass guard run --agent x; id"}]}\n  ]\n }\n}`,
    );
    assert.deepEqual(repositoryHooks(agent('claude-code'), scratch.at('shop'), home), [
      {
        file: scratch.at('shop/.claude/settings.local.json'),
        count: 1,
        line: 4,
        hooks: [
          {
            event: 'Stop',
            line: 4,
            commands: [`${home}/.sightglass/bin/sightglass guard run --agent x; id`],
            path: ['hooks', 'Stop', 0],
          },
        ],
      },
    ]);
    scratch.put('shop/.opencode/plugin/own.js', '// Written by Sightglass\n');
    assert.deepEqual(repositoryHooks(agent('opencode'), scratch.at('shop'), home), [
      { file: scratch.at('shop/.opencode/plugin/own.js'), line: 1, count: null, hooks: [] },
    ]);
  });

  it('takes Node where PATH leads to one that is new enough, else the program that runs this', () => {
    const put = (name: string, major: number): string => {
      chmodSync(scratch.put(`${name}/bin/node`, ''), 0o755);
      scratch.put(`${name}/include/node/node_version.h`, `#define NODE_MAJOR_VERSION ${major}\n`);
      return scratch.at(`${name}/bin`);
    };
    const [old, recent] = [put('old', 16), put('recent', 22)];
    const found = (...folders: string[]): string => findRuntime(folders.join(path.delimiter), '/dist').program;
    assert.equal(found(old, recent), path.join(recent, 'node'));
    assert.equal(found('relative', old), process.execPath);
  });

  it('reads the latest decisions first, and the end of a long log alone', async () => {
    const home = scratch.at('log');
    const made = { agent: 'codex', event: 'shell', decision: 'deny', rule: null, milliseconds: 3 } as const;
    for (let i = 0; i < 30; i++)
      logDecision(home, { ...made, time: `2026-11-29T00:00:${String(i).padStart(2, '0')}Z` });
    const latest = await readLatestDecisions(home, 2);
    assert.deepEqual(
      latest.map(each => each.time.slice(-3)),
      ['29Z', '28Z'],
    );
    assert.deepEqual(await readLatestDecisions(scratch.at('nowhere'), 2), []);
  });
});
