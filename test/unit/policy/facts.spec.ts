import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { managedTools } from '../../../src/core/assistants/managed.ts';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import { unreadLayers } from '../../../src/core/policy/check/layers.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { findPolicy } from '../../../src/node/policy/findPolicy.ts';
import { policyFacts } from '../../../src/node/policy/facts.ts';
import { render } from '../../../src/text/render.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('what is read for a policy', () => {
  const scratch = scratchFolder();

  it('tells pre-releases by what the editor notes beside its extensions, and what it does not note as not known', async () => {
    const home = scratch.at('home');
    const folder = path.join(home, '.vscode', 'extensions');
    for (const name of ['a.one-1.0.0', 'a.two-1.0.0', 'a.three-1.0.0'])
      mkdirSync(path.join(folder, name), { recursive: true });
    const note = (id: string, isPreReleaseVersion: boolean) => ({
      identifier: { id },
      metadata: { isPreReleaseVersion },
    });
    writeFileSync(path.join(folder, 'extensions.json'), JSON.stringify([note('A.one', true), note('a.two', false), 5]));
    const policy: Policy = {
      ...emptyPolicy,
      extensions: { others: 'deny', allowed: [{ id: 'a', versions: 'stable' }], denied: [] },
    };
    const facts = await policyFacts(policy, {
      ...{ tools: [], home, workspace: null, env: {}, platform: 'linux', today: '2026-11-29' },
      account: { contentExclusion: null },
    });
    const results = checkPolicy(policy, facts).filter(each => each.rule === 'extensions.version');
    assert.deepEqual(results.map(({ subject, outcome }) => [subject, outcome]).sort(), [
      ['a.one', 'broken'],
      ['a.three', 'unknown'],
      ['a.two', 'met'],
    ]);
  });

  it('joins the machine’s policy with the folder’s, and believes neither where one cannot be read', async () => {
    const workspace = scratch.at('work');
    mkdirSync(workspace);
    const machineFile = scratch.at('machine.yml');
    const places = { workspace, platform: 'linux', machineFile };
    const head = 'version: 1\norganisation: { name: x }\n';
    assert.equal((await findPolicy(places)).policy, null);
    writeFileSync(machineFile, `${head}permissions: { bypass: deny }\nretention: { transcripts: 9 }\n`);
    writeFileSync(
      path.join(workspace, 'sightglass.policy.yml'),
      `${head}permissions: { bypass: allow }\nretention: { transcripts: 5 }\n`,
    );
    const { policy } = await findPolicy(places);
    assert.deepEqual([policy?.permissions.bypass, policy?.retention.transcripts], ['deny', 5]);
    writeFileSync(path.join(workspace, 'sightglass.policy.yml'), `${head}permissions: { bypas: allow }\n`);
    const broken = await findPolicy(places);
    assert.equal(broken.policy, null);
    assert.match(
      broken.problems.map(each => render(each, undefined, everyTemplate)).join(),
      /^sightglass\.policy\.yml:3:16: .*did you mean bypass/,
    );
  });

  it('names what is not looked at on Windows and macOS, and nothing on Linux', async () => {
    const unread = async (platform: string): Promise<string> => {
      const facts = await policyFacts(emptyPolicy, {
        ...{
          tools: ['claude-code', 'codex', 'cursor'],
          home: scratch.at('nobody'),
          workspace: null,
          env: {},
          platform,
        },
        ...{ today: '2026-11-29', account: { contentExclusion: null } },
      });
      return unreadLayers(facts, managedTools)
        .map(each => render(each, undefined, everyTemplate))
        .join();
    };
    assert.equal(await unread('linux'), '');
    // On macOS, only Cursor's preferences are not read.
    assert.match(await unread('darwin'), /: com\.todesktop\.230313mzl4w4u92\.$/);
    assert.match(await unread('win32'), /SOFTWARE\\Policies\\ClaudeCode/);
  });
});
