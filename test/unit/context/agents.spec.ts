import assert from 'node:assert/strict';
import { agentSimulator } from '../../../src/core/context/agent/agentSimulator.ts';
import type { AgentProfile } from '../../../src/core/context/agent/agentProfile.ts';
import { documented, measured } from '../../../src/core/context/claim.ts';
import { filesOfRule, type InstructionRule, isNamed } from '../../../src/core/context/instructions.ts';
import { namedFiles } from '../../../src/core/context/namedFiles.ts';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import type { ContextItem, ContextRequest, Simulation } from '../../../src/core/context/types.ts';
import { message } from '../../../src/core/message.ts';
import { documentOf, requestOf } from './request.ts';
import { surroundingsIn } from './surroundingsIn.ts';

const claim = measured('a product', '1.0.0');
const rule = (oneOf: readonly string[], where: 'root' | 'below' = 'root'): InstructionRule => ({
  oneOf,
  where,
  inclusion: 'certain',
  claim,
});

const brief = ({ uri, kind, startLine, endLine, tokens, inclusion }: ContextItem): string =>
  `${uri.replace('file:///w/', '')} ${kind} ${startLine}-${endLine} ${tokens} ${inclusion}`;

function itemsOf(assistant: string, feature: string, given: Partial<ContextRequest>): readonly ContextItem[] {
  const simulator = allSimulators.find(each => each.assistant === assistant && each.feature === feature);
  assert.ok(simulator !== undefined, `${assistant} ${feature}`);
  return simulator.simulate(requestOf(given)).items;
}

describe('instruction rules', () => {
  it('prefer the first name that exists', () => {
    const paths = ['AGENTS.md', 'CLAUDE.md'];
    assert.deepEqual(filesOfRule(rule(['CLAUDE.md', 'AGENTS.md']), paths), ['CLAUDE.md']);
    assert.deepEqual(filesOfRule(rule(['CLAUDE.md', 'AGENTS.md']), ['AGENTS.md']), ['AGENTS.md']);
    assert.deepEqual(filesOfRule(rule(['CLAUDE.md']), ['claude.md', 'sub/CLAUDE.md']), []);
  });
  it('take every file below a folder', () => {
    const paths = [
      '.claude/rules/a.md',
      '.claude/rules/b/c.md',
      '.claude/rules/d.txt',
      '.claude/rules.md',
      'x/.claude/rules/e.md',
    ];
    assert.deepEqual(filesOfRule(rule(['.claude/rules/**.md']), paths), paths.slice(0, 2));
    assert.equal(isNamed([rule(['ab**ba'])], 'aba'), false);
    assert.equal(isNamed([rule(['ab**ba'])], 'abba'), true);
  });
  it('find deeper files of a name, not those of dependencies', () => {
    const below = rule(['A.md', 'B.md'], 'below');
    assert.deepEqual(filesOfRule(below, ['A.md', 'x/A.md', 'y/B.md', 'x/xA.md', 'node_modules/p/A.md']), [
      'x/A.md',
      'y/B.md',
    ]);
  });
});

describe('namedFiles', () => {
  it('lists what assistants read by name, and the rule file that decides about Copilot', () => {
    const paths = [
      '.copilotignore',
      'src/a.ts',
      'AGENTS.md',
      'src/CLAUDE.md',
      '.github/copilot-instructions.md',
      '.vscode/tasks.json',
      'sub/GEMINI.md',
      'sub/.copilotignore',
    ];
    assert.deepEqual(
      namedFiles(paths),
      paths.filter(path => path !== 'src/a.ts' && path !== 'sub/.copilotignore'),
    );
    assert.equal(namedFiles(paths), namedFiles(paths));
  });
});

describe('agentSimulator', () => {
  const profile: AgentProfile = {
    assistant: 'one',
    feature: 'agent',
    instructions: [rule(['AGENTS.md']), rule(['AGENTS.md', 'x.md'])],
    editor: [],
    state: [],
    unknowns: [message('context.closedSource')],
  };
  const run = (rest: Partial<AgentProfile>, given: Partial<ContextRequest>): readonly string[] =>
    agentSimulator({ ...profile, instructions: [], ...rest })
      .simulate(requestOf(given))
      .items.map(brief);
  const active = documentOf('a.ts', 'one\ntwo\nthree');
  const editing = { documents: [documentOf('b.ts', ''), active], active: { uri: active.uri, offset: 6, anchor: 2 } };

  it('sends an instruction file once, with its text', () => {
    const simulation = agentSimulator(profile).simulate(
      requestOf({ workspaceFiles: ['AGENTS.md', 'my rules/x.md'], fileTexts: new Map([['AGENTS.md', 'be kind!']]) }),
    );
    assert.deepEqual(simulation.items.map(brief), ['AGENTS.md file null-null 2 certain']);
    assert.deepEqual(simulation.items[0]?.source, claim.source);
    assert.equal(simulation.items[0]?.fidelity, 'measured');
    assert.deepEqual(
      simulation.payload.map(({ text, uri }) => [text, uri]),
      [['be kind!', 'file:///w/AGENTS.md']],
    );
    assert.deepEqual(simulation.unknowns, profile.unknowns);
  });

  it('looks at every folder of a window where the product does, and else says that it is not known', () => {
    const everyFolder = documented('elsewhere', '2026-11-21');
    const state = [
      { reason: message('context.agent.folderPath'), inclusion: 'certain', claim, ofEachFolder: true },
      { reason: message('context.agent.gitUser'), inclusion: 'certain', claim },
    ] as const;
    const row: AgentProfile = { ...profile, state, reach: { reason: message('context.agent.readsOnDemand'), claim } };
    const request = requestOf({
      workspaceFolders: ['file:///w', 'file:///w2'],
      workspaceFiles: ['AGENTS.md'],
      fileTexts: new Map([['AGENTS.md', 'be kind!']]),
      otherFolders: [
        { folder: 'file:///w2', files: ['AGENTS.md', 'x.md'], texts: new Map([['AGENTS.md', 'be exact!']]) },
      ],
    });
    const all = agentSimulator({ ...row, everyFolder }).simulate(request);
    const shown = ({ items }: Simulation): readonly string[] =>
      items.map(({ uri, kind, source }) => `${uri} ${kind} ${source?.ref}`);
    assert.deepEqual(shown(all), [
      `file:///w/AGENTS.md file ${claim.source.ref}`,
      `file:///w2/AGENTS.md file elsewhere`,
      `file:///w state ${claim.source.ref}`,
      `file:///w2 state elsewhere`,
      `file:///w state ${claim.source.ref}`,
      `file:///w reachable ${claim.source.ref}`,
      `file:///w2 reachable elsewhere`,
    ]);
    assert.deepEqual(
      all.payload.map(({ text }) => text),
      ['be kind!', 'be exact!'],
    );
    assert.deepEqual(all.unknowns, row.unknowns);
    const one = agentSimulator(row).simulate(request);
    assert.ok(one.items.length > 0 && one.items.every(({ uri }) => !uri.startsWith('file:///w2')));
    assert.deepEqual(one.unknowns, [...row.unknowns, message('context.agent.otherFolders')]);
  });

  it('encodes the names of files and works without a folder', () => {
    const instructions = [rule(['a b/**'])];
    assert.deepEqual(run({ instructions }, { workspaceFiles: [] }), []);
    const named = agentSimulator({ ...profile, instructions: [rule(['.cursor/rules/**'])] });
    const workspaceFiles = ['.cursor/rules/my rules.md'];
    assert.deepEqual(
      named.simulate(requestOf({ workspaceFiles })).items.map(({ uri }) => uri),
      ['file:///w/.cursor/rules/my%20rules.md'],
    );
    assert.deepEqual(named.simulate(requestOf({ workspaceFiles, workspaceFolders: [] })).items, []);
  });

  it('sends the selection, whichever end the cursor is at', () => {
    const selection = { part: 'selection', inclusion: 'certain', claim } as const;
    const editor = [selection];
    assert.deepEqual(run({ editor }, editing), ['a.ts range 1-2 1 certain']);
    assert.deepEqual(run({ editor }, { ...editing, active: { uri: active.uri, offset: 2, anchor: 6 } }), [
      'a.ts range 1-2 1 certain',
    ]);
    assert.deepEqual(run({ editor }, { ...editing, active: { uri: active.uri, offset: 2 } }), []);
    assert.deepEqual(run({ editor: [{ ...selection, most: 1 }] }, editing), ['a.ts range 1-1 1 certain']);
  });

  it('sends the whole document always or only with a selection', () => {
    const whole = [{ part: 'active-text', inclusion: 'certain', claim } as const];
    const selected = [{ part: 'active-text-if-selected', inclusion: 'certain', claim } as const];
    const unselected = { ...editing, active: { uri: active.uri, offset: 2 } };
    assert.deepEqual(run({ editor: whole }, unselected), ['a.ts file 1-3 4 certain']);
    assert.deepEqual(run({ editor: selected }, editing), ['a.ts file 1-3 4 certain']);
    assert.deepEqual(run({ editor: selected }, unselected), []);
  });

  it('sends paths of open documents, last focused first after the active one', () => {
    const documents = [documentOf('b.ts', '', { lastFocused: 1 }), documentOf('c.ts', '', { lastFocused: 2 }), active];
    const output = { uri: 'output:x', languageId: 'log', text: '' };
    const editor = [{ part: 'open-paths', most: 2, inclusion: 'certain', claim } as const];
    const items = run({ editor }, { documents: [output, ...documents], active: { uri: active.uri, offset: 0 } });
    assert.deepEqual(items, [
      'a.ts path null-null 4 certain',
      'c.ts path null-null 4 certain',
      'b.ts path null-null 0 dropped',
    ]);
  });

  it('sends state without a size', () => {
    const reason = message('context.agent.gitStatus');
    const state = [{ reason, inclusion: 'possible', claim } as const];
    assert.deepEqual(run({ state, reach: { reason, claim } }, {}), [
      'file:///w state null-null 0 possible',
      'file:///w reachable null-null 0 possible',
    ]);
  });

  it('says nothing about a document that nobody edits', () => {
    const output = { uri: 'output:x', languageId: 'log', text: 'abc' };
    const editor = [{ part: 'active-text', inclusion: 'certain', claim } as const];
    assert.deepEqual(run({ editor }, { documents: [output], active: { uri: output.uri, offset: 0 } }), []);
  });

  it('lists names up to its limit', () => {
    const workspaceFiles = ['.env', 'a.ts', 'b/.hidden/c.ts', 'node_modules/x.js', 'b/d.ts', 'e.ts'];
    const listing = { unit: 'names', most: 2, dotFiles: false, claim } as const;
    const names = (rest: Partial<typeof listing> | { unit: 'characters' } | { dotFiles: true }): unknown =>
      agentSimulator({ ...profile, instructions: [], listing: { ...listing, ...rest } })
        .simulate(requestOf({ workspaceFiles }))
        .items.map(({ kind, tokens, reason }) => [kind, tokens, reason.args['names']]);
    assert.deepEqual(names({}), [['state', 3, 2]]);
    assert.deepEqual(names({ dotFiles: true }), [['state', 3, 2]]);
    assert.deepEqual(names({ unit: 'characters', most: 8 } as object), [['state', 2, 2]]);
    assert.deepEqual(names({ most: 0 } as object), [['state', 0, 0]]);
    assert.deepEqual(names({ most: 99, dotFiles: true } as object), [['state', 9, 5]]);
  });
});

describe('rows of agents', () => {
  const workspaceFiles = [
    'AGENTS.md',
    'CLAUDE.md',
    'GEMINI.md',
    'QWEN.md',
    '.github/copilot-instructions.md',
    '.clinerules/a.md',
    'src/CLAUDE.md',
    '.vscode/tasks.json',
  ];
  const sent = (assistant: string, feature = 'agent', files = workspaceFiles): readonly string[] =>
    itemsOf(assistant, feature, {
      workspaceFiles: files,
      surroundings: surroundingsIn(files.map(each => [`/w/${each}`, 'x'])),
    })
      .filter(({ kind, inclusion }) => kind === 'file' && inclusion === 'certain')
      .map(({ uri }) => uri.replace('file:///w/', ''));

  it('send the instruction files that were measured', () => {
    assert.deepEqual(sent('claude-code'), ['CLAUDE.md']);
    assert.deepEqual(sent('claude-code', 'agent', ['AGENTS.md']), ['AGENTS.md']);
    assert.deepEqual(sent('codex'), ['AGENTS.md']);
    assert.deepEqual(sent('opencode'), ['AGENTS.md']);
    assert.deepEqual(sent('gemini-cli'), ['GEMINI.md']);
    assert.deepEqual(sent('copilot-cli'), ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md', 'GEMINI.md']);
    assert.deepEqual(sent('pi'), ['AGENTS.md']);
    assert.deepEqual(sent('qwen-code'), ['QWEN.md', 'AGENTS.md']);
    assert.deepEqual(sent('cline'), ['AGENTS.md', '.clinerules/a.md']);
    assert.deepEqual(sent('kilo'), ['AGENTS.md']);
    assert.deepEqual(sent('copilot', 'chat'), ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md']);
    assert.deepEqual(sent('copilot'), [
      '.github/copilot-instructions.md',
      'AGENTS.md',
      'CLAUDE.md',
      '.vscode/tasks.json',
    ]);
  });

  it('of Copilot send those of every folder', () => {
    const request = {
      workspaceFolders: ['file:///w', 'file:///w2'],
      workspaceFiles: ['AGENTS.md'],
      otherFolders: [{ folder: 'file:///w2', files: ['.github/copilot-instructions.md'], texts: new Map() }],
    };
    for (const feature of ['chat', 'agent']) {
      const uris = itemsOf('copilot', feature, request).flatMap(({ uri, kind }) => (kind === 'file' ? [uri] : []));
      assert.deepEqual(uris, ['file:///w/AGENTS.md', 'file:///w2/.github/copilot-instructions.md'], feature);
    }
  });

  it('read deeper instruction files possibly', () => {
    const items = itemsOf('claude-code', 'agent', { workspaceFiles });
    assert.ok(items.some(({ uri, inclusion }) => uri.endsWith('src/CLAUDE.md') && inclusion === 'possible'));
    const below = (...files: readonly string[]): readonly string[] =>
      itemsOf('claude-code', 'agent', { workspaceFiles: files })
        .filter(({ kind, inclusion }) => kind === 'file' && inclusion === 'possible')
        .map(({ uri }) => uri.replace('file:///w/', ''));
    // Below the root, it is not decided which of them a folder contributes, so all of them are shown.
    const deeper = ['a/AGENTS.md', 'b/CLAUDE.md', 'b/CLAUDE.local.md'];
    assert.deepEqual(below(...deeper), deeper);
  });

  it('of Ollama describe the skills of its agent, where a model can call tools', () => {
    const paths = ['/w/.agents/skills/a/SKILL.md', '/w/.ollama/skills/b/SKILL.md', '/h/.ollama/skills/c/SKILL.md'];
    const surroundings = surroundingsIn([
      ...paths.map((each): [string, string] => [each, '---\nname: a\ndescription: told\n---\nall of it\n']),
      ['/w/.ollama/skills/d/SKILL.md', 'no front matter'],
      ['/w/.ollama/skills/e/f/SKILL.md', '---\nname: f\ndescription: told\n---\n'],
    ]);
    const items = itemsOf('ollama', 'agent', { surroundings }).filter(({ uri }) => uri.endsWith('SKILL.md'));
    assert.deepEqual(items.map(({ uri, inclusion }) => `${uri} ${inclusion}`).sort(), [
      `file://${paths[2]} possible`,
      `file://${paths[0]} possible`,
      `file://${paths[1]} possible`,
    ]);
  });

  it('say of servers what goes along at first: of Claude Code names of tools, of others descriptions, too', () => {
    const surroundings = surroundingsIn([
      ['/h/.claude.json', '{"mcpServers":{"a":{}},"projects":{"/w":{"mcpServers":{"b":{}}}}}'],
      ['/w/.mcp.json', '{"mcpServers":{"c":{}}}'],
      ['/h/.gemini/settings.json', '{"mcpServers":{"d":{}}}'],
    ]);
    const said = (assistant: string): readonly string[] =>
      itemsOf(assistant, 'agent', { surroundings })
        .filter(({ reason }) => reason.code.startsWith('context.agent.server'))
        .map(({ reason }) => `${reason.code.split('.').at(-1)} ${String(reason.args['name'])}`);
    const names = ['serverNames a', 'serverNames b', 'serverNames c'];
    assert.deepEqual([...said('claude-code')].sort(), names);
    assert.deepEqual([...said('vscode-claude')].sort(), names);
    assert.deepEqual(said('gemini-cli'), ['server d']);
  });

  it('of Tabby’s chat take along what is selected, or the active document', () => {
    const active = documentOf('a.ts', 'one\ntwo\n');
    const parts = (anchor: number): readonly string[] =>
      itemsOf('tabby', 'chat', { documents: [active], active: { uri: active.uri, offset: 7, anchor } }).map(
        ({ kind, startLine, endLine, inclusion }) => `${kind} ${startLine}-${endLine} ${inclusion}`,
      );
    assert.deepEqual(parts(4).slice(0, 2), ['file 1-3 possible', 'range 2-2 possible']);
    assert.deepEqual(parts(7).slice(0, 1), ['file 1-3 possible']);
  });

  it('reach the workspace on demand, but for those that read only what they are given', () => {
    const reaches = (assistant: string, feature = 'agent'): boolean =>
      itemsOf(assistant, feature, {}).some(
        ({ kind, inclusion, uri }) => kind === 'reachable' && inclusion === 'possible' && uri === 'file:///w',
      );
    assert.ok(['claude-code', 'codex', 'copilot', 'cline', 'zed', 'cursor'].every(assistant => reaches(assistant)));
    assert.equal(reaches('aider', 'chat'), false);
    assert.equal(reaches('devin'), false);
  });
});
