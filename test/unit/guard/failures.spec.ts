import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { agentHooks } from '../../../src/core/assistants/hooks.ts';
import { objectOf, textOf } from '../../../src/core/guard/hooks/toolEvents.ts';
import { type AgentHooks, type Answer, nothing } from '../../../src/core/guard/hooks/types.ts';
import type { Json, JsonObject } from '../../../src/core/guard/types.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { answerQuestion, failureAnswer } from '../../../src/node/guard/answering/answerQuestion.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { random as randomFrom } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';

/** How many random questions each agent gets; the review asks for 1,000, which take a minute. */
const questions = Number(process.env['GUARD_QUESTIONS'] ?? 1_000);
/** How many processes are killed, each a little later than the one before. */
const kills = Number(process.env['GUARD_KILLS'] ?? 8);

const token = `ghp_${body(36, 5)}`;

describe('guard: random questions', () => {
  const scratch = scratchFolder();

  for (const agent of agentHooks) {
    it(`${agent.id}: ${questions} get an answer that means what was decided`, () => {
      const random = randomFrom(questions + agent.id.length);
      for (let count = 0; count < questions; count++) {
        const text = JSON.stringify(changed(startOf(agent, scratch.root, count), random));
        const { answer, decision } = asked(agent, text);
        // Cursor also gets an answer if it may continue.
        if (decision === 'allow')
          assert.deepEqual({ ...answer, print: agent.id === 'cursor' ? null : answer.print }, nothing, text);
        else assertRefuses(agent, answer, text);
      }
    });

    it(`${agent.id}: refuses the question that proves it, with fields that nobody knows`, () => {
      const payload = { ...agent.proof(scratch.root), zqUnknown: { a: [1, null] }, zqOther: token };
      const { answer, decision } = asked(agent, JSON.stringify(payload));
      assert.equal(decision, 'deny');
      assertRefuses(agent, answer, agent.id);
    });
  }

  it('judges by the folder that is meant: relative ones, none, and values written as JSON', () => {
    const agent = agentHooks.find(each => each.id === 'claude-code');
    assert.ok(agent !== undefined);
    scratch.put('.cursorignore', 'plans/\n');
    scratch.put('plans/a.md', 'x');
    const call = { hook_event_name: 'PreToolUse', tool_name: 'Read', tool_input: { file_path: 'plans/a.md' } };
    const questions: readonly JsonObject[] = [
      ...['.', './', '', `${scratch.root}/`, `${scratch.root}//plans/..`, `${scratch.root}\u0000`].map(cwd => ({
        ...call,
        cwd,
      })),
      { ...call, cwd: 5 },
      { ...call, cwd: scratch.root, tool_input: JSON.stringify(call.tool_input) },
    ];
    for (const question of questions) {
      const text = JSON.stringify(question);
      assert.equal(asked(agent, text).decision, 'deny', text);
    }
  });

  /** Returns the program's answer; a question that cannot be read gets the chosen refusal. */
  function asked(agent: AgentHooks, text: string): { readonly answer: Answer; readonly decision: string } {
    try {
      const { answer, logged } = answerQuestion(text, {
        agent,
        isClosed: true,
        home: scratch.at('home'),
        env: {},
        folder: scratch.root,
        now: 1_000,
        checkTime: () => {},
        createScanner,
        readExclusion,
        program: '/nowhere',
      });
      return { answer, decision: logged?.decision ?? 'allow' };
    } catch {
      return { answer: failureAnswer(agent, true, 'the question cannot be read'), decision: 'failed' };
    }
  }
});

/** Returns the question that proves the guard, or one in a form that many agents share. */
function startOf(agent: AgentHooks, folder: string, count: number): JsonObject {
  const others: readonly JsonObject[] = [
    agent.proof(folder),
    {
      cwd: folder,
      hook_event_name: 'PostToolUse',
      tool_name: 'Bash',
      tool_input: { command: 'x' },
      tool_response: token,
    },
    { cwd: folder, hook_event_name: 'UserPromptSubmit', prompt: `Use ${token}` },
    { cwd: folder, hook_event_name: 'PostToolBatch', tool_calls: [{ tool_name: 'Bash', tool_response: token }] },
    { hook: 'after', tool: 'bash', args: { command: 'x' }, result: { output: token }, folder },
    { hook: 'prompt', text: token, folder },
  ];
  return others[count % others.length] ?? {};
}

/** Returns a question with some values removed, or replaced by another type or a value from another place. */
function changed(value: JsonObject, random: () => number): JsonObject {
  const odd: readonly Json[] = [
    null,
    0,
    -1,
    true,
    '',
    '\u0000\ud800',
    [],
    {},
    [[[]]],
    { a: { b: ['.env'] } },
    'x'.repeat(5_000),
  ];
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const change = (each: Json, depth: number): Json => {
    if (random() < 0.06) return pick(odd) ?? null;
    if (Array.isArray(each)) return (each as readonly Json[]).map(one => change(one, depth + 1));
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each)
      .filter(() => random() > 0.06)
      .map(([key, one]): [string, Json] => [random() < 0.04 ? `${key}2` : key, change(one, depth + 1)]);
    if (random() < 0.1) entries.push(['__proto__', 'x'], ['constructor', null]);
    return Object.fromEntries(entries);
  };
  return objectOf(change(value, 0));
}

/** Asserts what an agent needs to treat an answer as a refusal (measured 2026-11-28, see the products' `hooks.ts`). */
function assertRefuses(agent: AgentHooks, answer: Answer, text: string): void {
  const { print } = answer;
  // Windsurf, Kiro and Amazon Q use the exit code and standard error.
  if (print === null) {
    assert.ok(['windsurf', 'amazon-q'].includes(agent.id), text);
    assert.ok(answer.exit === 2 && answer.notice.length > 10 && !answer.notice.includes(token), text);
    return;
  }
  assert.ok(Object.keys(print).length > 0, text);
  const written = JSON.stringify(print);
  assert.ok(!/[\r\n]/.test(written) && written.length < 1_000_000, text);
  assert.ok(!written.includes(token), text);
  const fields = flat(print);
  for (const [key, value] of fields) {
    if (/^(?:decision|permissionDecision|permission)$/.test(key))
      assert.ok(['deny', 'block', 'ask'].includes(textOf(value)), `${key} in ${text}`);
    if (/reason|errorMessage|^deny$|message/i.test(key)) assert.ok(textOf(value).length > 10, `${key} in ${text}`);
    if (key === 'hookEventName') assert.ok(typeof value === 'string' && value !== '', text);
    if (key === 'continue') assert.equal(value, false, text);
  }
  if ('hookSpecificOutput' in print)
    assert.ok(
      fields.some(([key]) => key === 'hookEventName'),
      text,
    );
  if (agent.id === 'codex') {
    const known = ['hookSpecificOutput', 'decision', 'reason', 'systemMessage'];
    assert.deepEqual(
      Object.keys(print).filter(key => !known.includes(key)),
      [],
      text,
    );
    assert.ok(
      fields.some(([key]) => /reason/i.test(key)),
      text,
    );
  }
}

function flat(value: Json): readonly (readonly [string, Json])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as JsonObject).flatMap(([key, each]) => [[key, each] as const, ...flat(each)]);
}

describe('guard: the program when things fail', () => {
  const scratch = scratchFolder();
  const guard = path.resolve('dist/guard.js');
  const words = ['guard', 'run', '--agent', 'claude-code'];
  const read = (): string =>
    JSON.stringify({
      cwd: scratch.root,
      hook_event_name: 'PreToolUse',
      tool_name: 'Read',
      tool_input: { file_path: `${scratch.root}/.env` },
    });
  const output = (text: string): string =>
    JSON.stringify({
      cwd: scratch.root,
      hook_event_name: 'PostToolUse',
      tool_name: 'Bash',
      tool_input: { command: 'x' },
      tool_response: { stdout: text },
    });
  const environment = (): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    HOME: scratch.at('home'),
    USERPROFILE: scratch.at('home'),
  });

  async function ask(input: string, options: readonly string[] = [], killAfter = Infinity) {
    const child = spawn(process.execPath, [guard, ...words, ...options], { cwd: scratch.root, env: environment() });
    let [printed, notice] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (notice += piece.toString()));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const timer = Number.isFinite(killAfter) ? setTimeout(() => child.kill('SIGKILL'), killAfter) : undefined;
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    return { code, printed, notice };
  }

  it('leaves a whole answer or none when it is killed, and answers the same afterwards', async () => {
    const asked = output(token);
    const whole = await ask(asked);
    assert.ok(whole.printed.includes('updatedToolOutput'));
    for (let count = 0; count < kills; count++) {
      const { printed } = await ask(asked, [], 10 + 25 * count);
      assert.ok(printed === '' || printed === whole.printed, printed.slice(0, 200));
    }
    assert.deepEqual(await ask(asked), whole);
  });

  it('gives the chosen answer for an output that is longer than it reads', async () => {
    const long = output('all is well here\n'.repeat(4_200_000));
    const [open, closed] = [await ask(long), await ask(long, ['--fail-closed'])];
    assert.deepEqual([open.code, open.printed], [1, '']);
    assert.match(open.notice, /unguarded/);
    assert.equal(closed.code, 2);
    assert.equal(objectOf(JSON.parse(closed.printed) as Json)['continue'], false);
  });

  it('takes the secret out of an output of 50 MB, or gives the chosen answer for one that takes too long', async () => {
    const filler = 'all is well here\n'.repeat(1_450_000);
    const { code, printed } = await ask(output(`${filler}${token}\n${filler}`), ['--fail-closed']);
    assert.ok(!printed.includes(token));
    const answer = objectOf(JSON.parse(printed) as Json);
    if (code === 0) assert.ok('updatedToolOutput' in objectOf(answer['hookSpecificOutput']));
    else assert.deepEqual([code, answer['continue']], [2, false]);
  });

  it('answers where the disk is full; an allowance that cannot be spent counts for nothing', function () {
    const own = ['--mount', '--map-root-user', 'sh', '-c'];
    const fill =
      'mount -t tmpfs -o size=64k tmpfs "$HOME" && mkdir -p "$HOME/.sightglass/guard" && printf %s "$1" > "$HOME/.sightglass/guard/allowances.json" && shift && { cat /dev/zero > "$HOME/full" 2>/dev/null; exec "$@"; }';
    scratch.put('home/x', '');
    scratch.put('.env', '');
    const full = (allowances: string, ...options: readonly string[]) =>
      spawnSync('unshare', [...own, fill, 'sh', allowances, process.execPath, guard, ...words, ...options], {
        cwd: scratch.root,
        env: environment(),
        input: read(),
        encoding: 'utf8',
      });
    if (spawnSync('unshare', [...own, 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status !== 0) this.skip();
    const refused = full('[]');
    assert.equal(refused.status, 2, refused.stderr);
    assert.ok(refused.stdout.includes('"deny"'));
    const once = JSON.stringify([{ path: `${scratch.root}/.env`, until: null }]);
    const closed = full(once, '--fail-closed');
    assert.equal(closed.status, 2);
    assert.equal(objectOf(JSON.parse(closed.stdout) as Json)['continue'], false);
    const open = full(once);
    assert.deepEqual([open.status, open.stdout], [1, '']);
  });
});
