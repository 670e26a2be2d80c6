import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { evaluate } from '../../../../src/core/ignore/gitignore/evaluate.ts';
import { ruleFileAt } from '../../../../src/core/ignore/sources/ruleFiles.ts';
import type { RuleFile, VerdictKind } from '../../../../src/core/ignore/types.ts';
import { verdicts } from '../../../../src/core/ignore/verdicts.ts';
import { collectPersonalRules } from '../../../../src/node/settings/personalRules.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { assistants } from '../machine.ts';

describe('collectPersonalRules', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;

  const collect = async (env: Readonly<Record<string, string>> = {}): Promise<readonly RuleFile[]> =>
    (await collectPersonalRules({ home: scratch.root, env })).ruleFiles;
  const verdict = (id: string, feature: string, file: string, rules: readonly RuleFile[]): VerdictKind | undefined =>
    verdicts(file, rules, assistants(id), { contentExclusion: null }).find(each => each.feature === feature)?.verdict;

  it('finds nothing in an empty home', async () => {
    assert.deepEqual(await collectPersonalRules({ home: scratch.root, env: {} }), { ruleFiles: [], problems: [] });
  });

  it('knows deny rules of Claude Code, with the anchors of a personal file', async () => {
    put('.claude/settings.json', '{"permissions":{"deny":["Read(./.env)","Read(/x)","Read(*.pem)"]}}');
    const rules = await collect();
    assert.equal(verdict('claude-code', 'agent', '.env', rules), 'held-back');
    assert.equal(verdict('claude-code', 'agent', 'a/b.pem', rules), 'held-back');
    assert.equal(verdict('claude-code', 'agent', 'x', rules), 'sent', 'it starts at the folder of the settings');
    put('elsewhere/settings.json', '{"permissions":{"deny":["Read(moved)"]}}');
    const moved = await collect({ CLAUDE_CONFIG_DIR: at('elsewhere') });
    assert.deepEqual(
      [verdict('claude-code', 'agent', 'moved', moved), verdict('claude-code', 'agent', '.env', moved)],
      ['held-back', 'sent'],
    );
    // Claude in VS Code does not get the variable.
    assert.deepEqual(
      [verdict('vscode-claude', 'agent', 'moved', moved), verdict('vscode-claude', 'agent', '.env', moved)],
      ['sent', 'held-back'],
    );
    assert.equal(
      verdict('vscode-claude', 'agent', '.env', rules),
      'held-back',
      'where nothing is moved both read the one file',
    );
  });

  it('knows global ignore files, which do not count for others', async () => {
    put('.continue/.continueignore', '*.key\n');
    put('.kilo/.kilocodeignore', '*.key\n');
    const rules = await collect();
    assert.equal(verdict('continue', 'index', 'a/b.key', rules), 'held-back');
    assert.equal(verdict('kilo', 'agent', 'a/b.key', rules), 'held-back');
    assert.equal(verdict('cursor', 'agent', 'a/b.key', rules), 'sent');
  });

  it('finds git’s global file where git does, below everything in the repository', async () => {
    put('.config/git/ignore', '*.default\n');
    assert.equal(evaluate(await collect(), 'a.default').ignored, true);
    put('.config/git/config', '[core]\n\texcludesFile = ~/first\n');
    put('first', '*.first\n');
    assert.equal(evaluate(await collect(), 'a.first').ignored, true);
    put('.gitconfig', '[user]\nexcludesfile = no\n[Core]\n  excludesfile = "~/second"\n');
    put('second', '*.second\n');
    const rules = await collect();
    assert.deepEqual([evaluate(rules, 'a.second').ignored, evaluate(rules, 'a.first').ignored], [true, false]);
    assert.equal(evaluate([...rules, ...ruleFileAt('.gitignore', '!a.second\n')], 'a.second').ignored, false);
    assert.equal(verdict('cursor', 'index', 'a.second', rules), 'held-back');
    assert.equal(verdict('kilo', 'completion', 'a.second', rules), 'sent', 'it reads the one in the root only');
  });

  it('names what it cannot read', async () => {
    mkdirSync(at('.claude/settings.json'), { recursive: true });
    put('.continue/.continueignore', 'ok\n');
    const { ruleFiles, problems } = await collectPersonalRules({ home: scratch.root, env: {} });
    assert.deepEqual([ruleFiles.length, problems.map(each => each.code)], [1, ['settings.file.notAFile']]);
  });
});
