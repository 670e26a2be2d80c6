import assert from 'node:assert/strict';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { agentHooks, hooksOf, sharedHooks } from '../../../src/core/assistants/hooks.ts';
import { decide } from '../../../src/core/guard/decide.ts';
import { objectOf, textOf } from '../../../src/core/guard/hooks/toolEvents.ts';
import type { AgentHooks, Answer } from '../../../src/core/guard/hooks/types.ts';
import type { Decision, Json, JsonObject } from '../../../src/core/guard/types.ts';
import { answerQuestion, failureAnswer, type Guarding } from '../../../src/node/guard/answering/answerQuestion.ts';
import { random } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';
import { factsFor, root } from './support.ts';

const token = `ghp_${body(36, 7)}`;

/** Whether an agent stops because of an answer, as measured: what it requires, and what makes it ignore the answer. */
const stops: Readonly<Record<string, (answer: Answer, phase: string) => boolean>> = {
  'claude-code': ({ print, exit, notice }, phase) => {
    if (phase === 'after') return 'updatedToolOutput' in specific(print) || print?.['continue'] === false;
    if (phase === 'prompt' || phase === 'batch') return print?.['decision'] === 'block' && exit === 2 && notice !== '';
    return isClaudeDenial(print, 'PreToolUse') && exit === 2 && notice !== '';
  },
  codex: ({ print, exit, notice }, phase) => {
    const known = ['hookSpecificOutput', 'decision', 'reason', 'systemMessage'];
    if (!Object.keys(print ?? {}).every(key => known.includes(key)) || exit !== 2 || notice === '') return false;
    return phase === 'before' ? isClaudeDenial(print, 'PreToolUse') : isBlock(print);
  },
  'copilot-cli': ({ print, exit }, phase) => {
    if (exit !== 0 || 'hookSpecificOutput' in (print ?? {})) return false;
    if (phase === 'after') return 'textResultForLlm' in objectOf(print?.['modifiedResult']) || isBlock(print);
    return phase === 'prompt'
      ? isBlock(print)
      : print?.['permissionDecision'] === 'deny' && textOf(print['permissionDecisionReason']) !== '';
  },
  copilot: ({ print, exit }, phase) =>
    exit === 0 && (phase === 'before' ? isClaudeDenial(print, 'PreToolUse') : print?.['continue'] === false),
  cursor: ({ print, exit }, phase) =>
    exit === 0 &&
    (phase === 'prompt' ? print?.['continue'] === false : print?.['permission'] === 'deny') &&
    textOf(print?.['user_message']) !== '',
  'gemini-cli': ({ print, exit, notice }) =>
    print?.['decision'] === 'deny' && textOf(print['reason']) !== '' && exit === 2 && notice !== '',
  'qwen-code': ({ print, exit, notice }, phase) => {
    if (phase === 'after') return print?.['continue'] === false && textOf(print['stopReason']) !== '';
    return (phase === 'before' ? isClaudeDenial(print, 'PreToolUse') : isBlock(print)) && exit === 2 && notice !== '';
  },
  opencode: isPluginAnswer,
  kilo: isPluginAnswer,
  pi: isPluginAnswer,
  cline: ({ print }) => print?.['cancel'] === true || 'commands' in objectOf(print?.['overrideInput']),
  windsurf: ({ print, exit, notice }) => print === null && exit === 2 && notice !== '',
  'amazon-q': ({ print, exit, notice }) => print === null && exit === 2 && notice !== '',
};

function specific(print: Answer['print']): JsonObject {
  return objectOf(print?.['hookSpecificOutput']);
}

function isClaudeDenial(print: Answer['print'], event: string): boolean {
  const { hookEventName, permissionDecision, permissionDecisionReason } = specific(print);
  return hookEventName === event && permissionDecision === 'deny' && textOf(permissionDecisionReason) !== '';
}

function isBlock(print: Answer['print']): boolean {
  return print?.['decision'] === 'block' && textOf(print['reason']) !== '';
}

function isPluginAnswer({ print, exit }: Answer): boolean {
  return exit === 0 && (textOf(print?.['deny']) !== '' || print?.['result'] !== undefined);
}

/** A question of an agent, as recorded or documented, and its phase. */
type Case = readonly [payload: JsonObject, phase: string];
const claude = (event: string, tool: string, input: Json, more: JsonObject = {}): JsonObject => ({
  session_id: 's',
  cwd: root,
  hook_event_name: event,
  tool_name: tool,
  tool_input: input,
  ...more,
});
const bash = { stdout: `key ${token}`, stderr: '', interrupted: false, isImage: false, noOutputExpected: false };
const refused: Readonly<Record<string, readonly Case[]>> = {
  'claude-code': [
    [claude('PreToolUse', 'Read', { file_path: `${root}/.env` }), 'before'],
    [claude('PreToolUse', 'Bash', { command: 'cat .env' }), 'before'],
    [claude('PreToolUse', 'mcp__files__read', { path: '.env' }), 'before'],
    [claude('PostToolUse', 'Bash', { command: 'x' }, { tool_response: bash }), 'after'],
    [claude('PostToolUse', 'mcp__notes__get', {}, { tool_response: [{ type: 'text', text: token }] }), 'after'],
    [
      { cwd: root, hook_event_name: 'PostToolBatch', tool_calls: [{ tool_name: 'Bash', tool_response: `x ${token}` }] },
      'batch',
    ],
    [{ cwd: root, hook_event_name: 'UserPromptSubmit', prompt: `use ${token}` }, 'prompt'],
    [{ cwd: root, hook_event_name: 'UserPromptSubmit', prompt: 'see @.env' }, 'prompt'],
  ],
  codex: [
    [claude('PreToolUse', 'Bash', { command: 'cat .env' }), 'before'],
    [claude('PostToolUse', 'Bash', { command: 'x' }, { tool_response: token }), 'after'],
    [claude('PostToolUse', 'mcp__n__g', {}, { tool_response: { content: [{ type: 'text', text: token }] } }), 'after'],
    [{ cwd: root, hook_event_name: 'UserPromptSubmit', prompt: token, transcript_path: null }, 'prompt'],
  ],
  'copilot-cli': [
    [{ cwd: root, toolName: 'view', toolArgs: { path: `${root}/.env` } }, 'before'],
    [{ cwd: root, toolName: 'bash', toolArgs: '{"command":"cat .env"}' }, 'before'],
    [{ cwd: root, toolName: 'rg', toolArgs: { pattern: 'a', path: '.env' } }, 'before'],
    [
      { cwd: root, toolName: 'bash', toolArgs: {}, toolResult: { resultType: 'success', textResultForLlm: token } },
      'after',
    ],
    [{ cwd: root, prompt: token }, 'prompt'],
  ],
  copilot: [
    [{ cwd: root, hookEventName: 'PreToolUse', tool_name: 'read_file', tool_input: { filePath: '.env' } }, 'before'],
    [
      { cwd: root, hookEventName: 'PreToolUse', tool_name: 'run_in_terminal', tool_input: { command: 'cat .env' } },
      'before',
    ],
    [{ cwd: root, hookEventName: 'UserPromptSubmit', prompt: token }, 'prompt'],
  ],
  cursor: [
    [{ hook_event_name: 'beforeReadFile', workspace_roots: [root], file_path: `${root}/.env`, content: '' }, 'before'],
    [{ hook_event_name: 'beforeShellExecution', workspace_roots: [root], command: 'cat .env', cwd: '' }, 'before'],
    [
      { hook_event_name: 'beforeMCPExecution', workspace_roots: [root], tool_name: 'r', tool_input: '{"path":".env"}' },
      'before',
    ],
    [
      {
        hook_event_name: 'beforeSubmitPrompt',
        workspace_roots: [root],
        prompt: 'x',
        attachments: [{ type: 'file', file_path: `${root}/.env` }],
      },
      'prompt',
    ],
  ],
  'gemini-cli': [
    [claude('BeforeTool', 'run_shell_command', { command: 'cat .env' }), 'before'],
    [claude('BeforeTool', 'read_many_files', { paths: ['.env'] }), 'before'],
    [
      claude(
        'AfterTool',
        'grep_search',
        {},
        { tool_response: { llmContent: 'File: config/prod.yaml\nL1: a: b\n---', returnDisplay: '' } },
      ),
      'after',
    ],
    [
      { cwd: root, hook_event_name: 'BeforeAgent', prompt: `x\n--- Content from referenced files ---\n${token}` },
      'prompt',
    ],
  ],
  'qwen-code': [
    [claude('PreToolUse', 'read_file', { file_path: '.env' }), 'before'],
    [
      claude('PostToolUse', 'run_shell_command', {}, { tool_response: { llmContent: token, returnDisplay: token } }),
      'after',
    ],
    [{ cwd: root, hook_event_name: 'UserPromptSubmit', prompt: token, submitted_prompt: 'x' }, 'prompt'],
  ],
  opencode: [
    [{ hook: 'before', tool: 'read', args: { filePath: '.env' }, folder: root }, 'before'],
    [
      {
        hook: 'after',
        tool: 'bash',
        args: { command: 'x' },
        result: { title: '', output: token, metadata: {} },
        folder: root,
      },
      'after',
    ],
    [{ hook: 'after', result: [{ info: {}, parts: [{ type: 'text', text: token }] }], folder: root }, 'after'],
    [{ hook: 'prompt', text: token, folder: root }, 'prompt'],
  ],
  kilo: [[{ hook: 'before', tool: 'bash', args: { command: 'cat .env' }, folder: root }, 'before']],
  pi: [
    [{ hook: 'before', tool: 'read', args: { path: '.env' }, folder: root }, 'before'],
    [{ hook: 'after', tool: 'bash', args: {}, result: [{ type: 'text', text: token }], folder: root }, 'after'],
  ],
  cline: [
    [
      { workspaceRoots: [root], tool_call: { id: '1', name: 'read_files', input: { files: [{ path: '.env' }] } } },
      'before',
    ],
    [
      { workspaceRoots: [root], tool_call: { id: '1', name: 'run_commands', input: { commands: ['ls', 'cat .env'] } } },
      'before',
    ],
    [
      { workspaceRoots: [root], tool_result: { name: 'run_commands', input: {}, output: [{ result: token }] } },
      'after',
    ],
  ],
  windsurf: [
    [{ agent_action_name: 'pre_read_code', tool_info: { file_path: `${root}/.env` } }, 'before'],
    [{ agent_action_name: 'pre_run_command', tool_info: { command_line: 'cat .env', cwd: root } }, 'before'],
    [{ agent_action_name: 'pre_user_prompt', tool_info: { user_prompt: token } }, 'prompt'],
  ],
  'amazon-q': [[claude('PreToolUse', 'execute_bash', { command: 'cat .env' }), 'before']],
};

function answerIn(
  agent: AgentHooks,
  payload: JsonObject,
): { answer: Answer; decision: Decision; phase: string } | null {
  const question = agent.question(payload);
  if (question === null) return null;
  const decision = decide(question.event, factsFor(undefined, { output: agent.output }));
  return {
    answer: agent.answer(question, decision, decision.decision === 'allow' ? '' : 'why'),
    decision,
    phase: question.phase,
  };
}

describe('guard: hooks of agents', () => {
  it('has questions and a reading of answers for every agent', () => {
    const ids = agentHooks.map(each => each.id).sort();
    assert.deepEqual(Object.keys(refused).sort(), ids);
    assert.deepEqual(Object.keys(stops).sort(), ids);
  });

  it('are run by other products only where it was measured, and have agents of their own', () => {
    for (const { id, of, fidelity } of sharedHooks) {
      assert.equal(hooksOf(id), null);
      assert.ok(hooksOf(of) !== null && fidelity === 'measured', id);
    }
  });

  for (const [id, cases] of Object.entries(refused)) {
    it(`${id}: answers in a form that stops it`, () => {
      for (const [payload, phase] of cases) {
        const agent = hooksOf(id);
        const answered = agent === null ? null : answerIn(agent, payload);
        assert.equal(answered?.phase, phase, JSON.stringify(payload));
        assert.notEqual(answered.decision.decision, 'allow', JSON.stringify(payload));
        assert.ok(stops[id]?.(answered.answer, phase), JSON.stringify(answered.answer));
        assert.ok(!JSON.stringify(answered.answer).includes(token));
      }
    });
  }

  it('says nothing to what is allowed, but where silence counts as failure', () => {
    const ordinary = hooksOf('claude-code');
    assert.ok(ordinary);
    const silent = answerIn(ordinary, claude('PreToolUse', 'Read', { file_path: 'README.md' }));
    assert.deepEqual(silent?.answer, { print: null, notice: '', exit: 0 });
    const cursor = hooksOf('cursor');
    assert.ok(cursor);
    const payload = { hook_event_name: 'beforeReadFile', workspace_roots: [root], file_path: `${root}/README.md` };
    assert.deepEqual(answerIn(cursor, payload)?.answer.print, { permission: 'allow' });
  });

  it('asks where Claude Code asks a person', () => {
    const agent = hooksOf('claude-code');
    assert.ok(agent);
    const question = agent.question(claude('PreToolUse', 'Write', { file_path: '.cursorignore', content: '' }));
    assert.ok(question);
    const decision = decide(question.event, factsFor(undefined, { canAsk: agent.canAsk }));
    const { print, exit } = agent.answer(question, decision, 'why');
    assert.equal(specific(print)['permissionDecision'], 'ask');
    assert.equal(exit, 0);
  });

  it('keeps the shape and the lines of what Claude Code gets instead', () => {
    const agent = hooksOf('claude-code');
    assert.ok(agent);
    const answered = answerIn(agent, claude('PostToolUse', 'Bash', { command: 'x' }, { tool_response: bash }));
    const output = objectOf(specific(answered?.answer.print ?? null)['updatedToolOutput']);
    assert.deepEqual(Object.keys(output), Object.keys(bash));
    assert.equal(output['interrupted'], false);
  });
});

describe('guard: questions from outside', () => {
  const scratch = scratchFolder();
  const guarding = (agent: AgentHooks): Guarding => ({
    agent,
    isClosed: false,
    home: scratch.at('home'),
    env: {},
    folder: scratch.at('shop'),
    now: 1_000,
    checkTime: () => {},
    createScanner,
    readExclusion,
    program: '/nowhere',
  });

  beforeEach(() => {
    scratch.put('shop/.git/HEAD', 'x');
    scratch.put('home/x', '');
    scratch.put('shop/.env', 'A=1');
  });

  for (const agent of agentHooks) {
    it(`${agent.id}: refuses the recorded question`, () => {
      const folder = scratch.at('shop');
      const { answer, logged } = answerQuestion(JSON.stringify(agent.proof(folder)), guarding(agent));
      assert.ok(stops[agent.id]?.(answer, 'before'), JSON.stringify(answer));
      assert.deepEqual(logged?.decision, 'deny');
      assert.ok(answer.notice.length + JSON.stringify(answer.print).length < 900);
    });

    it(`${agent.id}: never crashes and never answers 1,000 mutated questions in a form of its own`, () => {
      const next = random(agent.id.length * 31);
      const seeds = (refused[agent.id] ?? []).map(([payload]) => payload);
      for (let turn = 0; turn < 1_000; turn++) {
        const payload = mutated(seeds[turn % seeds.length] ?? {}, next);
        const answered = agent.question(payload);
        if (answered === null) continue;
        const decision = decide(answered.event, factsFor(undefined, { output: agent.output, scan: () => [] }));
        const answer = agent.answer(answered, decision, decision.decision === 'allow' ? '' : 'why');
        if (decision.decision === 'allow') {
          assert.ok(answer.exit === 0 && answer.notice === '');
          assert.ok(!/"allow"/.test(JSON.stringify(answer.print)) || agent.id === 'cursor');
        } else if (decision.decision !== 'ask') {
          assert.ok(stops[agent.id]?.(answer, answered.phase), `${JSON.stringify(payload)}\n${JSON.stringify(answer)}`);
        }
      }
    });

    it(`${agent.id}: gives the chosen answer when it fails`, () => {
      const closed = failureAnswer(agent, true, 'it took too long');
      assert.ok(closed.print !== null || closed.exit === 2);
      const open = failureAnswer(agent, false, 'it took too long');
      assert.deepEqual([open.print, open.exit === 2, open.notice === ''], [null, false, false]);
    });
  }

  it('throws for what is no question, so that the answer for failures is given', () => {
    const [agent] = agentHooks;
    assert.ok(agent);
    for (const text of ['', '{', '[]', '3', 'null', '"x"', '{}x'])
      assert.throws(() => answerQuestion(text, guarding(agent)), text);
  });

  it('takes the form of whoever really asks', () => {
    const agent = hooksOf('claude-code');
    assert.ok(agent);
    const payload = {
      hook_event_name: 'beforeReadFile',
      cursor_version: '3.9',
      workspace_roots: [guarding(agent).folder],
      file_path: '.env',
    };
    const { answer, logged } = answerQuestion(JSON.stringify(payload), guarding(agent));
    assert.equal(answer.print?.['permission'], 'deny');
    assert.equal(logged?.agent, 'cursor');
  });
});

/** Returns a question with some of its values removed, doubled, or of another type. */
function mutated(value: JsonObject, next: () => number): JsonObject {
  const strange: readonly Json[] = [
    null,
    0,
    -1,
    '',
    '\0',
    '../../.env',
    [],
    {},
    true,
    ['.env'],
    { path: '.env' },
    'x'.repeat(5_000),
  ];
  const change = (each: Json): Json => {
    if (next() < 0.12) return strange[Math.floor(next() * strange.length)] ?? null;
    if (Array.isArray(each)) return (each as readonly Json[]).map(change);
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).filter(() => next() > 0.06);
    return Object.fromEntries(entries.map(([key, one]) => [next() < 0.04 ? `${key}_` : key, change(one)]));
  };
  return objectOf(change(value));
}
