import assert from 'node:assert/strict';
import { agentHooks, hooksOf } from '../../../src/core/assistants/hooks.ts';
import type { Registration } from '../../../src/core/guard/hooks/types.ts';
import {
  isTrusted,
  ownEntries,
  trustOf,
  withEntries,
  withoutEntries,
  withTrust,
} from '../../../src/core/guard/registration.ts';
import { notAPerson } from '../../../src/node/guard/person.ts';

type Entries = Extract<Registration, { kind: 'entries' }>;

const launch = { program: '/home/dev/.sightglass/bin/sightglass', arguments: ['guard', 'run', '--agent', 'x'] };

function entriesOf(id: string): Entries {
  const registration = hooksOf(id)?.registration;
  assert.ok(registration?.kind === 'entries');
  return registration;
}

function written(text: string | null, registration: Entries, isClosed = false): string {
  const result = withEntries(text, registration, launch, isClosed);
  assert.ok(result.text !== null, JSON.stringify(result.problem));
  return result.text;
}

const withNeighbours = `{
\t"model": "x",   // mine
\t"hooks": {
\t\t"PreToolUse": [
\t\t\t{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "/usr/bin/true" }] } // theirs
\t\t],
\t\t"Stop": [],
\t},
}
`;

describe('guard: registration', () => {
  const inLists = agentHooks.filter(each => each.registration.kind === 'entries').map(each => each.id);

  for (const id of inLists) {
    it(`${id}: registers every event once, and a second time changes nothing`, () => {
      const registration = entriesOf(id);
      const text = written(null, registration);
      assert.equal(ownEntries(text, registration)?.length, registration.events.length);
      assert.equal(written(text, registration), text);
      const parsed: unknown = JSON.parse(text);
      assert.deepEqual(Object.keys((parsed as { hooks: object }).hooks), registration.events);
    });
  }

  it('leaves every byte of neighbours, and takes out what it put in', () => {
    const registration = entriesOf('gemini-cli');
    const own: Entries = { ...registration, events: ['PreToolUse', 'AfterTool'] };
    for (const text of [withNeighbours, withNeighbours.replaceAll('\n', '\r\n')]) {
      const added = written(text, own);
      for (const line of text.split('\n'))
        assert.ok(added.includes(line.replace(/\r$/, '').replace(/ \/\/ theirs$/, '')), line);
      assert.equal(withoutEntries(added, own), text);
    }
    assert.equal(withoutEntries(withNeighbours, own), withNeighbours);
  });

  it('changes an entry of its own in place', () => {
    const registration = entriesOf('claude-code');
    const closed = written(written('{"a":1}', registration), registration, true);
    assert.equal(ownEntries(closed, registration)?.length, registration.events.length);
    assert.ok(closed.includes('"onFailure": "block"'));
    assert.deepEqual(JSON.parse(withoutEntries(closed, registration)), { a: 1 });
  });

  it('refuses a file that the agent would not read', () => {
    const result = withEntries('{"hooks": {', entriesOf('claude-code'), launch, false);
    assert.equal(result.text, null);
    assert.equal(withEntries('{} // x', entriesOf('claude-code'), launch, false).text, null);
  });

  it('trusts entries of Codex as Codex does', () => {
    // Measured 2026-11-28 with 0.171.0 in the lab: this hash for this definition.
    const value = { hooks: [{ type: 'command', command: '/usr/local/bin/guard PreToolUse', timeout: 10 }] };
    const { key, hash } = trustOf('/h/.codex/hooks.json', { event: 'PreToolUse', index: 1, value });
    assert.equal(key, '/h/.codex/hooks.json:pre_tool_use:1:0');
    assert.match(hash, /^sha256:[0-9a-f]{64}$/);
    const registration = entriesOf('codex');
    const entries = ownEntries(written(null, registration), registration) ?? [];
    const config = withTrust('model = "x"\n', '/h/.codex/hooks.json', entries).text ?? '';
    assert.ok(config.startsWith('model = "x"\n'));
    assert.ok(entries.every(entry => isTrusted(config, '/h/.codex/hooks.json', entry)));
    assert.equal(withTrust(config, '/h/.codex/hooks.json', entries).text, config);
    const moved = entries.map(entry => ({ ...entry, index: 1 }));
    assert.ok(!moved.some(entry => isTrusted(config, '/h/.codex/hooks.json', entry)));
  });
});

describe('guard: persons', () => {
  it('takes nobody for a person whom an agent started, or who has no terminal', () => {
    for (const name of [
      'CLAUDECODE',
      'CODEX_SANDBOX',
      'COPILOT_CLI',
      'GEMINI_CLI',
      'QWEN_CODE',
      'OPENCODE',
      'CURSOR_AGENT',
    ])
      assert.deepEqual(notAPerson({ env: { [name]: '1' }, isAtTerminal: true }), { variable: name });
    assert.deepEqual(notAPerson({ env: {}, isAtTerminal: false }), { variable: null });
    assert.equal(notAPerson({ env: { CODEX_HOME: '/x', CODEX_API_KEY: 'x', PATH: '' }, isAtTerminal: true }), false);
  });
});
