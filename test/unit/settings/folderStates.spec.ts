import assert from 'node:assert/strict';
import { afterHardening, driftOf } from '../../../src/core/settings/hardening/drift.ts';
import { type FolderStates, joinFolders } from '../../../src/core/settings/folderStates.ts';
import { type HardeningOptions, planFolders } from '../../../src/core/settings/hardening/harden.ts';
import { HardeningOffers } from '../../../src/core/settings/hardening/offers.ts';
import { isBelow } from '../../../src/node/files/inside.ts';
import { nameOf, recordStates } from '../../../src/core/settings/history.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { InspectedSetting, Readings } from '../../../src/core/settings/readings.ts';
import { message } from '../../../src/core/message.ts';
import type { Plan, SettingState } from '../../../src/core/settings/types.ts';
import { toolsNamed } from './machine.ts';

const windowFile = '/ws/both.code-workspace';
const userFile = '/home/u/.claude/settings.json';
const options: HardeningOptions = { level: 'recommended', scope: 'workspace' };

/** Returns one folder of a multi-root window; files by absolute path. */
function folder(
  name: string,
  files: Readonly<Record<string, string>>,
  vscode: Readonly<Record<string, InspectedSetting>> = {},
  workspaceFile: string | null = windowFile,
): FolderStates {
  const root = `/ws/${name}`;
  const readings: Readings = {
    home: '/home/u',
    workspace: root,
    platform: 'linux',
    files: new Map(Object.entries(files).map(([file, text]) => [file, { kind: 'text', text }])),
    environment: {},
    editor: { userFile: '/home/u/settings.json', workspaceFile, folderFile: `${root}/.vscode/settings.json` },
    vscode: new Map(Object.entries(vscode)),
  };
  return { name, readings, states: readSettings(toolsNamed('claude-code', 'vscode'), readings) };
}

const only = (names: readonly string[]): HardeningOptions => ({ ...options, only: names });
const edits = (plan: Plan): readonly (readonly [string, string | null])[] =>
  plan.edits.map(({ file, after }) => [file, after]);

describe('settings: several folders', () => {
  it('are one list: what is the same once, what differs with the names of the folders', () => {
    const user = { [userFile]: '{ "env": { "DISABLE_TELEMETRY": "1" } }' };
    const a = folder('a', user);
    const b = folder('b', { ...user, '/ws/b/.claude/settings.json': '{ "env": { "DISABLE_TELEMETRY": "0" } }' });
    const c = folder('c', user);
    const joined = joinFolders([a, b, c]);
    const telemetry = joined.filter(each => each.spec.key === 'DISABLE_TELEMETRY');
    assert.deepEqual(
      telemetry.map(({ value, file, folders }) => [value, file, folders]),
      [
        ['1', userFile, ['a', 'c']],
        ['0', '/ws/b/.claude/settings.json', ['b']],
      ],
    );
    assert.equal(joined.length, a.states.length + 1);
    for (const each of joined) if (!telemetry.includes(each)) assert.equal(each.folders, undefined, each.spec.key);
    assert.deepEqual(joinFolders([a]), a.states);
    assert.deepEqual(joinFolders([]), []);
  });

  it('differ in whatever a person would see', () => {
    const a = folder('a', {});
    const [first] = a.states;
    assert.ok(first !== undefined);
    const bare: SettingState = { ...first, state: 'weak', scope: 'file', file: '/f', line: 1, value: 'x' };
    const others: readonly SettingState[] = [
      { ...bare, state: 'hardened' },
      { ...bare, scope: 'workspace' },
      { ...bare, file: '/g' },
      { ...bare, line: 2 },
      { ...bare, value: 'y' },
      { ...bare, problem: message('settings.skip.locked') },
    ];
    for (const other of others) {
      const joined = joinFolders([
        { ...a, name: 'a', states: [bare] },
        { ...a, name: 'b', states: [other] },
        { ...a, name: 'c', states: [{ ...other }] },
      ]);
      assert.deepEqual(joined, [
        { ...bare, folders: ['a'] },
        { ...other, folders: ['b', 'c'] },
      ]);
    }
  });

  it('a window keeps its settings in the workspace file, below a key of their own', () => {
    const text = '{\n  "folders": [{ "path": "a" }], // two\n  "settings": {\n    "git.autofetch": true\n  }\n}\n';
    const set = { 'git.autofetch': { defaultValue: false, workspaceValue: true } };
    const folders = [folder('a', { [windowFile]: text }, set), folder('b', { [windowFile]: text }, set)];
    const found = folders[0]?.states.find(each => each.spec.key === 'git.autofetch');
    assert.deepEqual([found?.state, found?.scope, found?.file, found?.line], ['weak', 'workspace', windowFile, 4]);
    assert.deepEqual(edits(planFolders(folders, only(['git.autofetch']))), [
      [windowFile, text.replace('"git.autofetch": true', '"git.autofetch": false')],
    ]);
    const bare = '{ "folders": [] }\n';
    const fresh = planFolders([folder('a', { [windowFile]: bare }, set)], only(['git.autofetch']));
    assert.deepEqual(JSON.parse(fresh.edits[0]?.after ?? ''), { folders: [], settings: { 'git.autofetch': false } });
    assert.deepEqual(fresh.edits[0]?.changes.length, 1);
  });

  it('what a folder sets wins over the window, and is mended in the folder', () => {
    const file = '/ws/b/.vscode/settings.json';
    const key = 'search.useIgnoreFiles';
    const b = folder(
      'b',
      { [file]: `{ "${key}": false }` },
      { [key]: { defaultValue: true, workspaceFolderValue: false } },
    );
    const found = b.states.find(each => each.spec.key === key);
    assert.deepEqual([found?.scope, found?.file, found?.line], ['folder', file, 1]);
    const a = folder('a', {}, { [key]: { defaultValue: true } });
    assert.deepEqual(edits(planFolders([a, b], only([key]))), [[file, `{ "${key}": true }`]]);
  });

  it('a tool that reads each folder is hardened in each; why something is skipped is said once', () => {
    const plan = planFolders([folder('a', {}), folder('b', {})], only(['claude-code', 'telemetry.telemetryLevel']));
    assert.deepEqual(
      plan.edits.map(each => each.file),
      ['/ws/a/.claude/settings.json', '/ws/b/.claude/settings.json'],
    );
    const skipped = plan.skipped.map(({ assistant, key, why }) => `${assistant} ${key} ${why.code}`);
    assert.deepEqual(skipped, [...new Set(skipped)]);
    assert.ok(skipped.includes('vscode telemetry.telemetryLevel settings.skip.userOnly'), skipped.join('\n'));
  });

  it('a window that was not saved has no file for settings', () => {
    const set = { 'git.autofetch': { defaultValue: true } };
    const plan = planFolders([folder('a', {}, set, null), folder('b', {}, set, null)], only(['git.autofetch']));
    assert.deepEqual(plan.edits, []);
    assert.deepEqual(
      plan.skipped.map(({ why }) => why.code),
      ['settings.skip.unsavedWorkspace'],
    );
  });

  it('a history tells changes of each, and no difference between them as a change', () => {
    const weak = { '/ws/b/.claude/settings.json': '{ "env": { "DISABLE_TELEMETRY": "0" } }' };
    const before = joinFolders([folder('a', {}), folder('b', weak)]);
    const history = recordStates(undefined, before, '2026-11-21T10:00:00Z');
    assert.equal(recordStates(history, before, '2026-11-21T11:00:00Z'), history);
    const mended = { '/ws/b/.claude/settings.json': '{ "env": { "DISABLE_TELEMETRY": "1" } }' };
    const after = joinFolders([folder('a', {}), folder('b', mended)]);
    const changes = recordStates(history, after, '2026-11-21T12:00:00Z').changes;
    assert.deepEqual(
      changes.map(({ key, from, to }) => [key, from, to]),
      [['DISABLE_TELEMETRY', '0', '1']],
    );
  });

  it('a hardening holds when it holds in all of them', () => {
    const file = { '/ws/a/.claude/settings.json': '{ "env": { "DISABLE_TELEMETRY": "1" } }' };
    const half = joinFolders([folder('a', file), folder('b', {})]);
    const name = nameOf(half.find(each => each.spec.key === 'DISABLE_TELEMETRY') as (typeof half)[number]);
    const wanted = new Map([[name, '/ws/a/.claude/settings.json']]);
    assert.equal(afterHardening(null, half, wanted, {}, 'now'), null);
    const both = { ...file, '/ws/b/.claude/settings.json': '{ "env": { "DISABLE_TELEMETRY": "1" } }' };
    const whole = joinFolders([folder('a', both), folder('b', both)]);
    const record = afterHardening(null, whole, wanted, {}, 'now');
    assert.deepEqual(record?.values, { [name]: '1' });
    assert.deepEqual(
      driftOf(record, half).map(({ kind, state }) => [kind, state.folders]),
      [['reset', ['b']]],
    );
    assert.deepEqual(driftOf(record, whole), []);
  });

  it('a person is offered what a folder can set, with its name, and what only their own settings can', () => {
    const folders = [folder('a', {}), folder('b', {})];
    const offers = new HardeningOffers(folders, [], isBelow);
    const here = offers.of(offers.plan('workspace'), 'workspace');
    const own = here.filter(each => !each.isElsewhere);
    // Settings of the window belong to no folder.
    assert.deepEqual(new Set(own.map(each => each.folder)), new Set(['a', 'b', null]));
    assert.ok(own.every(each => each.scope === 'workspace'));
    const elsewhere = here.filter(each => each.isElsewhere);
    assert.ok(elsewhere.length > 0);
    assert.ok(elsewhere.every(each => each.scope === 'user' && each.folder === null));
    const names = (list: typeof here): readonly string[] =>
      list.map(({ change }) => `${change.assistant} ${change.key}`);
    for (const name of names(elsewhere)) assert.ok(!names(own).includes(name), `${name} is offered once`);
    const order = folders[0]?.states.map(({ assistant, spec }) => `${assistant} ${spec.key}`) ?? [];
    const places = names(elsewhere).map(name => order.indexOf(name));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    const user = offers.of(offers.plan('user'), 'user');
    assert.ok(user.length > 0 && user.every(each => each.scope === 'user' && !each.isElsewhere));
  });

  it('a file is of the innermost folder; the file of the window is of none', () => {
    const outer = folder('a', {});
    const inner = { ...folder('a/deep', {}), name: 'deep' };
    const offers = new HardeningOffers([outer, inner], [], isBelow);
    const shown = offers.of(offers.plan('workspace'), 'workspace').filter(each => !each.isElsewhere);
    assert.deepEqual(new Set(shown.map(each => each.folder)), new Set(['a', 'deep', null]));
    const one = new HardeningOffers([outer], [], isBelow);
    assert.ok(one.of(one.plan('workspace'), 'workspace').every(each => each.folder === null));
    const set = { 'git.autofetch': { defaultValue: true } };
    const file = '/ws/a/both.code-workspace';
    const text = '{ "folders": [] }';
    const window = [folder('a', { [file]: text }, set, file), folder('b', { [file]: text }, set, file)];
    const common = new HardeningOffers(window, [], isBelow);
    const wanted = common.plan('workspace', ({ spec }) => spec.key === 'git.autofetch');
    assert.deepEqual(
      common.of(wanted, 'workspace').map(each => [each.change.key, each.folder]),
      [['git.autofetch', null]],
    );
  });
});
