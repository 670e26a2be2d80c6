import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { firstRequests } from '../../../src/core/assistants/firstRequests.ts';
import { agentFiles } from '../../../src/core/context/agent/files/agentFiles.ts';
import { fitting } from '../../../src/core/context/agent/scope.ts';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import type { ContextItem, ContextRequest } from '../../../src/core/context/types.ts';
import { parseUri } from '../../../src/core/context/copilot/documents/uris.ts';
import { surroundingsOf } from '../../../src/node/surroundings/surroundings.ts';
import { fileUri } from '../../../src/node/workspace.ts';
import type { CopilotRecord } from '../../lab/copilot/steps.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { diskOfTexts } from './diskOfTexts.ts';
import { documentOf, requestOf } from './request.ts';

const folder = 'test/fixtures/copilot';
const record = JSON.parse(readFileSync(path.join(folder, 'requests.json'), 'utf8')) as CopilotRecord;

/** Compares what the real Copilot sent in the real editor, as recorded by `npm run lab:copilot`, with what is predicted. */
describe('what Copilot puts into requests in the editor', () => {
  const scratch = scratchFolder();

  for (const { step, feature, isSelected } of [
    { step: 'ask', feature: 'chat', isSelected: false },
    { step: 'agent', feature: 'agent', isSelected: false },
    { step: 'agent-selected', feature: 'agent', isSelected: true },
  ]) {
    it(`is predicted for ${step}: nothing is missed, and what is certain is there`, () => {
      const laid = spawnSync('bash', ['lay.sh', scratch.root], { cwd: folder, encoding: 'utf8' });
      assert.equal(laid.status, 0, laid.stderr);
      const workspace = path.join(scratch.root, laid.stdout.trim());
      const items = predicted(workspace, path.join(scratch.root, 'home'), feature, isSelected);
      const held = new Set(heldIn(step));
      const missed = [...held].filter(each => !items.some(item => canariesOf(item).includes(each)));
      const wrong = items
        .filter(({ inclusion, kind }) => inclusion === 'certain' && kind !== 'path')
        // The lines of the selection contain no canary.
        .filter(item => canariesOf(item).length > 0 && !canariesOf(item).some(each => held.has(each)))
        .map(({ uri }) => uri.slice(uri.indexOf('/home/')));
      assert.deepEqual({ missed, wrong }, { missed: [], wrong: [] });
      assert.ok(held.size > 25);
    });
  }

  it('holds the active document and those edited before, for a next edit', () => {
    assert.deepEqual(heldIn('next-edit'), ['active', 'other']);
  });
});

/** Returns the canaries in the largest request of a step, which does the work; other requests find a title, and the like. */
function heldIn(step: string): readonly string[] {
  const [largest] = record.requests.filter(each => each.step === step).sort((a, b) => b.bytes - a.bytes);
  return (largest?.holds ?? []).filter(each => each !== 'PROMPT');
}

function predicted(workspace: string, home: string, feature: string, isSelected: boolean): readonly ContextItem[] {
  const root = fileUri(workspace);
  const uri = `${root}/src/app.ts`;
  const text = readFileSync(path.join(workspace, 'src/app.ts'), 'utf8');
  const request: ContextRequest = requestOf({
    documents: [{ uri, languageId: 'typescript', text }],
    active: isSelected ? { uri, offset: 80, anchor: 36 } : { uri, offset: 0 },
    workspaceFolders: [root],
    workspaceFiles: ['.vscode/tasks.json'],
    fileTexts: new Map([['.vscode/tasks.json', readFileSync(path.join(workspace, '.vscode/tasks.json'), 'utf8')]]),
    surroundings: surroundingsOf(workspace, { home, env: {} }, ['copilot']),
  });
  const simulator = allSimulators.find(each => each.assistant === 'copilot' && each.feature === feature);
  assert.ok(simulator !== undefined);
  const { items } = simulator.simulate(request);
  return items.filter(({ kind, inclusion }) => kind !== 'state' && kind !== 'reachable' && inclusion !== 'dropped');
}

/** Returns the canaries in the lines of an item. */
function canariesOf({ uri, startLine, endLine }: ContextItem): readonly string[] {
  const lines = readFileSync(parseUri(uri).path, 'utf8').split('\n');
  const piece = lines.slice((startLine ?? 1) - 1, endLine ?? lines.length).join('\n');
  return (piece.match(/CANARY-[\w-]*\w/g) ?? []).map(each => each.slice('CANARY-'.length));
}

describe('rules for certain files', () => {
  it('are told by what is open: certain, possible, or as they wait', () => {
    const place = { folder: '/w', home: null, gitRoot: null, moved: {} };
    const texts = {
      '/w/.cursor/rules/ts.mdc': '---\nglobs: **/*.ts\nalwaysApply: false\n---\nx',
      '/w/.cursor/rules/py.mdc': '---\nglobs: **/*.py\nalwaysApply: false\n---\nx',
      '/w/.cursor/rules/all.mdc': '---\nalwaysApply: true\n---\nx',
      '/w/.windsurf/rules/ts.md': '---\ntrigger: glob\nglobs: **/*.ts\n---\nx',
      '/w/.windsurf/rules/all.md': '---\ntrigger: always_on\n---\nx',
      '/w/.claude/rules/ts.md': '---\npaths: ["src/**"]\n---\nx',
    };
    const disk = diskOfTexts(new Map(Object.entries(texts)));
    const told = (assistant: string): readonly string[] => {
      const files = new Map([[assistant, agentFiles(firstRequests[assistant] ?? [], disk, place)]]);
      const request = requestOf({
        documents: [documentOf('src/a.ts', 'x')],
        active: { uri: 'file:///w/src/a.ts', offset: 0 },
        surroundings: { place, git: null, files, isPartial: false, switched: new Map() },
      });
      const simulator = allSimulators.find(each => each.assistant === assistant && each.feature === 'agent');
      const { items = [] } = simulator?.simulate(request) ?? {};
      return items
        .filter(({ uri }) => uri.includes('/rules/'))
        .map(({ uri, inclusion, reason }) => `${uri.slice('file:///w/.'.length)} ${inclusion} ${reason.code}`);
    };
    assert.deepEqual(told('cursor'), [
      'cursor/rules/ts.mdc possible context.agent.mayFit',
      'cursor/rules/py.mdc possible context.agent.possibleInstructions',
      'cursor/rules/all.mdc certain context.agent.instructions',
    ]);
    assert.deepEqual(told('windsurf'), [
      'windsurf/rules/ts.md possible context.agent.mayFit',
      'windsurf/rules/all.md certain context.agent.instructions',
    ]);
    assert.deepEqual(told('claude-code'), ['claude/rules/ts.md possible context.agent.mayFit']);
    assert.deepEqual(told('copilot'), ['claude/rules/ts.md possible context.agent.possibleInstructions']);
  });

  it('fit by patterns with folders, names, lists and braces', () => {
    const fits = (pattern: string, file = 'src/a/b.ts'): boolean => fitting([pattern], [file]) !== undefined;
    for (const pattern of ['**', '**/*.ts', '*.ts', 'src/**', 'src/**/*.{js,ts}', './src/**/*.ts', '/src/**', '**/a/*'])
      assert.ok(fits(pattern), pattern);
    for (const pattern of ['*.py', 'a/*.ts', 'src/*.ts', '*.{js,py}', '']) assert.ok(!fits(pattern), pattern);
    assert.equal(fitting(['*.py', '*.ts'], ['x.md', 'y.ts', 'z.py']), 'y.ts');
  });

  it('end in time with any pattern', () => {
    assert.equal(fitting(['{a,b}'.repeat(60)], ['x']), undefined);
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (patterns, paths) => {
        const found = fitting(patterns, paths);
        return found === undefined || paths.includes(found);
      }),
    );
  });
});
