import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { objectOf } from '../../../src/core/guard/hooks/toolEvents.ts';
import type { Json } from '../../../src/core/guard/types.ts';
import { readDecisions } from '../../../src/node/guard/decisionLog.ts';
import { guardPlaces } from '../../../src/node/guard/places.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';

/** Tests the program as agents start it: `dist/guard.js`, which `npm run test:unit` builds first. */
describe('guard: the program', function () {
  const scratch = scratchFolder();

  async function run(
    input: string | null,
    words: readonly string[] = ['--agent', 'claude-code'],
    program = path.resolve('dist/guard.js'),
  ) {
    const home = scratch.at('home');
    const child = spawn(process.execPath, [program, 'guard', 'run', ...words], {
      cwd: scratch.root,
      env: { PATH: process.env['PATH'], HOME: home, USERPROFILE: home },
    });
    let [printed, notice] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (notice += piece.toString()));
    if (input !== null) child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number];
    return { code, printed, notice };
  }

  const question = (tool: string, input: Json): string =>
    JSON.stringify({ cwd: scratch.root, hook_event_name: 'PreToolUse', tool_name: tool, tool_input: input });

  it('prints one object for a refusal and nothing for what is allowed', async () => {
    const refused = await run(question('Read', { file_path: '.env' }));
    assert.equal(refused.code, 2);
    const answer = objectOf(JSON.parse(refused.printed) as Json);
    assert.equal(objectOf(answer['hookSpecificOutput'])['permissionDecision'], 'deny');
    assert.equal(refused.printed.trim().split('\n').length, 1);
    assert.deepEqual(await run(question('Read', { file_path: 'README.md' })), { code: 0, printed: '', notice: '' });
    const [logged] = readDecisions(scratch.at('home'));
    assert.deepEqual(
      [logged?.agent, logged?.event, logged?.decision, logged?.rule],
      ['claude-code', 'read', 'deny', 'guard.sensitive'],
    );
  });

  it('notes the file that was refused where one lies there, and no words of a command', async () => {
    scratch.put('.env', '');
    const bash = (command: string): Promise<object> => run(question('Bash', { command }));
    await bash('cat .env');
    await bash('cat ./no-such/.env');
    const logged = readDecisions(scratch.at('home')).slice(-2);
    assert.deepEqual(
      logged.map(({ folder, path: name }) => [folder, name]),
      [
        [scratch.root, '.env'],
        [scratch.root, undefined],
      ],
    );
  });

  it('gives the chosen answer for what is no question', async () => {
    for (const input of ['', '{"hook_event_name":', 'null', '\0\0']) {
      const open = await run(input);
      assert.deepEqual([open.code, open.printed, open.notice !== ''], [1, '', true], input);
      const closed = await run(input, ['--agent', 'claude-code', '--fail-closed']);
      assert.equal(closed.code, 2, input);
      assert.equal(objectOf(JSON.parse(closed.printed) as Json)['continue'], false);
    }
  });

  it('answers before the agent’s limit when the question never ends', async () => {
    const closed = await run(null, ['--agent', 'codex', '--fail-closed']);
    assert.equal(closed.code, 2);
    assert.match(closed.notice, /took too long/);
  });

  it('answers where its own folder cannot be written', async () => {
    scratch.put('home/.sightglass', 'a file');
    assert.equal((await run(question('Read', { file_path: '.env' }))).code, 2);
  });

  it('refuses by its exit code where it was chosen and the program is not whole', async () => {
    const guard = scratch.put('dist/guard.js', readFileSync('dist/guard.js', 'utf8'));
    scratch.put('dist/guardProgram.js', 'not a program');
    const words = ['--agent', 'claude-code'];
    assert.equal((await run('{}', words, guard)).code, 1);
    assert.equal((await run('{}', [...words, '--fail-closed'], guard)).code, 2);
  });

  it('answers the same with what was compiled before, also where that is broken', async () => {
    const text = `ghp_${body(36, 5)}`;
    const asked = JSON.stringify({
      cwd: scratch.root,
      hook_event_name: 'PostToolUse',
      tool_name: 'Bash',
      tool_input: { command: 'npm test' },
      tool_response: { stdout: text, stderr: '', interrupted: false },
    });
    const first = await run(asked);
    assert.ok(first.printed.includes('updatedToolOutput') && !first.printed.includes(text));
    const { compiled } = guardPlaces(scratch.at('home'));
    for (const name of ['guardProgram.js', 'secrets.js', 'chunk-'])
      assert.ok(
        readdirSync(compiled).some(each => each.startsWith(name)),
        name,
      );
    assert.deepEqual(await run(asked), first);
    for (const name of readdirSync(compiled)) {
      const file = path.join(compiled, name);
      const bytes = readFileSync(file);
      bytes.fill(0x5a, 200, Math.min(4_000, bytes.length));
      writeFileSync(file, bytes);
    }
    assert.deepEqual(await run(asked), first);
    assert.deepEqual(await run(asked), first);
  });
});
