import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { agentHooks, hooksOf } from '../../../src/core/assistants/hooks.ts';
import type { Registration } from '../../../src/core/guard/hooks/types.ts';
import {
  isTrusted,
  ownEntries,
  trustOf,
  withEntries,
  withoutEntries,
  withoutTrust,
  withTrust,
} from '../../../src/core/guard/registrations/registration.ts';
import { ancestors } from '../../../src/node/files/ancestors.ts';
import { notAPerson } from '../../../src/node/guard/person.ts';
import { scratchFolder } from '../scratchFolder.ts';

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

  it('takes that trust away again, to the byte, and nobody else’s', () => {
    const file = '/h/.codex/hooks.json';
    const registration = entriesOf('codex');
    const entries = ownEntries(written(null, registration), registration) ?? [];
    const others = `[hooks.state."${file}:pre_tool_use:7:0"]\ntrusted_hash = "sha256:0"\n`;
    for (const text of ['', 'model = "x"\n', '[a]\r\nb = 1\r\n', `# mine\n\n${others}`]) {
      const trusted = withTrust(text, file, entries).text ?? '';
      assert.notEqual(trusted, text);
      assert.equal(withoutTrust(trusted, file, entries), text);
      assert.equal(withoutTrust(text, file, entries), text);
    }
    const later = `${withTrust('', file, entries).text ?? ''}\n[b]\nc = 2\n`;
    assert.equal(withoutTrust(later, file, entries).trim(), '[b]\nc = 2');
    const [first] = entries;
    assert.ok(first);
    const more = `${withTrust('', file, [first]).text ?? ''}disabled = true\n`;
    assert.equal(withoutTrust(more, file, entries), more);
    assert.equal(withoutTrust('[', file, entries), '[');
  });
});

describe('guard: persons', () => {
  const scratch = scratchFolder();

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
      assert.deepEqual(notAPerson({ env: { [name]: '1' }, isAtTerminal: true, ancestors: null }), {
        by: 'variable',
        name,
      });
    assert.deepEqual(notAPerson({ env: {}, isAtTerminal: false, ancestors: null }), { by: 'no-terminal' });
    const env = { CODEX_HOME: '/x', CODEX_API_KEY: 'x', PATH: '' };
    assert.equal(notAPerson({ env, isAtTerminal: true, ancestors: [['-bash'], ['gnome-terminal-server']] }), null);
  });

  it('takes no terminal for one of a person that an agent opened', () => {
    const agents = [
      [['script', '-qc', './x.sh'], ['bash']],
      [
        ['bash', '-c', './x.sh'],
        ['/usr/local/bin/claude', '-p', 'x'],
      ],
      [['node', '--max-old-space-size=4096', '/opt/lib/node_modules/.bin/gemini', '-p', 'x']],
      [['node', '/opt/node_modules/@qwen-code/qwen-code/dist/cli.js']],
      [['/opt/node_modules/opencode-linux-x64/bin/opencode']],
      [['python3', '-c', 'import pty; pty.spawn("./x.sh")'], ['-zsh']],
      [
        ['sh', './x.sh'],
        ['unbuffer', './x.sh'],
      ],
    ];
    for (const lines of agents)
      assert.equal(notAPerson({ env: {}, isAtTerminal: true, ancestors: lines })?.by, 'program', JSON.stringify(lines));
    const people = [
      [['-zsh'], ['tmux', 'new', '-s', 'claude'], ['/sbin/init']],
      [['bash'], ['vim', 'codex'], ['sshd: dev@pts/0']],
      [['bash'], ['/usr/share/code/code', '--type=utility']],
      [['node', 'server.js', '--agent', 'claude'], ['bash']],
    ];
    for (const lines of people)
      assert.equal(notAPerson({ env: {}, isAtTerminal: true, ancestors: lines }), null, JSON.stringify(lines));
  });

  it('reads from /proc who started a process', () => {
    const found = ancestors(process.pid);
    if (process.platform === 'linux') assert.ok((found ?? []).some(words => words.length > 0));
    else assert.equal(found, null);
    assert.equal(ancestors(process.pid, '/nowhere'), null);
  });

  it('refuses a person’s commands to what an agent runs in a terminal that it made', function () {
    if (process.platform !== 'linux') this.skip();
    const command = [process.execPath, path.resolve('dist/cli.js'), 'guard', 'allow', 'x', '--home', scratch.root];
    // It hides its variables and opens a terminal for the command.
    const agent = scratch.put(
      'codex.mjs',
      `import { spawnSync } from 'node:child_process';
const words = ['-qec', ${JSON.stringify(command.join(' '))}, '/dev/null'];
process.stdout.write(spawnSync('script', words, { encoding: 'utf8', env: { PATH: process.env.PATH } }).stdout ?? '');`,
    );
    const { stdout } = spawnSync(process.execPath, [agent], { encoding: 'utf8', cwd: scratch.root });
    // Not every machine has script(1).
    if (stdout === '') this.skip();
    assert.match(stdout, /is for a person; this was started by (?:script|codex)/);
  });
});
