import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { gitRepositoryOf } from '../../../src/node/ignore/gitRepository.ts';
import { readRuleText } from '../../../src/node/files/ruleText.ts';
import { openRegular, readRegular, readRegularSync, readStartSync } from '../../../src/node/files/regularFile.ts';
import { readTeamTexts } from '../../../src/node/scanning/team/teamTexts.ts';
import { readConfig } from '../../../src/node/settings/readConfig.ts';
import { scratchFolder } from '../scratchFolder.ts';

const limits = { maximumBytes: 100 };

describe('opening a file', () => {
  const scratch = scratchFolder();
  const { at } = scratch;
  const both = async (name: string, within: string | null = null): Promise<string> => {
    const sync = readRegularSync(at(name), { ...limits, within });
    const async = await readRegular(at(name), { ...limits, within });
    assert.equal(sync.kind, async.kind);
    return sync.kind === 'bytes' ? new TextDecoder().decode(sync.content) : sync.kind;
  };

  it('tells absent, folder, too large and outside apart', async () => {
    mkdirSync(at('folder'));
    writeFileSync(at('text'), 'text');
    writeFileSync(at('large'), 'x'.repeat(101));
    symlinkSync(at('text'), at('folder/link'));
    assert.deepEqual(
      [await both('text'), await both('none'), await both('text/below'), await both('folder'), await both('large')],
      ['text', 'absent', 'absent', 'not-a-file', 'too-large'],
    );
    assert.equal(await both('folder/link', at('folder')), 'outside');
    assert.equal(await both('folder/link', scratch.root), 'text');
    assert.equal(await both('text', scratch.root), 'text');
  });

  // Windows has no named pipes in folders.
  if (process.platform === 'win32') return;

  it('does not wait for a pipe, nor read a device', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    symlinkSync('/dev/zero', at('zero'));
    assert.deepEqual([await both('pipe'), await both('zero')], ['not-a-file', 'not-a-file']);
    assert.equal(readStartSync(at('pipe'), 10).length, 0);
    await assert.rejects(openRegular(at('pipe')), { code: 'ENOTSUP' });
    await assert.rejects(openRegular(scratch.root), { code: 'EISDIR' });
  });

  it('says so of whatever the workspace brings as a pipe, and goes on', async () => {
    const names = [
      '.gitleaks.toml',
      '.gitleaksignore',
      '.secrets.baseline',
      '.secretlintignore',
      '.sightglass-baseline',
    ];
    for (const name of names) execFileSync('mkfifo', [at(name)]);
    const { problems } = readTeamTexts({ folder: scratch.root });
    assert.deepEqual(problems.map(each => each.args['file']).sort(), [...names].sort());
    execFileSync('mkfifo', [at('.git')]);
    assert.deepEqual(gitRepositoryOf(scratch.root)?.fetchUrls, []);
    assert.equal(readRuleText(at('.git'), 'x').problem?.code, 'ignore.generate.notAFile');
    assert.equal((await readConfig(at('.git'), null)).kind, 'unreadable');
    assert.equal(readExclusion({ folder: scratch.root, file: '.git', known: null }).problems.length, 1);
  });

  it('reads no team file that is a link out of the folder', () => {
    mkdirSync(at('repository'));
    writeFileSync(at('elsewhere.toml'), '[allowlist]\nregexes = ["."]\n');
    symlinkSync(at('elsewhere.toml'), at('repository/.gitleaks.toml'));
    const { texts, problems } = readTeamTexts({ folder: path.join(scratch.root, 'repository') });
    assert.deepEqual([texts['.gitleaks.toml'], problems.length], [undefined, 1]);
  });
});
