import assert from 'node:assert/strict';
import { sharedHere } from '../../../src/node/guard/registering/sharedHooks.ts';

describe('guard: who runs the hooks of another product', () => {
  const ids = (agent: string, env: Readonly<Record<string, string>> = {}): readonly string[] =>
    sharedHere(agent, env).map(({ id }) => id);

  it('is VS Code, but where a variable has moved them for the product alone whose they are', () => {
    assert.deepEqual(ids('claude-code'), ['vscode-claude']);
    assert.deepEqual(ids('claude-code', { CLAUDE_CONFIG_DIR: '/data/claude' }), []);
    assert.deepEqual(ids('codex', { CODEX_HOME: '/data/codex' }), ['vscode-codex'], 'it is given its variables');
    assert.deepEqual(ids('gemini-cli'), []);
  });
});
