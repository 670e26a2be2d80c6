// Records for the history benchmark, in the formats of Claude Code 2.1.332 and Codex 0.171.0, with real source text: files below
// node_modules, as agents read, search, list, compare and change them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { randomFrom } from '../../lib/random.mjs';

/** Limits for the files that are used; files with longer lines are minified, and nobody reads those. */
const longestLine = 400;
const mostBytes = 60e6;

/** Returns the lines of source files below a folder, with the files of each package next to each other. */
export function sourceFiles(folder) {
  const files = [];
  let bytes = 0;
  const names = readdirSync(folder, { recursive: true }).filter(name =>
    /\.(?:[cm]?[jt]s|json|md|css|ya?ml)$/.test(name),
  );
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    const stat = statSync(file);
    if (!stat.isFile() || stat.size < 500 || stat.size > 300_000) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines.some(line => line.length > longestLine)) continue;
    files.push({ name: `/home/dev/work/${name}`, lines });
    bytes += stat.size;
    if (bytes > mostBytes) break;
  }
  return files;
}

/**
 * Yields the turns of one session as JSON lines, endlessly; one text in forty contains a secret.
 * @param secrets `sent` occur in results that were sent, `kept` only in the whole file that is stored next to a change
 * @param parent the record that the first one follows; null if it begins a session
 */
export function* claudeTurns(files, secrets, session, seed, parent = null) {
  const below = numbersFrom(seed);
  let before = parent;
  for (let turn = 0; ; turn++) {
    const record = (type, message, more = {}) => {
      const [parentUuid, uuid] = [before, idOf(below)];
      before = uuid;
      return line({
        parentUuid,
        isSidechain: false,
        type,
        message: { role: type, ...message },
        uuid,
        timestamp: timeOf(turn),
        ...more,
        userType: 'external',
        entrypoint: 'cli',
        cwd: '/home/dev/work',
        sessionId: session,
        version: '2.1.332',
        gitBranch: 'main',
      });
    };
    const { name, input, sent, beside } = claudeCall(files, secrets, turn, below);
    const id = `toolu_${turn}`;
    const usage = { input_tokens: turn, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 5 };
    const said = content => record('assistant', { id: `msg_${turn}`, model: 'claude-opus-5-5', content, usage });
    yield [
      turn % 12 === 0 ? record('user', { content: `Please look at ${input.file_path ?? 'the rest'} next.` }) : '',
      said([{ type: 'tool_use', id, name, input }]),
      record('user', { content: [{ type: 'tool_result', tool_use_id: id, content: sent }] }, { toolUseResult: beside }),
      turn % 4 === 0 ? said([{ type: 'text', text: prose(files, below) }]) : '',
    ].join('');
  }
}

function claudeCall(files, secrets, turn, below) {
  const file = files[below(files.length)];
  const kind = below(10);
  const { start, lines } = part(file, secrets, turn, below);
  const text = lines.join('\n');
  if (kind < 5) {
    const sent = lines.map((each, i) => `${start + i + 1}\t${each}`).join('\n');
    const held = { filePath: file.name, content: text, numLines: lines.length, startLine: start + 1 };
    return { name: 'Read', input: { file_path: file.name }, sent, beside: { type: 'text', file: held } };
  }
  if (kind < 8) {
    const sent = listing(files, file, lines, start, below);
    const beside = { stdout: sent, stderr: '', interrupted: false, isImage: false };
    return { name: 'Bash', input: { command: `git grep -n ${turn} | head -200`, description: 'Look' }, sent, beside };
  }
  const [oldString, newString] = [lines.slice(0, 12).join('\n'), lines.slice(2, 14).join('\n')];
  const patch = [...lines.slice(0, 12).map(each => `-${each}`), ...lines.slice(2, 14).map(each => `+${each}`)];
  return {
    name: 'Edit',
    input: { file_path: file.name, old_string: oldString, new_string: newString, replace_all: false },
    sent: `The file ${file.name} has been updated successfully.`,
    beside: {
      filePath: file.name,
      oldString,
      newString,
      originalFile: turn % 40 === 5 ? `${text}\nconst token = '${secrets.kept[below(secrets.kept.length)]}';` : text,
      structuredPatch: [{ oldStart: start, oldLines: 12, newStart: start, newLines: 12, lines: patch }],
    },
  };
}

/** Like {@link claudeTurns}; outputs occur twice, as they were sent and as they were shown. */
export function* codexTurns(files, secrets, session, seed) {
  const below = numbersFrom(seed);
  const record = (type, payload, turn) => line({ timestamp: timeOf(turn), ordinal: turn, type, payload });
  yield record('session_meta', { id: session, cwd: '/home/dev/work', model_provider: 'openai' }, 0);
  for (let turn = 0; ; turn++) {
    const file = files[below(files.length)];
    const { start, lines } = part(file, secrets, turn, below);
    const isListing = below(3) === 0;
    const output = isListing ? listing(files, file, lines, start, below) : lines.join('\n');
    const id = `call_${turn}`;
    const command = `sed -n '${start},${start + 200}p' ${file.name}`;
    const item = {
      type: 'CommandExecution',
      command: ['/bin/bash', '-lc', command],
      aggregated_output: output,
      exit_code: 0,
    };
    const given = {
      type: 'function_call',
      name: 'exec_command',
      call_id: id,
      arguments: JSON.stringify({ cmd: command }),
    };
    const result = `Chunk ID: ${turn}\nWall time: 0.1 seconds\nProcess exited with code 0\nOutput:\n${output}`;
    yield [
      record('response_item', given, turn),
      record('event_msg', { type: 'item_completed', thread_id: session, item }, turn),
      record('response_item', { type: 'function_call_output', call_id: id, output: result }, turn),
      record('token_usage_record', { thread_id: session, usage: { input_tokens: turn } }, turn),
      turn % 4 === 0 ? record('response_item', replied(prose(files, below)), turn) : '',
    ].join('');
  }
}

function replied(text) {
  return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
}

/** Returns some lines of a file, as an agent reads them. */
function part({ lines }, secrets, turn, below) {
  const count = 30 + below(370);
  const start = below(Math.max(1, lines.length - count));
  const own = lines.slice(start, start + count);
  if (turn % 40 === 3) own.splice(below(own.length), 0, `const token = '${secrets.sent[below(secrets.sent.length)]}';`);
  return { start, lines: own };
}

/** Returns the output of a search, a diff or a file listing. */
function listing(files, file, lines, start, below) {
  const kind = below(3);
  if (kind === 0) return lines.map((each, i) => `${file.name}:${start + i}:${each}`).join('\n');
  if (kind === 1) {
    const changed = lines.map((each, i) => (i % 17 === 0 ? `-${each}\n+${each.trim()}` : ` ${each}`));
    return `diff --git a${file.name} b${file.name}\n--- a${file.name}\n+++ b${file.name}\n@@ -${start},9 +${start},9 @@\n${changed.join('\n')}`;
  }
  const from = below(files.length);
  const names = files
    .slice(from, from + 120)
    .map(({ name, lines: own }) => `-rw-r--r-- 1 dev dev ${own.length * 31} Nov 12 ${name}`);
  return names.join('\n');
}

/** Returns a piece of some documentation, as long as an answer. */
function prose(files, below) {
  const texts = files.filter(({ name }) => name.endsWith('.md'));
  const { lines } = texts[below(texts.length)] ?? files[0];
  const start = below(lines.length);
  return lines.slice(start, start + 25).join('\n');
}

/** Returns a function for random whole numbers below a limit. */
function numbersFrom(seed) {
  const random = randomFrom(seed);
  return limit => Math.floor(random() * limit);
}

/** Returns an id in the form of a UUID. */
function idOf(below) {
  const digits = count => Array.from({ length: count }, () => below(16).toString(16)).join('');
  return [8, 4, 4, 4, 12].map(digits).join('-');
}

function timeOf(turn) {
  return new Date(1_790_000_000_000 + turn * 60_000).toISOString();
}

function line(value) {
  return `${JSON.stringify(value)}\n`;
}
