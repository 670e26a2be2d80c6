import assert from 'node:assert/strict';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import { statesToFix } from '../../../src/core/policy/check/fixes.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { policyFacts } from '../../../src/node/policy/facts.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../scratchFolder.ts';

describe('what can be set where a policy is broken', () => {
  const scratch = scratchFolder();

  async function planned(policy: Policy, name: string) {
    const home = scratch.at(name);
    mkdirSync(path.join(home, '.claude'), { recursive: true });
    writeFileSync(path.join(home, '.claude/settings.json'), '{\n  "mine": 1,\n  "cleanupPeriodDays": 90\n}\n');
    const facts = await policyFacts(policy, {
      ...{ tools: ['claude-code', 'vscode'], home, workspace: null, env: {}, platform: 'linux', today: '2026-11-29' },
      account: { contentExclusion: null },
    });
    const results = checkPolicy(policy, facts);
    const states = statesToFix(results, policy, facts);
    const plan = planHardening(states, facts.readings, { level: 'off', scope: 'user' });
    // The same machine after the plan is written.
    for (const { file, after } of plan.edits) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, after ?? '');
    }
    return { states, plan, results, home };
  }

  const policy: Policy = {
    ...emptyPolicy,
    permissions: { bypass: 'deny' },
    retention: { transcripts: 14 },
    settings: { required: [{ tool: 'claude-code', key: 'respectGitignore', value: false }], level: 'recommended' },
    modelHosts: { others: 'deny', allowed: [{ id: 'a', hosts: ['llm.example.com'], url: 'https://llm.example.com' }] },
  };

  it('is planned as hardening plans, with the value that the policy wants, and mends what it was for', async () => {
    const { states, plan, home } = await planned(policy, 'one');
    const text = plan.edits.find(({ file }) => file.endsWith('.claude/settings.json'))?.after ?? '';
    const after = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual([after['mine'], after['cleanupPeriodDays']], [1, 14]);
    assert.equal(after['respectGitignore'], false);
    // A host is restricted but not set: the user has to choose it.
    assert.ok(!states.some(({ spec }) => spec.key === 'env.ANTHROPIC_BASE_URL'));
    const again = await policyFacts(policy, {
      ...{ tools: ['claude-code', 'vscode'], home, workspace: null, env: {}, platform: 'linux', today: '2026-11-29' },
      account: { contentExclusion: null },
    });
    const left = statesToFix(checkPolicy(policy, again), policy, again).map(({ spec }) => spec.key);
    const written = plan.edits.flatMap(({ changes }) => changes.map(({ key }) => key));
    assert.deepEqual(
      written.filter(key => left.includes(key)),
      [],
    );
    assert.ok(written.length >= 3, written.join());
  });

  it('is nothing for what an exception excuses', async () => {
    const excused: Policy = {
      ...policy,
      exceptions: [{ rule: 'retention.transcripts', until: '2026-12-31', reason: 'x' }],
    };
    const { states } = await planned(excused, 'two');
    assert.ok(!states.some(({ spec }) => spec.key === 'cleanupPeriodDays'));
  });
});
