import assert from 'node:assert/strict';
import { groupsOf, matching } from '../../../src/webview/privacy/grouping.ts';
import { isFromPage, type ReportSetting } from '../../../src/webview/protocol.ts';

const labels = {
  open: 'open',
  hardened: 'hardened',
  optional: 'optional',
  unknown: 'not readable',
  ineffective: 'other',
};

function setting(key: string, more: Partial<ReportSetting> = {}): ReportSetting {
  return {
    key,
    value: 'on',
    state: 'weak',
    isReadable: true,
    stateText: 'Open',
    where: '',
    openId: null,
    advised: 'off',
    why: '',
    cost: '',
    hosts: [],
    trafficClass: 'Telemetry',
    known: '',
    lastChange: '',
    changedAt: '',
    ...more,
  };
}

const tools = [
  {
    id: 'b',
    name: 'Beta',
    version: '',
    settings: [
      setting('z.usage', { hosts: ['a.example'], changedAt: '2026-01-01' }),
      setting('a.crash', { state: 'hardened', trafficClass: 'Error reports' }),
    ],
  },
  {
    id: 'a',
    name: 'Alpha',
    version: '',
    settings: [
      setting('m.share', { state: 'unknown', isReadable: false, why: 'Uploads a session', changedAt: '2026-02-01' }),
    ],
  },
];

const anyCell = { tool: '', purpose: '' };

const keys = (text: string, state = 'all'): readonly string[] =>
  matching({ tools }, { ...anyCell, text, state }).map(each => each.setting.key);

const grouped = (group: string, sort: string): readonly (readonly [string, readonly string[]])[] =>
  groupsOf(matching({ tools }, { ...anyCell, text: '', state: 'all' }), { group, sort }, labels).map(
    ({ name, settings }) => [name, settings.map(each => each.setting.key)] as const,
  );

describe('the settings of the report', () => {
  it('are found by every word, wherever it stands in the row', () => {
    assert.deepEqual(keys(''), ['z.usage', 'a.crash', 'm.share']);
    assert.deepEqual(keys('  A.EXAMPLE '), ['z.usage']);
    assert.deepEqual(keys('beta crash'), ['a.crash']);
    assert.deepEqual(keys('crash session'), []);
    assert.deepEqual(keys('session alpha'), ['m.share']);
    assert.deepEqual(keys('telemetry'), ['z.usage', 'm.share']);
    assert.deepEqual(keys('', 'hardened'), ['a.crash']);
    assert.deepEqual(keys('beta', 'unknown'), []);
    assert.deepEqual(keys('', 'unknown'), ['m.share']);
  });

  it('are those of one tool and one purpose, where a cell of the table above was chosen', () => {
    const cell = (tool: string, purpose: string): readonly string[] =>
      matching({ tools }, { text: '', state: 'all', tool, purpose }).map(each => each.setting.key);
    const [first] = tools;
    assert.ok(first);
    assert.deepEqual(
      cell(first.name, ''),
      first.settings.map(each => each.key),
    );
    const purpose = first.settings[0]?.trafficClass ?? '';
    assert.ok(cell(first.name, purpose).includes('z.usage'));
    assert.deepEqual(cell('nobody', purpose), []);
    assert.deepEqual(cell(first.name, 'nothing'), []);
  });

  it('are open and not readable at once where hardening is advised and no file tells what they are', () => {
    const unread = [{ id: 'c', name: 'Gamma', version: '', settings: [setting('c.usage', { isReadable: false })] }];
    for (const state of ['weak', 'unknown', 'all']) {
      assert.equal(matching({ tools: unread }, { ...anyCell, text: '', state }).length, 1, state);
    }
    assert.equal(matching({ tools: unread }, { ...anyCell, text: '', state: 'hardened' }).length, 0);
  });

  it('stand in groups, the worst state first', () => {
    assert.deepEqual(grouped('tool', 'importance'), [
      ['Beta', ['z.usage', 'a.crash']],
      ['Alpha', ['m.share']],
    ]);
    assert.deepEqual(grouped('state', 'importance'), [
      ['open', ['z.usage']],
      ['not readable', ['m.share']],
      ['hardened', ['a.crash']],
    ]);
    assert.deepEqual(grouped('traffic', 'importance'), [
      ['Telemetry', ['z.usage', 'm.share']],
      ['Error reports', ['a.crash']],
    ]);
  });

  it('are sorted in their groups', () => {
    assert.deepEqual(grouped('tool', 'name')[0], ['Beta', ['a.crash', 'z.usage']]);
    assert.deepEqual(grouped('traffic', 'change')[0], ['Telemetry', ['m.share', 'z.usage']]);
    assert.deepEqual(grouped('tool', 'change')[0], ['Beta', ['z.usage', 'a.crash']]);
  });
});

describe('messages of the page', () => {
  it('are believed only in their own shape', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'drawn' },
      { type: 'harden' },
      { type: 'harden-machine' },
      { type: 'guard' },
      { type: 'verify' },
      { type: 'export' },
      { type: 'open', openId: 3 },
      { type: 'page', check: 'x' },
      { type: 'purge', id: 'x' },
      { type: 'answer', check: 'x', answer: 'not-applicable' },
    ]) {
      assert.equal(isFromPage(message), true, message.type);
    }
    for (const message of [
      null,
      'ready',
      {},
      { type: 'run' },
      { type: 'open' },
      { type: 'open', openId: '3' },
      { type: 'open', openId: 1.5 },
      { type: 'page' },
      { type: 'page', check: 1 },
      { type: 'purge', check: 'x' },
      { type: 'answer', check: 'x' },
      { type: 'answer', check: 'x', answer: 'yes' },
      { type: 'answer', answer: 'done' },
    ]) {
      assert.equal(isFromPage(message), false, JSON.stringify(message));
    }
  });
});
