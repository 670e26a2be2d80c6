import assert from 'node:assert/strict';
import { movedFolders } from '../../../../src/node/settings/movedFolders.ts';

describe('folders that a variable moves', () => {
  it('lie where it says, or in a folder below; only absolute paths count', () => {
    assert.deepEqual(movedFolders({ CODEX_HOME: '/data/codex', KIRO_HOME: 'kiro', GEMINI_CLI_HOME: '/data' }), {
      '~/.codex/': '/data/codex',
      '~/.gemini/': '/data/.gemini',
    });
  });
});
