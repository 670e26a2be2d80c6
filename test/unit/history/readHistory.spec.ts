import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { NeedleDetector } from '../../../src/core/history/detection/needles.ts';
import { SecretDetector } from '../../../src/core/history/detection/secretDetector.ts';
import {
  forgetHistory,
  hasHistoryKey,
  historyFolder,
  HistoryIndex,
  historyKey,
} from '../../../src/node/history/index.ts';
import { type HistoryRead, type HistoryRequest, readHistory } from '../../../src/node/history/readHistory.ts';
import { readSession } from '../../../src/node/history/readSession.ts';
import { movedFolders } from '../../../src/node/settings/movedFolders.ts';
import { textTools } from '../../../src/node/history/textTools.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';
import { time } from './support.ts';

const token = (seed: number): string => `ghp_${body(36, seed)}`;
const session = '.claude/projects/-work/s1.jsonl';

describe('reading the records of a home folder', () => {
  const scratch = scratchFolder();

  const user = (content: unknown, beside = {}): string =>
    line({ type: 'user', message: { role: 'user', content }, ...beside });
  const answer = (id: string): string =>
    line({
      type: 'assistant',
      message: { id, role: 'assistant', model: 'm', content: [{ type: 'text', text: 'ok' }] },
    });
  const line = (record: object): string =>
    `${JSON.stringify({ sessionId: 's1', cwd: '/work', timestamp: time(1), ...record })}\n`;

  function read(
    version = '1',
    more: Partial<HistoryRequest> = {},
  ): HistoryRead & { readonly secrets: ReadonlyMap<string, unknown> } {
    const folder = historyFolder(scratch.root);
    const key = historyKey(folder);
    const index = new HistoryIndex(folder, version, key);
    const detector = new SecretDetector(key, textTools, index.secrets);
    const folders = [{ home: scratch.root, workspace: scratch.at('workspace') }];
    return { ...readHistory({ products: transcripts, folders, detector, index, ...more }), secrets: index.secrets };
  }

  /** Returns `assistant status requests` for every secret. */
  function carried({ joined, secrets }: ReturnType<typeof read>): readonly string[] {
    return [...joined.carried]
      .filter(([id]) => secrets.has(id))
      .flatMap(([, all]) => all.map(each => `${each.assistant} ${each.status} ${each.requests}`))
      .sort();
  }

  it('goes on where a file has grown, and reads anew what was rewritten', () => {
    const file = scratch.put(session, user(`token = "${token(1)}"`) + answer('m1'));
    assert.deepEqual(carried(read()), ['claude-code sent 1']);
    assert.equal(read().bytes, 0);
    appendFileSync(file, answer('m2') + user(`token = "${token(2)}"`) + answer('m3'));
    const more = read();
    assert.ok(more.bytes < statSync(file).size);
    assert.deepEqual(carried(more), ['claude-code sent 1', 'claude-code sent 3']);
    writeFileSync(file, user('nothing'.repeat(500)) + user(`token = "${token(2)}"`) + answer('m1'));
    assert.deepEqual(carried(read()), ['claude-code sent 1']);
  });

  it('keeps what it knows of files that were not looked at: of other products, and older than where it was stopped', () => {
    scratch.put(session, user(`token = "${token(1)}"`) + answer('m1'));
    utimesSync(scratch.put('.claude/projects/-work/s0.jsonl', user('older') + answer('m0')), 5, 5);
    const whole = read();
    assert.deepEqual([whole.files, whole.left], [2, 0]);
    const codex = transcripts.filter(({ stores }) => stores.some(({ assistant }) => assistant === 'codex'));
    scratch.put('.codex/sessions/2026/11/12/rollout-1.jsonl', '{}\n');
    read('1', { products: codex, isPartial: true });
    let looked = 0;
    const stopped = read('1', { isStopped: () => looked++ > 0 });
    assert.deepEqual([stopped.files, stopped.left, stopped.bytes], [1, 2, 0]);
    assert.equal(read().bytes, 0);
  });

  it('knows the kinds of records of Claude Code that hold nothing of a conversation', () => {
    const kinds = ['agent-color', 'attribution-snapshot', 'speculation-accept', 'task-summary', 'custom-title'];
    scratch.put(session, kinds.map(type => line({ type })).join('') + answer('m1'));
    assert.deepEqual(read().unread, []);
  });

  it('reads those of Claude Code from where old versions put them', () => {
    scratch.put('.config/claude/projects/-work/s1.jsonl', user(`token = "${token(1)}"`) + answer('m1'));
    assert.deepEqual(carried(read()), ['claude-code sent 1']);
  });

  it('reads the records in each folder that is open', () => {
    for (const name of ['one', 'two'])
      scratch.put(
        `${name}/.aider.chat.history.md`,
        `# aider chat started at 2026-11-12 10:00:00\n\n#### ${token(1)}\n\nok\n`,
      );
    const folders = ['one', 'two'].map(name => ({ home: scratch.at('home'), workspace: scratch.at(name) }));
    assert.equal(read('1', { folders }).files, 2);
  });

  it('shows a session with its secrets masked, each text with the place of its record', () => {
    const file = scratch.put(session, user(`see token = "${token(1)}"`) + answer('m1'));
    scratch.put(
      '.claude/projects/-work/s2.jsonl',
      line({ sessionId: 's2', type: 'user', message: { content: 'other' } }),
    );
    const folder = historyFolder(scratch.root);
    const key = historyKey(folder);
    const detector = new SecretDetector(key, textTools, new Map());
    const folders = [{ home: scratch.root, workspace: null }];
    for (const pass of ['before an index', 'after it']) {
      const index = new HistoryIndex(folder, '1', key);
      const [part, ...others] = readSession({ assistant: 'claude-code', session: 's1' }, folders, { detector, index });
      assert.deepEqual([part?.file, others.length], [file, 0], pass);
      assert.deepEqual(
        part?.blocks.map(({ status, by, place }) => [status, by, place]),
        [
          ['sent', 'input', { offset: 0, line: 1 }],
          ['sent', 'reply', { offset: Buffer.byteLength(user(`see token = "${token(1)}"`)), line: 2 }],
        ],
      );
      assert.match(part?.blocks[0]?.text ?? '', /^see token = "⟦/);
      assert.ok(!JSON.stringify(part).includes(token(1).slice(6, 30)));
      read();
    }
  });

  it('takes a line that is being written when it is whole', () => {
    const whole = user(`token = "${token(1)}"`);
    const file = scratch.put(session, whole.slice(0, 60));
    const first = read();
    const unfinished = [{ store: 'claude-code.sessions', reason: 'unfinished', count: 1 }];
    assert.deepEqual([carried(first), first.unread], [[], unfinished]);
    assert.deepEqual(read().unread, unfinished, 'also where nothing has changed since');
    appendFileSync(file, whole.slice(60) + answer('m1'));
    const last = read();
    assert.deepEqual([carried(last), last.unread], [['claude-code sent 1'], []]);
  });

  it('reads a first line behind a byte order mark, texts however deep, and output in colours', () => {
    const nested = JSON.stringify(`token = "${token(3)}"`);
    const kept = `{"type":"nested","v":${'['.repeat(5000)}${nested}${']'.repeat(5000)}}\n`;
    scratch.put(
      session,
      `\ufeff${user(`token = "${token(1)}"`)}${user(`\u001b[31m${token(2)}\u001b[m`)}${kept}${answer('m1')}`,
    );
    assert.deepEqual(carried(read()), ['claude-code sent 1', 'claude-code sent 1', 'claude-code stored-only 0']);
  });

  it('masks a secret in a name that is glued to a colour', () => {
    const named = line({ sessionId: `\u001b[31m${token(1)}`, type: 'user', message: { content: 'x' } });
    scratch.put(session, named + answer('m1'));
    assert.ok(!JSON.stringify(read().joined.sessions).includes(token(1).slice(6)));
    assert.ok(!readFileSync(path.join(historyFolder(scratch.root), 'index.jsonl'), 'utf8').includes(token(1).slice(6)));
  });

  it('believes nothing of an index that somebody has changed, and none of another key', () => {
    scratch.put(session, user(`token = "${token(1)}"`) + answer('m1'));
    const whole = read();
    const file = path.join(historyFolder(scratch.root), 'index.jsonl');
    const good = readFileSync(file, 'utf8');
    for (const unread of ['[5]', '[["nonsense",1]]', '[["damaged","x"]]', '{}', 'null']) {
      writeFileSync(file, good.replace('"unread":[]', `"unread":${unread}`));
      assert.deepEqual([carried(read()), read().unread], [carried(whole), []], unread);
    }
    writeFileSync(path.join(historyFolder(scratch.root), 'key'), 'k'.repeat(32), { mode: 0o600 });
    assert.ok(read().bytes > 0);
  });

  it('adds to the index what is new, and loses no more than a line that was cut', () => {
    const file = path.join(historyFolder(scratch.root), 'index.jsonl');
    const other = session.replace('s1', 's2');
    scratch.put(session, user(`token = "${token(1)}"`) + answer('m1'));
    read();
    const first = readFileSync(file, 'utf8');
    scratch.put(other, user(`token = "${token(2)}"`, { sessionId: 's2' }) + answer('m2'));
    const whole = carried(read());
    const second = readFileSync(file, 'utf8');
    assert.ok(second.startsWith(first) && second.length > first.length);
    assert.equal(read().bytes, 0);
    for (let end = first.length; end < second.length; end += 7) {
      writeFileSync(file, second.slice(0, end));
      assert.deepEqual(carried(read()), whole, `cut at ${end}`);
      assert.equal(read().bytes, 0, `whole again after ${end}`);
    }
  });

  /** Returns a call of a tool that reads a file, and its result. */
  const reads = (number: number): string => {
    const [id, file_path] = [`call-${number}`, `/work/folder/file-${number}.ts`];
    const use = { type: 'tool_use', id, name: 'Read', input: { file_path } };
    const call = { type: 'assistant', message: { id: `m${number}`, role: 'assistant', model: 'm', content: [use] } };
    return line(call) + user([{ type: 'tool_result', tool_use_id: id, content: `text ${number}` }]);
  };

  const given = (): readonly string[] =>
    [...read('1', { withFiles: true }).joined.carried.values()]
      .flat()
      .map(each => `${each.path} ${each.requests}`)
      .sort();

  it('adds to the index those files that a new line has to do with, and goes on without them where one was cut', () => {
    const index = path.join(historyFolder(scratch.root), 'index.jsonl');
    const all = Array.from({ length: 200 }, (_, number) => reads(number)).join('');
    const file = scratch.put(session, user('first') + all + answer('m'));
    assert.equal(given().length, 200);
    const before = statSync(index).size;
    for (const number of [5, 300, 5, 7]) {
      appendFileSync(file, reads(number) + answer(`again-${number}`));
      const length = statSync(index).size;
      read();
      assert.ok(statSync(index).size - length < before / 2);
    }
    const whole = given();
    assert.equal(whole.length, 201);
    const lines = readFileSync(index, 'utf8').split('\n');
    for (const number of lines.keys()) {
      writeFileSync(index, lines.filter((_, at) => at !== number).join('\n'));
      assert.deepEqual(given(), whole, `without line ${number}`);
    }
    rmSync(index);
    assert.deepEqual(given(), whole, 'as if it was read at once');
  });

  it('believes no line of the index that misses a byte, nor one that goes on from a line that is not there', () => {
    const index = path.join(historyFolder(scratch.root), 'index.jsonl');
    const all = [0, 1, 2, 3, 4].map(reads).join('');
    scratch.put(session, user('one') + all + answer('m'));
    read();
    // The list of what became of files has the same length as before.
    const file = scratch.put(session, user('two') + answer('m') + answer('n') + all + answer('o'));
    read();
    appendFileSync(file, answer('p'));
    const whole = given();
    const good = readFileSync(index);
    const lines = good.toString().split('\n');
    for (const number of lines.keys()) {
      writeFileSync(index, lines.filter((_, at) => at !== number).join('\n'));
      assert.deepEqual(given(), whole, `without line ${number}`);
    }
    for (let at = 0; at < good.length; at += 41) {
      writeFileSync(index, Buffer.concat([good.subarray(0, at), good.subarray(at + 1)]));
      assert.deepEqual(given(), whole, `without byte ${at}`);
    }
  });

  it('knows which file a tool gave whose result came with a later pass', () => {
    const use = { type: 'tool_use', id: 'call', name: 'Read', input: { file_path: '/work/a.ts' } };
    const call = { type: 'assistant', message: { id: 'm1', role: 'assistant', model: 'm', content: [use] } };
    const file = scratch.put(session, user('first') + line(call));
    read();
    appendFileSync(file, user([{ type: 'tool_result', tool_use_id: 'call', content: 'text' }]) + answer('m2'));
    assert.equal(read('1', { withFiles: true }).joined.carried.get('file:/work/a.ts')?.length, 1);
  });

  it('writes the index anew once a record is gone, with nothing of it', () => {
    const file = path.join(historyFolder(scratch.root), 'index.jsonl');
    scratch.put(session, user('one') + answer('m1'));
    const other = scratch.put(session.replace('s1', 's2'), user('two') + answer('m2'));
    read();
    assert.ok(readFileSync(file, 'utf8').includes('s2.jsonl'));
    rmSync(other);
    read();
    assert.ok(!readFileSync(file, 'utf8').includes('s2.jsonl'));
  });

  it('forgets whatever stands where the index was, and what an ended run left', () => {
    const folder = historyFolder(scratch.root);
    scratch.put('.sightglass/history/index.jsonl/x', '');
    scratch.put('.sightglass/history/index.jsonl.12.tmp', '');
    scratch.put('.sightglass/history/mine.txt', '');
    assert.equal(forgetHistory(folder, false).length, 2);
    assert.equal(forgetHistory(folder, true).length, 2);
    assert.deepEqual(readdirSync(folder), ['mine.txt']);
  });

  it('does not believe an index of another version, nor one that was tampered with', () => {
    scratch.put(session, user(`token = "${token(1)}"`) + answer('m1'));
    read();
    assert.ok(read('2').bytes > 0);
    for (const broken of ['{', '[]', '{"version":"2","files":{"x":{}},"secrets":[]}', 'null']) {
      scratch.put('.sightglass/history/index.jsonl', broken);
      assert.deepEqual(carried(read('2')), ['claude-code sent 1']);
    }
  });

  it('keeps ids that say nothing, for this user alone, and can forget them', () => {
    scratch.put(session, user(`token = "${token(1)}"`, { cwd: `/home/dev/${token(1)}` }) + answer('m1'));
    read();
    const folder = historyFolder(scratch.root);
    const index = readFileSync(path.join(folder, 'index.jsonl'), 'utf8');
    assert.ok(!index.includes(token(1)) && !index.includes(token(1).slice(8, 20)));
    if (process.platform !== 'win32')
      for (const name of ['index.jsonl', 'key'])
        assert.equal(statSync(path.join(folder, name)).mode & 0o777, 0o600, name);
    assert.equal(forgetHistory(folder, false).length, 2);
    assert.ok(hasHistoryKey(folder));
    forgetHistory(folder, true);
    assert.ok(!hasHistoryKey(folder));
    assert.deepEqual(forgetHistory(folder, true), []);
  });

  it('replaces a key that others could read', function () {
    if (process.platform === 'win32') this.skip();
    const folder = historyFolder(scratch.root);
    const key = Buffer.from(historyKey(folder)).toString('hex');
    assert.equal(Buffer.from(historyKey(folder)).toString('hex'), key);
    execFileSync('chmod', ['644', path.join(folder, 'key')]);
    assert.notEqual(Buffer.from(historyKey(folder)).toString('hex'), key);
  });

  it('says what it did not read, and why', function () {
    if (process.platform === 'win32') this.skip();
    scratch.put('.codeium/windsurf/cascade/a.pb', 'x');
    scratch.put('.codeium/windsurf/cascade/b.pb', 'y');
    scratch.put('.continue/sessions/a-b.json', '{"cut');
    scratch.put('.local/share/opencode/opencode.db', 'no database at all'.repeat(20));
    scratch.put(session, `{"cut\n${line({ type: 'made-up', text: `token = "${token(3)}"` })}`);
    scratch.put('.claude/projects/-work/x', '');
    execFileSync('mkfifo', [scratch.at('.claude/projects/-work/pipe.jsonl')]);
    scratch.put('elsewhere.md', '# aider chat started at 2026-01-01 10:00:00\n#### word\n');
    scratch.put('workspace/x', '');
    symlinkSync(scratch.at('elsewhere.md'), scratch.at('workspace/.aider.chat.history.md'));
    const result = read();
    assert.deepEqual(
      result.unread.map(({ store, reason, count }) => `${store} ${reason} ${count}`),
      [
        'aider.chat linked 1',
        'claude-code.sessions damaged 1',
        'claude-code.sessions not-a-file 1',
        'claude-code.sessions unknown-kind 1',
        'continue.sessions damaged 1',
        'opencode.database damaged 1',
        'windsurf.cascade encrypted 2',
      ],
    );
    assert.deepEqual(carried(result), ['claude-code stored-only 0']);
  });

  it('counts a folder that cannot be read once for each store', function () {
    if (process.platform === 'win32') this.skip();
    scratch.put('.claude/x', '');
    symlinkSync('projects', scratch.at('.claude/projects'));
    const counts = read().unread.map(({ store, reason, count }) => `${store} ${reason} ${count}`);
    assert.ok(counts.includes('claude-code.sessions unreadable 1'), counts.join());
    assert.ok(
      counts.every(each => each.endsWith(' unreadable 1')),
      counts.join(),
    );
  });

  it('follows a link below the home folder, and reads a file once that has two names', function () {
    if (process.platform === 'win32') this.skip();
    scratch.put('dotfiles/projects/-work/s1.jsonl', user(`token = "${token(1)}"`) + answer('m1'));
    symlinkSync(scratch.at('dotfiles'), scratch.at('.claude'));
    symlinkSync('s1.jsonl', scratch.at('dotfiles/projects/-work/s2.jsonl'));
    assert.deepEqual(carried(read()), ['claude-code sent 1']);
  });

  it('reads a home folder that is a link, and folders that variables have moved', function () {
    if (process.platform === 'win32') this.skip();
    const said = (seed: number): string => user(`token = "${token(seed)}"`) + answer('m1');
    const item = { type: 'message', role: 'user', content: [{ type: 'input_text', text: `token = "${token(2)}"` }] };
    scratch.put('real/.claude/projects/-work/s1.jsonl', said(1));
    scratch.put('real/.codex/sessions/2026/11/30/rollout-1.jsonl', line({ type: 'response_item', payload: item }));
    scratch.put('moved/claude/projects/-work/s1.jsonl', said(3));
    scratch.put('moved/codex/archived_sessions/rollout-2.jsonl', line({ type: 'response_item', payload: item }));
    symlinkSync(scratch.at('real'), scratch.at('home'));
    const home = scratch.at('home');
    const linked = read('1', { folders: [{ home, workspace: null }] });
    assert.deepEqual(carried(linked), ['claude-code sent 1', 'codex sent 1']);
    const env = { CLAUDE_CONFIG_DIR: scratch.at('moved/claude'), CODEX_HOME: scratch.at('moved/codex') };
    const folders = [{ home, workspace: null, moved: movedFolders(env) }];
    const moved = read('1', { folders });
    assert.deepEqual(carried(moved), ['claude-code sent 1', 'codex sent 1']);
    assert.deepEqual(
      [linked, moved].map(({ joined }) => joined.sessions.length),
      [2, 2],
    );
  });

  it('reads records that are packed with zstd, or says that it cannot', () => {
    const item = {
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: `${'plain '.repeat(99)} token = "${token(2)}"` }],
    };
    const content = Buffer.from(line({ type: 'response_item', payload: item }));
    // A frame of one uncompressed block (RFC 8878, 3.1.1): the size of the content, then that of the block.
    const frame = Buffer.alloc(10);
    frame.writeUInt32LE(0xfd2fb528);
    frame.writeUInt8(0x60, 4);
    frame.writeUInt16LE(content.length - 256, 5);
    frame.writeUIntLE(1 + (content.length << 3), 7, 3);
    const packed = Buffer.concat([frame, content]);
    scratch.put('.codex/sessions/2026/11/30/rollout-1.jsonl.zst', '');
    writeFileSync(scratch.at('.codex/sessions/2026/11/30/rollout-1.jsonl.zst'), packed);
    const result = read();
    const told = result.unread.map(({ store, reason }) => `${store} ${reason}`);
    if ('zstdDecompressSync' in zlib) assert.deepEqual([carried(result), told], [['codex sent 1'], []]);
    else assert.deepEqual([carried(result), told], [[], ['codex.sessions packed']]);
  });

  it('counts a sub-agent of a session with it, and one session in two stores once', () => {
    scratch.put(session, user(`token = "${token(1)}"`) + answer('m1') + answer('m2'));
    scratch.put('.claude/projects/-work/s1/subagents/agent-a.jsonl', user(`token = "${token(1)}"`) + answer('n1'));
    scratch.put('.claude/projects/-work/s1.jsonl.superseded-1', user(`token = "${token(1)}"`) + answer('m1'));
    const result = read();
    assert.deepEqual(carried(result), ['claude-code sent 3']);
    assert.deepEqual(
      result.joined.sessions.map(each => [each.id, each.requests, each.host, each.hostFrom]),
      [['s1', 3, 'api.anthropic.com', 'default']],
    );
  });

  it('counts what a fork repeats once', () => {
    const first = user(`token = "${token(1)}"`, { uuid: 'u1', parentUuid: null }) + answer('m1');
    scratch.put(session, first);
    scratch.put('.claude/projects/-work/s2.jsonl', (first + answer('m2')).replaceAll('"s1"', '"s2"'));
    const result = read();
    assert.deepEqual(carried(result), ['claude-code sent 2']);
    assert.deepEqual(result.joined.sessions.map(each => each.id).sort(), ['s1', 's2']);
  });

  it('counts once what Codex repeats in a fork, and in a fork of a fork', () => {
    const rollout = (id: string, from: string | undefined, requests: number): string =>
      [
        { type: 'session_meta', payload: { id, forked_from_id: from } },
        { type: 'response_item', payload: { type: 'message', role: 'user', content: [{ text: `k = "${token(1)}"` }] } },
        ...Array.from({ length: requests }, () => ({ type: 'token_usage_record', payload: {} })),
      ]
        .map(each => `${JSON.stringify(each)}\n`)
        .join('');
    const put = (id: string, from: string | undefined, requests: number): string =>
      scratch.put(`.codex/sessions/2026/01/01/rollout-${id}.jsonl`, rollout(id, from, requests));
    put('a', undefined, 1);
    put('b', 'a', 2);
    put('c', 'b', 3);
    assert.deepEqual(carried(read()), ['codex sent 3']);
    put('a', 'c', 1);
    assert.deepEqual(carried(read()), ['codex sent 3'], 'a circle ends');
  });

  it('sees a key through the numbers that an agent puts before lines, and values in JSON apart', () => {
    const pem = ['-----BEGIN RSA PRIVATE ', 'KEY-----'].join('');
    const key = [pem, ...Array.from({ length: 12 }, (_, i) => body(64, i + 1)), pem.replace('BEGIN', 'END')];
    const numbered = key.map((text, i) => `${i + 1}\t${text}`).join('\n');
    scratch.put(session, user([{ type: 'tool_result', tool_use_id: 't', content: numbered }]) + answer('m1'));
    const plain = `${key.join('\n')}\n`;
    scratch.put(
      '.codex/sessions/2026/01/01/rollout-a.jsonl',
      [
        { type: 'session_meta', payload: { id: 'c1' } },
        { type: 'response_item', payload: { type: 'function_call_output', output: JSON.stringify({ output: plain }) } },
        { type: 'token_usage_record', payload: {} },
      ]
        .map(each => `${JSON.stringify(each)}\n`)
        .join(''),
    );
    const result = read();
    assert.deepEqual(carried(result), ['claude-code sent 1', 'codex sent 1']);
    assert.equal(result.secrets.size, 1, 'the same secret in both');
  });

  it('loses one record that is nested too deeply, and nothing else', () => {
    const deep = `${'['.repeat(20_000)}"token = ${token(2)}"${']'.repeat(20_000)}`;
    const nested = `{"type":"user","sessionId":"s1","message":{"content":[{"type":"tool_result","content":"token = '${token(3)}'","x":${deep}}]}}\n`;
    scratch.put(session, user(`token = "${token(1)}"`) + nested + answer('m1'));
    const result = read();
    assert.ok(carried(result).includes('claude-code sent 1'));
    assert.deepEqual(
      result.unread.map(({ reason }) => reason),
      ['damaged'],
    );
  });

  it('reads a database whose rows are still in its log, and no table with credentials', () => {
    for (const end of ['', '-wal'])
      scratch.put(`.local/share/opencode/opencode.db${end}`, readFileSync(`test/fixtures/history/opencode.db${end}`));
    const texts: string[] = [];
    const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word', 'agent-word', 'credential-word'];
    const needles = new NeedleDetector(words);
    const detect = (text: string): readonly string[] => {
      texts.push(text);
      return needles.detect(text);
    };
    const folders = [{ home: scratch.root, workspace: null }];
    const detector = { detect, shown: needles.shown };
    const { joined, unread } = readHistory({ products: transcripts, folders, detector, index: null, withFiles: true });
    assert.deepEqual(unread, []);
    assert.deepEqual(
      words.map((_, id) =>
        joined.carried.get(String(id))?.map(each => `${each.session} ${each.status} ${each.requests}`),
      ),
      // The first prompt of a session is sent again, for its title.
      [['s1 sent 3'], ['s1 sent 1'], ['s1 stored-only 0'], ['s1 stored-only 0'], ['s2 sent 1'], undefined],
    );
    assert.ok(!texts.some(text => text.includes('credential')));
    assert.deepEqual(joined.carried.get('file:/work/a')?.length, 1);
    assert.deepEqual(
      joined.sessions.map(({ id, requests, host }) => [id, requests, host]),
      [
        ['s1', 3, 'api.openai.com'],
        ['s2', 1, 'api.openai.com'],
      ],
    );
  });

  it('says of a database without any table that it knows that it is of an unknown kind', () => {
    for (const end of ['', '-wal'])
      scratch.put(`.config/io.datasette.llm/logs.db${end}`, readFileSync(`test/fixtures/history/opencode.db${end}`));
    assert.deepEqual(read().unread, [{ store: 'llm.logs', reason: 'unknown-kind', count: 1 }]);
    assert.deepEqual(
      read().unread,
      [{ store: 'llm.logs', reason: 'unknown-kind', count: 1 }],
      'also when it is not read again',
    );
  });

  it('unpacks gzip, and reads the newest first', () => {
    const old = scratch.put(
      '.codex/archived_sessions/rollout-a.jsonl',
      zlib.gzipSync('{"type":"session_meta","payload":{"id":"old"}}\n'),
    );
    utimesSync(old, 1, 1);
    const seen: number[] = [];
    scratch.put(session, user('hello') + answer('m1'));
    const folders = [{ home: scratch.root, workspace: null }];
    const detector = { detect: () => [], shown: (name: string) => name };
    const onProgress = (files: number, of: number): void => void seen.push(files, of);
    const stopped = readHistory({
      products: transcripts,
      folders,
      detector,
      index: null,
      onProgress,
      isStopped: () => seen.length > 0,
    });
    assert.deepEqual(seen, [0, 2]);
    assert.deepEqual(
      stopped.joined.sessions.map(each => each.id),
      ['s1'],
    );
    assert.deepEqual(readHistory({ products: transcripts, folders, detector, index: null }).unread, []);
  });
});
