import assert from 'node:assert/strict';
import { HardeningOffers, offeredLevels, offersUpTo } from '../../../../src/core/settings/hardening/offers.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import { machine, toolsNamed } from '../machine.ts';

const user = '~/.config/Code/User/settings.json';

function offersOf(text: string): HardeningOffers {
  const readings = machine({ [user]: text });
  const states = readSettings(toolsNamed('vscode'), readings);
  return new HardeningOffers([{ name: null, readings, states }], [], () => false);
}

describe('what hardening offers', () => {
  it('has a level of its own for switching assistants off, which strict hardening leaves on', () => {
    const offers = offersOf('{}');
    const offered = offers.of(offers.plan('user'), 'user');
    assert.deepEqual(offeredLevels(offered), ['recommended', 'strict', 'off']);
    const keys = (level: 'recommended' | 'strict' | 'off'): readonly string[] =>
      offersUpTo(offered, level).map(({ change }) => change.key);
    assert.ok(keys('off').includes('chat.disableAIFeatures'));
    assert.ok(!keys('strict').includes('chat.disableAIFeatures'));
    assert.ok(keys('strict').includes('update.mode'));
    assert.ok(!keys('recommended').includes('update.mode'));
    assert.ok(keys('recommended').includes('telemetry.telemetryLevel'));
    assert.ok(offers.plan('user', () => true, 'strict').edits.every(edit => !edit.after.includes('disableAIFeatures')));
  });

  it('has no level that would change nothing', () => {
    const offers = offersOf('{"update.mode":"manual"}');
    const { edits } = offers.plan('user', ({ spec }) => spec.key === 'update.mode');
    assert.deepEqual(edits, []);
    const one = offers.plan('user', ({ spec }) => spec.key === 'telemetry.telemetryLevel');
    assert.deepEqual(offeredLevels(offers.of(one, 'user')), ['recommended']);
  });

  it('offers in a workspace what only the own settings take, and says so', () => {
    const offers = offersOf('{}');
    const offered = offers.of(offers.plan('workspace'), 'workspace');
    const level = offered.find(({ change }) => change.key === 'telemetry.telemetryLevel');
    assert.deepEqual([level?.isElsewhere, level?.scope, level?.change.to], [true, 'user', 'off']);
    assert.equal(offered.filter(({ change }) => change.key === 'telemetry.telemetryLevel').length, 1);
  });
});
