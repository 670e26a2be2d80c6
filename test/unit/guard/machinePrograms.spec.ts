import assert from 'node:assert/strict';
import path from 'node:path';
import { hooksOf } from '../../../src/core/assistants/hooks.ts';
import { planInstall } from '../../../src/node/guard/registering/installation.ts';
import { machineFolder, missingPrograms } from '../../../src/node/guard/registering/machinePrograms.ts';
import { scratchFolder } from '../scratchFolder.ts';

const names = ['guard.js', 'guardProgram.js', 'secrets.js', 'exclusionRules.js'];

describe('the guard’s programs for a whole machine', () => {
  const scratch = scratchFolder();
  const runtime = (): { program: string; isEditor: boolean; dist: string } => ({
    program: process.execPath,
    isEditor: false,
    dist: scratch.at('home/.vscode/extensions/sightglass/dist'),
  });
  const fill = (folder: string): void => names.forEach(name => scratch.put(path.join(folder, name), name));

  it('are named in the hooks by the administrator’s folder, never by a person’s', async () => {
    const agent = hooksOf('claude-code');
    assert.ok(agent);
    const installation = { home: scratch.root, workspace: null, env: {}, isClosed: false, runtime: runtime() };
    const { edits } = await planInstall([agent], { ...installation, scope: 'machine' });
    const text = edits.map(({ after }) => after).join();
    assert.ok(text.includes(JSON.stringify(path.join(machineFolder(process.platform), 'guard.js')).slice(1, -1)), text);
    assert.ok(!text.includes(runtime().dist));
  });

  it('come with the chunks that they load, and with those that these load', () => {
    const dist = 'home/.vscode/extensions/sightglass/dist';
    fill(dist);
    scratch.put(`${dist}/secrets.js`, 'var a=require("./chunk-A1.js"),b=require("node:fs");');
    scratch.put(`${dist}/chunk-A1.js`, 'exports.b=require("./chunk-B2.js");require("./chunk-A1.js")');
    scratch.put(`${dist}/chunk-B2.js`, '');
    scratch.put(`${dist}/chunk-C3.js`, '');
    assert.deepEqual(
      missingPrograms(runtime(), scratch.at('lib')).map(({ from }) => path.relative(runtime().dist, from)),
      [...names, 'chunk-A1.js', 'chunk-B2.js'],
    );
  });

  it('are missing until each is there as it is in the package', () => {
    fill('home/.vscode/extensions/sightglass/dist');
    const folder = scratch.at('lib');
    assert.deepEqual(
      missingPrograms(runtime(), folder).map(({ to }) => to),
      names.map(name => path.join(folder, name)),
    );
    fill('lib');
    assert.deepEqual(missingPrograms(runtime(), folder), []);
    scratch.put('lib/secrets.js', 'an older one');
    assert.deepEqual(missingPrograms(runtime(), folder), [
      { from: path.join(runtime().dist, 'secrets.js'), to: path.join(folder, 'secrets.js') },
    ]);
  });
});
