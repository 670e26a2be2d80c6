import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import { workspacePath } from '../../../src/core/paths/workspacePath.ts';
import { surroundingsOf } from '../../../src/node/surroundings/surroundings.ts';
import { fileUri } from '../../../src/node/workspace.ts';
import type { FixtureLabels, PrintedItem } from '../../lab/firstRequest/labels.ts';
import { scoreOf } from '../../lab/firstRequest/score.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { requestOf } from './request.ts';

const folder = 'test/fixtures/first-request';

/** Compares the texts that real agents sent in the fixtures, as recorded by `npm run lab:first-capture`, with what is predicted. */
describe('what agents put into their first request', () => {
  const scratch = scratchFolder();
  const scripts = readdirSync(folder).filter(name => name.endsWith('.sh'));

  it('is measured in every fixture for ten agents, and two that VS Code runs', () => {
    assert.equal(scripts.length, 14);
    for (const script of scripts) {
      const { agents } = labelsOf(script);
      assert.equal(Object.keys(agents).length, 12, script);
      for (const [id, { items }] of Object.entries(agents)) assert.ok(items.length > 0, `${script} ${id}`);
    }
  });

  for (const script of scripts) {
    it(`is predicted in ${script}: nothing is missed, and what is certain is there`, () => {
      const place = scratch.root;
      const laid = spawnSync('bash', [script, place], { cwd: folder, encoding: 'utf8' });
      assert.equal(laid.status, 0, laid.stderr);
      const labels = labelsOf(script);
      const home = path.join(place, labels.home);
      const workspace = path.join(place, labels.workspace);
      for (const [id, own] of Object.entries(labels.agents)) {
        const score = scoreOf(own, predicted(id, home, workspace), { home, workspace });
        assert.deepEqual({ id, missed: score.missed, wrong: score.wrong }, { id, missed: [], wrong: [] });
      }
    });
  }
});

function labelsOf(script: string): FixtureLabels {
  const file = path.join(folder, `labels-${path.basename(script, '.sh')}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as FixtureLabels;
}

function predicted(id: string, home: string, workspace: string): readonly PrintedItem[] {
  const root = fileUri(workspace);
  const request = requestOf({
    workspaceFolders: [root],
    workspaceFiles: ['README.md'],
    surroundings: surroundingsOf(workspace, { home, env: {} }, [id]),
  });
  const simulator = allSimulators.find(each => each.assistant === id && each.feature === 'agent');
  assert.ok(simulator !== undefined, id);
  return simulator.simulate(request).items.map(({ feature, uri, kind, inclusion, reason, fact }) => ({
    ...{ feature, kind, inclusion, fact: fact ?? null },
    path: workspacePath(uri, [root]).path,
    reason: reason.code,
  }));
}
