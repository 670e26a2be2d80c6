import assert from 'node:assert/strict';
import { commandNames } from '../../../src/cli/arguments/accepted.ts';
import { parseOptions } from '../../../src/cli/arguments/options.ts';
import { explainedCommands, usage, usageOf } from '../../../src/cli/arguments/usage.ts';
import { Painter } from '../../../src/cli/output/painter.ts';

describe('the help of the command line', () => {
  it('explains every command that there is, and no other', () => {
    const first = new Set(commandNames.map(name => name.split(' ')[0]));
    assert.deepEqual([...explainedCommands].sort(), [...first].sort());
    assert.equal(usageOf(['nothing']), null);
    assert.equal(usageOf(['toString']), null);
    assert.equal(usageOf([]), null);
  });

  it('has all lines of a command, and none of another', () => {
    const whole = explainedCommands.map(name => (usageOf([name]) ?? '').split('\n\n')[0] ?? '');
    const [, commands = ''] = usage.split('\n\n');
    assert.equal(whole.join('\n').split('\n').sort().join('\n'), commands.split('\n').sort().join('\n'));
    for (const name of explainedCommands) assert.match(usageOf([name]) ?? '', /Exit codes: 0 fine/);
  });

  it('gives examples that the program takes', () => {
    for (const name of explainedCommands) {
      const [, examples = ''] = (usageOf([name]) ?? '').split('\n\n');
      const lines = examples.split('\n').slice(1);
      assert.ok(lines.length > 0, name);
      for (const line of lines) {
        const words = [...line.replace(/^.*sightglass /, '').matchAll(/'([^']*)'|(\S+)/g)];
        const { operands } = parseOptions(
          words.map(([, quoted, bare]) => quoted ?? bare ?? ''),
          '/work',
        );
        assert.equal(operands[0], name, line);
      }
    }
  });

  it('explains each sub-command by itself, with its own lines and examples', () => {
    // Commands for agents are not listed.
    for (const name of commandNames.filter(each => each.includes(' ') && each !== 'guard run')) {
      const [lines = '', examples = ''] = (usageOf(name.split(' ')) ?? '').split('\n\n');
      const [, verb = ''] = name.split(' ');
      const heads = lines.split('\n').filter(line => line.startsWith('  sightglass '));
      assert.ok(heads.length > 0 && heads.every(line => line.includes(verb)), `${name}: ${lines}`);
      const shown = examples.split('\n').slice(1);
      assert.ok(
        shown.some(line => line.includes(`sightglass ${name}`)),
        `${name}: ${examples}`,
      );
    }
  });
});

describe('colours', () => {
  const isColoured = (isTTY: boolean, env: NodeJS.ProcessEnv): boolean =>
    Painter.for({ isTTY }, env).bold('x').text !== 'x';

  it('are for terminals, unless variables say otherwise', () => {
    assert.equal(isColoured(false, {}), false);
    assert.equal(isColoured(true, { NO_COLOR: '1' }), false);
    assert.equal(isColoured(true, { TERM: 'dumb' }), false);
    assert.equal(isColoured(false, { FORCE_COLOR: '0' }), false);
    assert.equal(isColoured(false, { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
  });
});
