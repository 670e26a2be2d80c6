import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { emptyHistory, recordStates, settingChanges } from '../../../src/core/settings/history.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { SettingState } from '../../../src/core/settings/types.ts';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';
import { toolsNamed, machine } from './machine.ts';

function states(text: string): readonly SettingState[] {
  return readSettings(toolsNamed('gemini-cli'), machine({ '~/.gemini/settings.json': text }));
}

const on = states('{"privacy":{"usageStatisticsEnabled":true}}');
const off = states('{"privacy":{"usageStatisticsEnabled":false}}');

describe('recordStates', () => {
  it('remembers the first look without calling it a change', () => {
    const first = recordStates(undefined, on, '2026-01-01T00:00:00Z');
    assert.deepEqual(first.changes, []);
    assert.equal(recordStates(first, on, '2026-01-02T00:00:00Z'), first, 'the same object when nothing is new');
  });

  it('notes changes, the newest first', () => {
    const first = recordStates(undefined, on, '1');
    const second = recordStates(first, off, '2');
    const third = recordStates(second, on, '3');
    const key = 'privacy.usageStatisticsEnabled';
    assert.deepEqual(third.changes, [
      { assistant: 'gemini-cli', key, from: false, to: true, at: '3' },
      { assistant: 'gemini-cli', key, from: true, to: false, at: '2' },
    ]);
    assert.deepEqual(
      settingChanges(first.values, off, '9').map(each => each.at),
      ['9'],
    );
  });

  it('does not call a broken file a change', () => {
    const first = recordStates(undefined, on, '1');
    const broken = recordStates(first, states('{'), '2');
    assert.equal(broken, first);
    assert.equal(recordStates(broken, off, '3').changes.length, 1);
  });

  it('starts anew from a broken store, and keeps a limited number', () => {
    const broken = { values: null, changes: 3 } as unknown as typeof emptyHistory;
    assert.deepEqual(recordStates(broken, on, '1').changes, []);
    let history = emptyHistory;
    for (let i = 0; i < 500; i++) history = recordStates(history, i % 2 === 0 ? on : off, String(i));
    assert.equal(history.changes.length, 200);
    assert.equal(history.changes[0]?.at, '499');
  });
});

describe('sentences about settings', () => {
  it('exist for every code and are all used', () => {
    const names = readdirSync('src', { recursive: true }).map(String);
    const files = names.filter(name => name.endsWith('.ts')).map(name => `src/${name}`);
    const used = files.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/message\('((?:settings|journal)\.[\w.]+)'/g)].map(
        match => match[1] ?? '',
      ),
    );
    for (const code of used) assert.ok(code in templates, code);
    assert.deepEqual(
      Object.keys(templates).filter(code => /^(?:settings|journal)\./.test(code) && !used.includes(code)),
      [],
    );
  });
});
