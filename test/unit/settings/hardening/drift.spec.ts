import assert from 'node:assert/strict';
import {
  afterHardening,
  afterUndo,
  asHardeningRecord,
  driftOf,
  type HardeningRecord,
  notYetReported,
  stillOpen,
  updatedSince,
} from '../../../../src/core/settings/hardening/drift.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { SettingState } from '../../../../src/core/settings/types.ts';
import { machine, toolsNamed } from '../machine.ts';

const user = '~/.config/Code/User/settings.json';
const level = 'vscode vscode-setting telemetry.telemetryLevel';
const feedback = 'vscode vscode-setting telemetry.feedback.enabled';
const states = (text: string): readonly SettingState[] => readSettings(toolsNamed('vscode'), machine({ [user]: text }));
const both = '{"telemetry.telemetryLevel":"off","telemetry.feedback.enabled":false}';
const file = '/home/u/.config/Code/User/settings.json';
const at = '2026-01-02T00:00:00.000Z';
/** Settings as written into the user's file. */
const written = (...names: readonly string[]): ReadonlyMap<string, string> => new Map(names.map(name => [name, file]));

function hardened(text = both): HardeningRecord {
  const record = afterHardening(null, states(text), written(level, feedback), { 'a.b': '1' }, at);
  assert.ok(record);
  return record;
}

describe('drift after a hardening', () => {
  it('records what was wanted and came true', () => {
    const record = hardened(
      '{"telemetry.telemetryLevel":"off","telemetry.feedback.enabled":true,"update.mode":"none"}',
    );
    assert.deepEqual(record.values, { [level]: 'off' });
    assert.deepEqual([record.at, record.versions, record.told], [at, { 'a.b': '1' }, []]);
    assert.ok(record.known.includes(feedback));
    assert.equal(afterHardening(null, states('{}'), written(level), {}, at), null);
    assert.equal(afterHardening(null, states(both), written(), {}, at), null, 'nothing was wanted');
  });

  it('waits for what was written and is not read yet', () => {
    const wanted = written(level, feedback);
    assert.deepEqual(
      [...stillOpen(wanted, states('{"telemetry.telemetryLevel":"off","telemetry.feedback.enabled":true}'))],
      [[feedback, file]],
    );
    assert.deepEqual([...stillOpen(wanted, states(both))], []);
  });

  it('is nothing while all holds, also where an organisation holds it', () => {
    assert.deepEqual(driftOf(hardened(), states(both)), []);
    assert.deepEqual(driftOf(null, states('{}')), []);
    const vscode = new Map([['telemetry.telemetryLevel', { policyValue: 'error' }]]);
    const locked = readSettings(toolsNamed('vscode'), machine({ [user]: both }, { vscode }));
    assert.deepEqual(driftOf(hardened(), locked), []);
  });

  it('names what was reset, with what was written', () => {
    const drifts = driftOf(hardened(), states('{"telemetry.telemetryLevel":"all","telemetry.feedback.enabled":false}'));
    assert.deepEqual(
      drifts.map(each => [each.kind, each.state.spec.key, each.wrote, each.state.value]),
      [['reset', 'telemetry.telemetryLevel', 'off', 'all']],
    );
    const gone = driftOf(hardened(), states('{'));
    assert.ok(
      gone.some(each => each.state.state === 'malformed'),
      'what cannot be read does not hold',
    );
  });

  it('names advised settings that an update brought, and no others', () => {
    const record = {
      ...hardened(),
      known: hardened().known.filter(
        name => !/extensions\.autoUpdate|npm\.fetch|telemetry\.enableTelemetry|updates/.test(name),
      ),
    };
    const rows = states(both).filter(
      each => each.state === 'default' && !record.known.includes(`vscode vscode-setting ${each.spec.key}`),
    );
    const keys = driftOf(record, states(both)).map(each => [each.kind, each.state.spec.key]);
    const open = rows.filter(({ spec, value }) => spec.level === 'recommended' && value !== spec.hardened);
    assert.ok(open.length > 0 && rows.length > open.length, 'strict ones among them are not said');
    assert.deepEqual(
      keys,
      open.map(each => ['new', each.spec.key]),
    );
  });

  it('is told once, and again only when it changed', () => {
    const weak = states('{"telemetry.telemetryLevel":"all","telemetry.feedback.enabled":false}');
    const first = notYetReported(hardened(), driftOf(hardened(), weak));
    assert.equal(first.drifts.length, 1);
    const second = notYetReported(first.record, driftOf(first.record, weak));
    assert.deepEqual([second.drifts, second.record === first.record], [[], true]);
    const other = states('{"telemetry.telemetryLevel":"error","telemetry.feedback.enabled":false}');
    assert.equal(notYetReported(first.record, driftOf(first.record, other)).drifts.length, 1, 'another value');
    const mended = notYetReported(first.record, driftOf(first.record, states(both)));
    assert.deepEqual([mended.drifts, mended.record.told], [[], []]);
    assert.equal(notYetReported(mended.record, driftOf(mended.record, weak)).drifts.length, 1, 'broken again');
  });

  it('forgets what our own undo took back, and nothing else', () => {
    assert.equal(afterUndo(hardened(), states(both), [file]), null);
    assert.deepEqual(afterUndo(hardened(), states(both), ['/elsewhere']), hardened());
    const { places = {}, ...older } = hardened();
    assert.deepEqual(Object.values(places), [file, file]);
    const now = states('{"telemetry.telemetryLevel":"off"}');
    assert.deepEqual(afterUndo(older, now, [file])?.values, { [feedback]: false }, 'a record without places');
    assert.equal(afterUndo(null, states(both), [file]), null);
    assert.equal(afterUndo(hardened(), states('{}'), [file]), null, 'also where the restored file was read already');
    // The editor's own values arrive late: here the file has been restored, but the values have not.
    const values = { 'telemetry.telemetryLevel': 'off', 'telemetry.feedback.enabled': false };
    const vscode = new Map(Object.entries(values).map(([key, globalValue]) => [key, { globalValue }]));
    const late = readSettings(toolsNamed('vscode'), machine({}, { vscode }));
    const record = afterHardening(null, late, written(level, feedback), {}, at);
    assert.equal(Object.keys(record?.values ?? {}).length, 2);
    assert.equal(afterUndo(record, states('{}'), [file]), null, 'also where it was restored before it was read');
  });

  it('learns what a second hardening adds, and is the same where it adds nothing', () => {
    const first = afterHardening(null, states(both), written(feedback), { 'a.b': '1' }, at);
    const more = afterHardening(first, states(both), written(level), { 'a.b': '2' }, 'later');
    assert.deepEqual(
      [more?.values, more?.at, more?.versions],
      [{ [level]: 'off', [feedback]: false }, 'later', { 'a.b': '2' }],
    );
    assert.equal(afterHardening(more, states(both), written(level), {}, 'still later'), more);
    assert.equal(afterHardening(more, states('{}'), written(level), {}, 'still later'), more, 'not read yet');
  });

  it('knows which extensions were updated since', () => {
    assert.deepEqual(updatedSince(hardened(), { 'a.b': '2', 'c.d': '1' }), [{ id: 'a.b', from: '1', to: '2' }]);
    assert.deepEqual(updatedSince(hardened(), { 'a.b': '1' }), []);
  });

  it('does not believe a broken store', () => {
    assert.deepEqual(asHardeningRecord(JSON.parse(JSON.stringify(hardened()))), hardened());
    for (const broken of [
      null,
      1,
      {},
      [],
      { ...hardened(), values: [] },
      { ...hardened(), told: [1] },
      { ...hardened(), at: 1 },
      { ...hardened(), known: 'x' },
      { ...hardened(), versions: null },
    ]) {
      assert.equal(asHardeningRecord(broken), null);
    }
  });
});
