import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { trailRules } from '../../../src/node/trail/trailRules.ts';
import { scratchFolder } from '../scratchFolder.ts';

const policy = (more: string): string => `version: 1\norganisation:\n  name: Example\n${more}`;

describe('the reason for a change', () => {
  const { put, at } = scratchFolder();

  it('is asked for where the policy does, and the trail is kept as long as that says', async () => {
    const machineFile = put('machine.yml', policy('retention:\n  trail: 700\n'));
    put('shop/sightglass.policy.yml', policy('trail:\n  justification: true\n'));
    assert.deepEqual(await trailRules(at('shop'), { machineFile }), {
      isAsked: true,
      keptDays: 700,
      organisation: 'Example',
    });
    assert.deepEqual(await trailRules(null, { machineFile: at('absent') }), {
      isAsked: false,
      keptDays: 400,
      organisation: '',
    });
  });

  it('nothing is written or taken back without one, and a secret in it goes nowhere', () => {
    put('shop/sightglass.policy.yml', policy('trail:\n  justification: true\n'));
    put('shop/.env', 'A=1\n');
    const run = (...args: readonly string[]) => {
      const cli = [path.resolve('dist/cli.js'), ...args, '--home', at('home'), '--workspace', at('shop')];
      const { status, stdout, stderr } = spawnSync(process.execPath, cli, { cwd: at('shop'), encoding: 'utf8' });
      return { status, stdout, stderr };
    };
    const generate = ['ignore', 'generate', '--for', 'cursor', '--apply'] as const;
    const refused = run(...generate);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /the policy of Example asks why: give a reason with --reason TEXT/);
    const secret = ['ghp', `${'a1B2c3D4e5'.repeat(3)}f6G7h8`].join('_');
    assert.equal(run(...generate, '--reason', `ticket 7 ${secret}`).status, 0);
    assert.equal(run('undo').status, 2);
    assert.equal(run('undo', '--reason', 'too early').status, 0);
    const trail = run('trail');
    assert.equal(trail.status, 0);
    assert.match(trail.stdout, /reason: ticket 7 /);
    assert.match(trail.stdout, /reason: too early/);
    assert.ok(!trail.stdout.includes(secret.slice(6, 26)));
  });
});
