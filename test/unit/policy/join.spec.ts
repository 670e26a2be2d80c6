import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinPolicies } from '../../../src/core/policy/join/join.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { questions } from './permits.ts';
import { anyPolicy } from './randomPolicy.ts';

const days = ['2026-10-31', '2026-11-15', '2027-01-01'];

describe('joining the policy of a machine and that of a repository', () => {
  it('is never looser than that of the machine', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (machine, repository) => {
        const { policy } = joinPolicies(machine, repository);
        for (const day of days) {
          for (const [name, isPermitted] of questions) {
            if (isPermitted(policy, day)) assert.ok(isPermitted(machine, day), `${name} on ${day}`);
          }
        }
      }),
      { numRuns: 3_000, seed: 20261129 },
    );
  });

  it('is never looser than that of the repository, but for what it says that it ignores', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (machine, repository) => {
        const { policy, ignored } = joinPolicies(machine, repository);
        fc.pre(ignored.length === 0);
        for (const day of days) {
          for (const [name, isPermitted] of questions) {
            if (isPermitted(policy, day)) assert.ok(isPermitted(repository, day), `${name} on ${day}`);
          }
        }
      }),
      { numRuns: 2_000, seed: 20261130 },
    );
  });

  it('permits what both permit, where no list of extensions is split between them', () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (machine, repository) => {
        const { policy } = joinPolicies(machine, repository);
        for (const [name, isPermitted] of questions) {
          // For files the answer depends on the hosts, which have their own questions.
          if (name.startsWith('extension ') || name.startsWith('file ')) continue;
          const day = '2027-01-01';
          if (isPermitted(machine, day) && isPermitted(repository, day)) assert.ok(isPermitted(policy, day), name);
        }
      }),
      { numRuns: 1_000, seed: 20261201 },
    );
  });

  it('takes the name of a server that both list, and whether it is rolled out, from the machine', () => {
    const mcp = (name: string, provided: boolean): Policy => ({
      ...emptyPolicy,
      mcp: { others: 'deny', allowed: [{ name, url: 'https://mcp.example', provided }], denied: [] },
    });
    const { policy } = joinPolicies(mcp('ours', false), mcp('theirs', true));
    assert.deepEqual(policy.mcp?.allowed, [{ name: 'ours', url: 'https://mcp.example', provided: false }]);
  });

  it('with one that demands nothing is the other one', () => {
    fc.assert(
      fc.property(anyPolicy, policy => {
        const nothing = { ...emptyPolicy, organisation: policy.organisation };
        assert.deepEqual(joinPolicies(nothing, policy).policy, policy);
        assert.deepEqual(joinPolicies(policy, nothing).policy, policy);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('says what of the repository it ignores', () => {
    const required = (value: boolean) => ({
      ...emptyPolicy,
      settings: { required: [{ tool: 'claude-code', key: 'disableArtifact', value }] },
    });
    const { policy, ignored } = joinPolicies(required(true), required(false));
    assert.equal(policy.settings.required[0]?.value, true);
    assert.deepEqual(ignored[0]?.args, { what: 'settings.required claude-code disableArtifact' });
  });
});
