import assert from 'node:assert/strict';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { planHardening } from '../../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { Readings } from '../../../../src/core/settings/readings.ts';
import type { Plan } from '../../../../src/core/settings/types.ts';
import { machine, state, toolsNamed } from '../machine.ts';

function plan(readings: Readings, id: string): Plan {
  return planHardening(readSettings(toolsNamed(id), readings), readings, { level: 'strict', scope: 'user' });
}

describe('variables in a shell’s start files', () => {
  const file = '/home/u/.zshrc';
  const shell = { profiles: [{ file, dialect: 'posix' }], newVariables: { file, dialect: 'posix' } } as const;
  const key = 'KILO_TELEMETRY_LEVEL';

  const planned = (readings: Readings): Plan => {
    const states = readSettings(toolsNamed('kilo'), readings);
    return planHardening(states, readings, { level: 'strict', scope: 'user', only: [key] });
  };

  it('say the file and the line, also of a variable that this process has', () => {
    const readings = machine({ '~/.zshrc': `# a\nexport ${key}=all\n` }, shell);
    const found = state(readings, 'kilo', key);
    assert.deepEqual(
      [found.state, found.value, found.scope, found.file, found.line],
      ['weak', 'all', 'profile', file, 2],
    );
    const running = state({ ...readings, environment: { [key]: 'all' } }, 'kilo', key);
    assert.deepEqual([running.scope, running.file, running.line], ['env', file, 2]);
    const changed = state({ ...readings, environment: { [key]: 'off' } }, 'kilo', key);
    assert.deepEqual(
      [changed.state, changed.scope, changed.file],
      ['hardened', 'env', null],
      'the file says something else',
    );
  });

  it('are changed on their line, or added at the end, and only for the person', () => {
    const readings = machine({ '~/.zshrc': `export ${key}=all # mine\n` }, shell);
    const changes = (made: Plan): string | undefined => made.edits.find(each => each.file === file)?.after;
    assert.equal(changes(planned(readings)), `export ${key}=off # mine\n`);
    assert.equal(changes(planned(machine({ '~/.zshrc': 'a\n' }, shell))), `a\nexport ${key}=off\n`);
    assert.equal(changes(planned(machine({}, shell))), `export ${key}=off\n`);
    const states = readSettings(toolsNamed('kilo'), readings);
    const inWorkspace = planHardening(states, readings, { level: 'strict', scope: 'workspace' });
    assert.equal(inWorkspace.skipped.find(each => each.key === key)?.why.code, 'settings.skip.environment');
    assert.equal(
      planned(machine({})).skipped.find(each => each.key === key)?.why.code,
      'settings.skip.environment',
      'no known shell',
    );
  });

  it('are changed where they are set, not where a new one would be written', () => {
    const two = {
      profiles: [
        { file, dialect: 'posix' },
        { file: '/home/u/.zshenv', dialect: 'posix' },
      ],
      newVariables: { file, dialect: 'posix' },
    } as const;
    const files = { '~/.zshrc': 'a\n', '~/.zshenv': `export ${key}=all\n` };
    for (const environment of [{}, { [key]: 'all' }]) {
      const made = planned(machine(files, { ...two, environment }));
      assert.deepEqual(
        made.edits.map(each => [each.file, each.after]),
        [['/home/u/.zshenv', `export ${key}=off\n`]],
      );
    }
    const needed = { '~/.zshrc': 'a\n', '~/.zshenv': 'export COPILOT_PROVIDER_BASE_URL=x\n' };
    const offline = plan(machine(needed, two), 'copilot-cli').edits.map(each => each.after);
    assert.match(offline.join(''), /COPILOT_OFFLINE=true/);
  });

  it('tell that a change counts from the next session on', () => {
    const readings = machine({ '~/.zshrc': `export ${key}=off\n` }, { ...shell, environment: { [key]: 'all' } });
    assert.equal(planned(readings).skipped.find(each => each.key === key)?.why.code, 'settings.skip.newSession');
  });

  it('are not written through a link, nor where they must be removed', () => {
    const readings = machine({}, shell);
    const linked = { ...readings, files: new Map([[file, { kind: 'text', text: 'a\n', isLinked: true } as const]]) };
    assert.equal(planned(linked).skipped.find(each => each.key === key)?.why.code, 'settings.skip.linked');
    const share = machine({ '~/.zshrc': '\nexport OPENCODE_AUTO_SHARE=1\n' }, shell);
    const skipped = plan(share, 'opencode').skipped.find(each => each.key === 'OPENCODE_AUTO_SHARE');
    assert.deepEqual(
      [skipped?.why.code, skipped?.why.args['file'], skipped?.why.args['line']],
      ['settings.skip.removeLine', file, 2],
    );
  });

  it('never show a credential', () => {
    const secret = ['q9W8', 'e7R6', 't5Y4', 'u3I2', 'o1P0'].join('');
    const readings = machine(
      { '~/.zshrc': `export ANTHROPIC_BASE_URL=https://me:${secret}@host/v1\nexport ${key}=${secret}\n` },
      shell,
    );
    const states = readSettings(tools, readings);
    assert.ok(states.some(each => each.value === '{set}'));
    const made = planHardening(states, readings, { level: 'strict', scope: 'user' });
    const told = [states.map(each => [each.value, each.problem]), made.skipped, made.edits.map(each => each.changes)];
    assert.ok(!JSON.stringify(told).includes(secret));
  });
});
