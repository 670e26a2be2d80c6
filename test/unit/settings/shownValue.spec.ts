import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tools } from '../../../src/core/assistants/tools.ts';
import { settingsJson } from '../../../src/core/report/formats/json.ts';
import { formatOf } from '../../../src/core/settings/formats.ts';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { emptyHistory, recordStates } from '../../../src/core/settings/history.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { shownValue } from '../../../src/core/settings/shownValue.ts';
import type { SettingSpec, SettingValue } from '../../../src/core/settings/types.ts';
import { isHardened } from '../../../src/core/settings/values.ts';
import { body } from '../secrets/support.ts';
import { machine } from './machine.ts';

const specs = tools.flatMap(({ settings }) => settings);
/** Secrets that people invent or a generator creates; neither may be recognizable by its appearance. */
const planted = fc.oneof(
  fc.nat(1000).map(seed => body(24, seed)),
  fc.nat(1000).map(seed => `Som${body(2, seed, 'abcdefg')}mer${seed}!`),
  fc.nat(1000).map(seed => body(9, seed, 'abcdefghijklm')),
);

/** Returns values with the same secret at every place where a user could have put it. */
function places(secret: string, spec: SettingSpec): readonly SettingValue[] {
  const { hardened = null } = spec;
  const around = Array.isArray(hardened) ? (hardened as readonly SettingValue[]) : [];
  const inside = typeof hardened === 'object' && hardened !== null && !Array.isArray(hardened) ? hardened : {};
  return [
    secret,
    `Bash(curl -u shop:${secret} x)`,
    [secret],
    [...around, secret],
    [[secret]],
    { [secret]: 'deny' },
    { key: secret },
    { ...inside, [secret]: { [secret]: secret } },
    { '*': secret },
    ...Object.keys(inside).map(key => ({ [key]: secret })),
    ...Object.keys(inside).map(key => ({ [key]: [secret] })),
  ];
}

describe('settings: what is shown of a value', () => {
  it('never holds what somebody put into it, whatever the setting and the place', () => {
    const property = fc.property(planted, fc.constantFrom(...specs), (secret, spec) => {
      for (const value of places(secret, spec)) {
        assert.ok(!JSON.stringify(shownValue(spec, value)).includes(secret), `${spec.key} ${JSON.stringify(value)}`);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('keeps what is advised, and is judged as the value itself', () => {
    for (const spec of specs) {
      if (spec.hardened === undefined) continue;
      assert.deepEqual(shownValue(spec, spec.hardened), spec.hardened, spec.key);
      for (const value of [...places('made-up', spec), spec.default ?? null, spec.hardened]) {
        if (isHardened(spec, value)) assert.ok(isHardened(spec, shownValue(spec, value)), spec.key);
      }
    }
  });

  it('names booleans, numbers and words of an enumeration, and counts the rest', () => {
    const [spec] = specs.filter(({ key }) => key === 'telemetry.telemetryLevel');
    assert.ok(spec);
    const shown = (value: SettingValue): SettingValue => shownValue(spec, value);
    assert.deepEqual([shown(true), shown(12), shown('error'), shown(null)], [true, 12, 'error', null]);
    assert.deepEqual(
      [shown('my own'), shown(123_456_789), shown(['a', 'b']), shown({ a: 1 })],
      ['{set}', '{set}', '{2 entries}', '{1 entry}'],
    );
    assert.deepEqual([shown([]), shown({}), shown(['off', 'a'])], [[], {}, ['off', '{1 entry}']]);
  });

  it('is all that states, plans, reports and the kept history have of a file', () => {
    const secret = ['Som', 'mer', '2026!'].join('');
    for (const { id, settings } of tools) {
      const files: Record<string, string> = {};
      for (const spec of settings) {
        const format = formatOf(spec);
        const file = spec.files?.[0] ?? '~/.config/Code/User/settings.json';
        if (format === null) continue;
        const path = spec.kind === 'vscode-setting' ? [spec.key] : (spec.keyPath ?? [spec.key]);
        const value = spec.merge === 'list' ? [secret] : spec.merge === 'object' ? { [secret]: secret } : secret;
        const edited = format.write(files[file] ?? '', path, value);
        if (edited.problem === null) files[file] = edited.text;
      }
      const readings = machine(files);
      const states = readSettings(
        tools.filter(each => each.id === id),
        readings,
      );
      const plan = planHardening(states, readings, { level: 'strict', scope: 'user' });
      const told = [settingsJson(states, []), recordStates(emptyHistory, states, '2026-11-20T00:00:00Z'), plan.skipped];
      const changes = plan.edits.map(edit => edit.changes.map(change => [change.from, change.to, change.state.value]));
      assert.ok(!JSON.stringify([told, changes]).includes(secret), id);
    }
  });
});
