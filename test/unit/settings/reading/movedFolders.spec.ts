import assert from 'node:assert/strict';
import { resolveFile } from '../../../../src/core/settings/readings.ts';
import { movedFolders } from '../../../../src/node/settings/movedFolders.ts';

describe('folders that a variable moves', () => {
  it('lie where it says, or in a folder below; only absolute paths count', () => {
    assert.deepEqual(movedFolders({ CODEX_HOME: '/data/codex', KIRO_HOME: 'kiro', GEMINI_CLI_HOME: '/data' }), {
      '~/.codex/': '/data/codex',
      '~/.gemini/': '/data/.gemini',
    });
  });

  it('take single files with them, which keep their names', () => {
    const folders = { home: '/h', workspace: null, moved: movedFolders({ CLAUDE_CONFIG_DIR: '/data/c/' }) };
    assert.equal(resolveFile('~/.claude.json', folders), '/data/c/.claude.json');
    assert.equal(resolveFile('~/.claude/settings.json', folders), '/data/c/settings.json');
    assert.deepEqual(movedFolders({ OLLAMA_SKILLS: '/data/skills' }), { '~/.ollama/skills/': '/data/skills' });
    assert.equal(resolveFile('~/.claude.json.backup', folders), '/h/.claude.json.backup');
  });
});
