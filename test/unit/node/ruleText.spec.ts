import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { readRules } from '../../../src/node/files/ruleText.ts';
import { readWorkspace } from '../../../src/node/workspace.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('node: rule files', () => {
  const scratch = scratchFolder();
  const read = (name: string): unknown => {
    const found = readRules(scratch.at(name), name, scratch.at('.'));
    return found === null || typeof found === 'string' ? found : found.code;
  };

  it('are read as assistants read them, and what is none is named', () => {
    scratch.put('utf8', '\ufeffsecret/\r\n# Schlüssel\n');
    writeFileSync(scratch.at('latin1'), Buffer.from('# Schl\xfcssel\nsecret/\n', 'latin1'));
    writeFileSync(scratch.at('utf16'), Buffer.from('\ufeffsecret/\r\n', 'utf16le'));
    writeFileSync(scratch.at('bare16'), Buffer.from('secret/\r\n', 'utf16le'));
    scratch.put('large', '#'.repeat(1_000_001));
    mkdirSync(scratch.at('folder'));
    assert.equal(read('utf8'), 'secret/\r\n# Schlüssel\n');
    assert.equal(read('latin1'), '# Schl\ufffdssel\nsecret/\n');
    assert.equal(read('utf16'), 'exposure.ruleFile.notUtf8');
    assert.equal(read('bare16'), 'exposure.ruleFile.notUtf8');
    assert.equal(read('large'), 'exposure.ruleFile.tooLarge');
    assert.equal(read('folder'), 'exposure.ruleFile.notAFile');
    assert.equal(read('nothing'), null);
  });

  it('that PowerShell wrote in UTF-16 hold nothing back, and that is said', async () => {
    writeFileSync(scratch.at('.cursorignore'), Buffer.from('\ufeffsecret/\r\n', 'utf16le'));
    const person = { home: scratch.at('home'), env: {} };
    const { ruleFiles, problems } = await readWorkspace(scratch.at('.'), ['.cursorignore', 'secret/a'], person);
    assert.deepEqual(
      ruleFiles.filter(each => each.path === '.cursorignore'),
      [],
    );
    assert.deepEqual(
      problems.map(({ code, args }) => [code, args['path']]),
      [['exposure.ruleFile.notUtf8', '.cursorignore']],
    );
  });
});
