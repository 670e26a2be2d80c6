import assert from 'node:assert/strict';
import {
  changesByOthers,
  groupOf,
  isReadable,
  lastChangeOf,
  listedSettings,
  privacyNumbers,
  targetOf,
} from '../../../src/core/report/privacy.ts';
import { checklist } from '../../../src/core/settings/checklist.ts';
import type { HardeningRecord } from '../../../src/core/settings/hardening/drift.ts';
import { nameOf, type SettingChange } from '../../../src/core/settings/history.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { SettingState } from '../../../src/core/settings/types.ts';
import { machine, toolsNamed } from '../settings/machine.ts';

const user = '~/.config/Code/User/settings.json';
const claude = '~/.claude/settings.json';
const statesOf = (files: Readonly<Record<string, string>>): readonly SettingState[] =>
  readSettings(toolsNamed('vscode', 'claude-code'), machine(files));
const named = (states: readonly SettingState[], key: string): SettingState => {
  const found = states.find(state => state.spec.key === key);
  assert.ok(found, key);
  return found;
};
const change = (key: string, to: string | boolean, at: string): SettingChange => ({
  assistant: 'vscode',
  key,
  from: null,
  to,
  at,
});

describe('the privacy report', () => {
  it('lists what is open first, and of what is alike what sends without being asked', () => {
    const states = statesOf({ [user]: '{"telemetry.telemetryLevel":"off"}' });
    const listed = listedSettings(states, 'vscode');
    assert.ok(listed.every(state => state.assistant === 'vscode' && state.state !== 'account'));
    const groups = listed.map(groupOf);
    assert.deepEqual(
      [...new Set(groups)],
      ['weak', 'unknown', 'ineffective', 'optional', 'hardened'].filter(group => groups.some(each => each === group)),
      'each group in one piece',
    );
    assert.equal(listed[0]?.spec.trafficClass, 'telemetry');
    assert.equal(groupOf(named(listed, 'telemetry.telemetryLevel')), 'hardened');
  });

  it('counts the settings of a file that is broken as open where hardening is advised, and says which file', () => {
    const whole = statesOf({ [claude]: '{}' });
    const broken = statesOf({ [claude]: '{ oops' });
    const open = (states: readonly SettingState[]): number => privacyNumbers(states, []).groups.weak;
    assert.ok(open(broken) >= open(whole), `${open(broken)} of a broken file, ${open(whole)} of an empty one`);
    const unread = broken.filter(state => !isReadable(state));
    assert.ok(unread.length > 5);
    for (const state of unread) assert.notEqual(groupOf(state), 'hardened', state.spec.key);
    assert.deepEqual(privacyNumbers(broken, []).unreadable, {
      files: ['/home/u/.claude/settings.json'],
      settings: unread.length,
    });
    assert.deepEqual(privacyNumbers(whole, []).unreadable, { files: [], settings: 0 });
  });

  it('counts each setting once, in its group and by how it is known', () => {
    const states = statesOf({ [user]: '{"telemetry.telemetryLevel":"error"}' });
    const checks = checklist(states, {});
    const numbers = privacyNumbers(states, checks);
    const sum = (counts: Readonly<Record<string, number>>): number =>
      Object.values(counts).reduce((all, each) => all + each, 0);
    assert.equal(numbers.settings, states.filter(state => state.state !== 'account').length);
    assert.equal(sum(numbers.groups), numbers.settings);
    assert.equal(sum(numbers.fidelity), numbers.settings);
    assert.equal(numbers.ineffective.length, numbers.groups.ineffective);
    assert.deepEqual(numbers.checks, { all: checks.length, answered: 0 });
    const [first] = checks;
    assert.ok(first);
    assert.equal(privacyNumbers(states, [{ ...first, answer: 'done' }]).checks.answered, 1);
  });

  it('leads to the setting, or to the line of the file', () => {
    const states = statesOf({ [claude]: '{\n  "env": { "DISABLE_TELEMETRY": "1" }\n}' });
    assert.deepEqual(targetOf(named(states, 'telemetry.telemetryLevel')), {
      kind: 'setting',
      key: 'telemetry.telemetryLevel',
      scope: named(states, 'telemetry.telemetryLevel').scope,
    });
    assert.deepEqual(targetOf(named(states, 'DISABLE_TELEMETRY')), {
      kind: 'file',
      file: '/home/u/.claude/settings.json',
      line: 2,
    });
    assert.equal(targetOf({ ...named(states, 'DISABLE_TELEMETRY'), file: null }), null);
  });

  it('tells the last change of a setting, and leaves out what Sightglass wrote', () => {
    const states = statesOf({ [user]: '{"telemetry.telemetryLevel":"off"}' });
    const level = named(states, 'telemetry.telemetryLevel');
    const changes = [
      change('telemetry.telemetryLevel', 'off', '2026-01-03T00:00:00.000Z'),
      change('telemetry.telemetryLevel', 'all', '2026-01-02T00:00:00.000Z'),
      change('telemetry.feedback.enabled', false, '2026-01-01T00:00:00.000Z'),
    ];
    const record: HardeningRecord = {
      at: '2026-01-03T00:00:00.000Z',
      values: { [nameOf(level)]: 'off' },
      known: [],
      versions: {},
      told: [],
    };
    assert.equal(lastChangeOf(changes, level), '2026-01-03T00:00:00.000Z');
    assert.equal(lastChangeOf([], level), null);
    assert.deepEqual(changesByOthers(changes, states, record), changes.slice(1));
    assert.deepEqual(changesByOthers(changes, states, null), changes);
  });
});
