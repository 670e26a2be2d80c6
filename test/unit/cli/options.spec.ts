import assert from 'node:assert/strict';
import { parseOptions } from '../../../src/cli/arguments/options.ts';

describe('the options of the command line', () => {
  const parsed = (line: string) => parseOptions(line.split(' '), '/work');

  it('refuse a day that the calendar does not have', () => {
    assert.throws(() => parsed('history --since 2026-02-30'), /--since takes a date such as .*; not 2026-02-30/);
    assert.throws(() => parsed('guard allow a --until 2026-11-31'), /--until takes a date such as .*; not 2026-11-31/);
    assert.throws(() => parsed('guard allow a --until 2026-13-01'), /--until takes a date/);
    assert.throws(() => parsed('history --since 2026-02-28T25:00Z'), /--since takes a date/);
    assert.throws(() => parsed('history --since yesterday'), /--since takes a date/);
  });

  it('take days and times', () => {
    assert.equal(parsed('history --since 2026-02-28').since, Date.UTC(2026, 1, 28));
    assert.equal(parsed('guard allow a --until 2024-02-29T10:00+01:00').guard.until, Date.UTC(2024, 1, 29, 9));
  });

  it('pass over blanks and empty entries in every list', () => {
    assert.deepEqual(parseOptions(['guard', 'install', '--agents', 'codex, claude-code,'], '/work').guard.agents, [
      'codex',
      'claude-code',
    ]);
    assert.deepEqual(parsed('audit --assistants copilot,').assistants, ['copilot']);
    assert.deepEqual(parsed('policy build --out d --systems linux,').policy.systems, ['linux']);
    assert.deepEqual(parsed('egress policy --tools copilot,').egress.tools, ['copilot']);
  });

  it('refuse words that an option does not take, and name those it does', () => {
    assert.throws(
      () => parsed('policy build --out d --systems plan9'),
      /--systems takes linux, macos, windows; not plan9/,
    );
    assert.throws(() => parsed('policy build --out d --systems ,'), /--systems takes linux, macos, windows; not ,/);
    assert.throws(() => parsed('egress policy --unlisted maybe'), /--unlisted takes allow, deny; not maybe/);
    assert.throws(() => parsed('guard install --scope planet'), /--scope takes user, workspace, machine; not planet/);
  });

  it('says in one line what is wrong with an option', () => {
    assert.throws(
      () => parsed('history --find --session x'),
      (error: Error) => /'--find'/.test(error.message) && !error.message.includes('\n'),
    );
  });
});
