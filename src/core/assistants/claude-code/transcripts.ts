import { asList, isObject, type JsonObject, listIn, numberIn, objectIn, rowsIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { anthropicContent, promptList, stored, ToolPaths } from '../../history/records/messages.ts';
import { compareVersions } from '../versions.ts';
import { Agents } from './records/agents.ts';
import { hasBeenRefused, hasFailed } from './records/failures.ts';
import { Kept, recordNames } from './records/kept.ts';
import { Prompts } from './records/prompts.ts';
import { anthropicHashes } from './records/requestHash.ts';
import type { RecordMapper, TextMapper, Transcripts } from '../../history/types.ts';

/** Kinds of records that are skipped: they contain counters, titles and what other records repeat. */
const silent: ReadonlySet<unknown> = new Set([
  ...[
    'summary',
    'file-history-snapshot',
    'tools-used',
    'atis-latch',
    'cost-state',
    'mode',
    'permission-mode',
    'ai-title',
  ],
  ...['custom-title', 'agent-name', 'agent-setting', 'tag', 'pr-link', 'progress', 'worktree-state'],
  // In 2.1.85 (its cli.js).
  ...['agent-color', 'attribution-snapshot', 'speculation-accept', 'task-summary'],
  // In 2.1.332 (its program, read 2026-12-01); nothing that was seen, said or made is in any of them.
  ...['file-history-delta', 'continued-in', 'resume-head-vouch', 'relocated', 'memory-mode', 'history-suppression'],
  ...['data-flow-records', 'data-flow-incomplete', 'data-flow-handover', 'derived-from', 'frame-link', 'observer-ref'],
  ...['artifact-comment-monitor', 'artifact-autoreact-ledger', 'bridge-session', 'session-owner', 'ended-by-model'],
  ...['hybrid-organization', 'isolation-latch', 'dev-mods', 'host-row', 'repl-mode'],
]);

/**
 * Entry points of programs that use the SDK. VS Code's agent is one; it directs the SDK to a proxy that leads to GitHub. No record
 * says where its requests go (VS Code 1.139.1, 2026-11-30).
 */
const bySdk: ReadonlySet<unknown> = new Set(['sdk-ts', 'sdk-py']);

/** Reads a record of one kind. */
type Read = (value: JsonObject, time: number | null, isCopy: boolean) => void;

/**
 * Reads the records of a session. `tool_result.content` is exactly what was sent; `toolUseResult` next to it and `tool-results/` contain
 * more. Since 2.1.332, each `api-request` names the messages of its request by hash (30 of 31 requests were rebuilt from them).
 */
export const sessionRecords: RecordMapper = (sink, beside, saved) => {
  // Agents have files of their own; before 2.1, their records were in the session's file.
  const own = beside.path.includes('/subagents/') ? (beside.path.split('/').at(-1) ?? '') : '';
  const paths = new ToolPaths(sink.calledPaths);
  let answer = typeof saved?.['answer'] === 'string' ? saved['answer'] : '';
  let areRequestsNamed = saved?.['named'] === true;
  let isRooted = saved?.['rooted'] === true;
  /** When the program last began to write to this file, and for which session. */
  let began = numberIn(saved, 'began') ?? null;
  let writer = typeof saved?.['writer'] === 'string' ? saved['writer'] : '';
  /** When the previous record was written, if it came from the user or a tool. */
  let asked = numberIn(saved, 'asked') ?? null;
  /** Whether everything sent so far is about to be dropped: the summary that replaces it comes next. */
  let isShortened = saved?.['shortened'] === true;
  const kept = new Kept(saved?.['kept']);
  const prompts = new Prompts(saved?.['prompts']);
  const agents = new Agents(rowsIn(saved, 'agents'));
  /** The lane of the record that is being read. */
  let lane = own;

  /** Adds a text of a request that another record may contain as well. */
  const partOfRequest =
    (hash: string | undefined, time: number | null) =>
    (text: string): void => {
      const from = { ...named(hash), message: prompts.always, isFallback: true };
      sink.text(text, { status: 'sent', by: 'input', certainty: 'exact', time, ...from });
    };

  /** Counts the request for a summary. It sends what is summarized again and has no record of its own. */
  const summarised = (time: number | null): void => {
    if (kept.leftOut.size > 0) sink.requestBefore(time, kept.leftOut);
    else sink.request(time);
  };

  const compacted: Read = (value, time, isCopy) => {
    kept.read(value, prompts);
    if (!isCopy) summarised(time);
    isShortened = true;
  };

  /**
   * Reads the summary after a compaction. An answer without the marks of a summary is only accepted as one after a second request
   * (2.1.332, measured).
   */
  const shortened: Read = (value, time, isCopy) => {
    const content = value['isCompactSummary'] === true ? textIn(objectIn(value, 'message'), 'content') : undefined;
    if (content?.includes('\nSummary:\n') === false && areRequestsNamed && !isCopy) summarised(time);
    isShortened = false;
    const { names } = kept;
    if (names.size > 0) sink.window(names);
    else sink.compacted();
    prompts.begin(names);
  };

  /**
   * Whether a record was copied from another session. A fork begins with the records of its parent, which are older than what is written
   * about the fork itself; when a session is resumed, 2.0.60 likewise copies what a fork of it had added. Before 2.0, a resumed session may
   * be a fork too, and all copies have the time of copying: they are recognized because no model answers at once (1.0.127, measured).
   */
  const isRepeated = (value: JsonObject, time: number | null): boolean => {
    if (typeof value['uuid'] !== 'string') {
      if (began === null || value['type'] === 'queue-operation') began = time ?? began;
      writer = textIn(value, 'sessionId') ?? writer;
      return false;
    }
    if (value['forkedFrom'] !== undefined) return true;
    if (time === null) return false;
    if (began !== null && time < began - clockSlack) return true;
    return value['type'] === 'assistant' && time === asked && /^[01]\./.test(textIn(value, 'version') ?? '');
  };

  const user: Read = (value, time, isCopy) => {
    const content = objectIn(value, 'message')?.['content'];
    const hashes = (): readonly string[] => [...anthropicHashes('user', content), ...recordNames(value)];
    const path = pathOfResult(value['toolUseResult']);
    if (path !== undefined)
      for (const block of asList(content)) if (isObject(block)) paths.called(block['tool_use_id'], { path });
    const waits = isOwnCommand(content);
    const facts = { certainty: 'measured', time, hashes, message: prompts.name, waits } as const;
    anthropicContent(content, 'input', facts, sink, paths);
    stored(value['toolUseResult'], time, sink, path);
    const output = textIn(value['toolUseResult'], 'stdout') ?? '';
    if (output !== '' && !isCopy && /^(?:[01]|2\.0)\./.test(textIn(value, 'version') ?? ''))
      askedForPaths(value, output, time);
  };

  /** Up to 2.0, a small model is asked which files a command reads, with the command's full output (1.0.127, 2.0.60, measured). */
  const askedForPaths = (value: JsonObject, output: string, time: number | null): void => {
    sink.session(textIn(value, 'sessionId') ?? '', {}, `${lane} output`);
    sink.text(output, { status: 'sent', by: 'input', certainty: 'measured', time });
    sink.request(time);
    sink.compacted();
    placed(value, false);
  };

  const assistant: Read = (value, time, isCopy) => {
    const said = objectIn(value, 'message');
    const content = said?.['content'];
    if (value['isApiErrorMessage'] === true) {
      if (hasBeenRefused(value) && !areRequestsNamed && !isCopy) sink.request(time);
      // The error message is not sent with later requests.
      return stored(content, time, sink);
    }
    const model = textIn(said, 'model');
    const isMade = model === '<synthetic>';
    const next = textIn(said, 'id') ?? textIn(value, 'uuid') ?? '';
    if (!isMade && next !== answer && !areRequestsNamed && !isCopy) sink.request(time);
    answer = next;
    if (!isMade && model !== undefined) sink.facts({ model });
    const hashes = (): readonly string[] => [...anthropicHashes('assistant', content), ...recordNames(value)];
    anthropicContent(content, 'reply', { certainty: 'measured', time, hashes, message: prompts.name }, sink, paths);
  };

  const attachment: Read = (value, time) => {
    const payload = objectIn(value, 'attachment');
    const path = textIn(payload, 'filename');
    const hashes = (): readonly string[] => recordNames(value);
    const from = { path, message: prompts.name, part: textIn(value, 'uuid'), hashes, isFallback: true };
    const facts = { status: 'sent', by: 'input', certainty: 'measured', time, ...from } as const;
    const rendered = listIn(value, 'rendered');
    for (const each of rendered) contentTexts(isObject(each) ? each['content'] : each, text => sink.text(text, facts));
    // Before 2.1.332, an attached file is only in the record itself.
    if (rendered.length === 0)
      contentTexts(objectIn(payload, 'content', 'file')?.['content'], text => sink.text(text, facts));
    if (payload?.['type'] === 'prompt_snapshot') leaves(payload['systemPrompt'], text => sink.text(text, facts));
    else stored(payload, time, sink, path);
  };

  const request: Read = (value, time) => {
    areRequestsNamed = true;
    const id = textIn(value, 'id');
    const keep = value['keep'];
    sink.facts({ model: textIn(value['params'], 'model') });
    if (id === undefined) return sink.request(time);
    const texts = (list: readonly unknown[]): readonly string[] => list.filter(each => typeof each === 'string');
    sink.request(time, {
      id,
      base: textIn(value, 'base') ?? null,
      keep: typeof keep === 'number' && keep >= 0 ? keep : 0,
      tail: texts(listIn(value, 'tail')),
      beside: texts([value['shapeHash']]),
    });
  };

  const system: Read = (value, time, isCopy) => {
    const { subtype } = value;
    if (subtype === 'compact_boundary') compacted(value, time, isCopy);
    else if (subtype === 'microcompact_boundary') {
      // Old results stay in the history without their text.
      const cleared = objectIn(value, 'microcompactMetadata');
      const parts = [...listIn(cleared, 'compactedToolIds'), ...listIn(cleared, 'clearedAttachmentUUIDs')];
      sink.withdrawn(new Set(parts.filter(each => typeof each === 'string')), true);
    } else if (subtype === 'api_error' && hasFailed(value['error']) && !areRequestsNamed && !isCopy) sink.request(time);
    // Since 2.1.63, the output of the program's own commands is sent as if the user had written it (cli.js of 2.1.49 to 2.1.110).
    const isSent = subtype === 'local_command' && compareVersions(textIn(value, 'version') ?? '', '2.1.63') >= 0;
    if (!isSent) return stored(value['content'], time, sink);
    const hashes = (): readonly string[] => recordNames(value);
    const facts = {
      by: 'input',
      certainty: 'documented',
      time,
      message: prompts.name,
      hashes,
      isFallback: true,
    } as const;
    leaves(value['content'], text => sink.text(text, { status: 'sent', ...facts, waits: true }));
  };

  /** Reads replacements: if results are too long together, the longest are stored in full, but only their beginnings are sent. */
  const replaced: Read = (value, time) => {
    const all = listIn(value, 'replacements').filter(isObject);
    sink.withdrawn(new Set(all.flatMap(each => textIn(each, 'toolUseId') ?? [])), false);
    for (const each of all) {
      const facts = { status: 'sent', by: 'input', certainty: 'documented', time, message: prompts.name } as const;
      leaves(each['replacement'], text => sink.text(text, { ...facts, part: textIn(each, 'toolUseId') }));
    }
  };

  /** Reads the start of a helper that continues its session's conversation: its requests carry it, but its file does not contain it. */
  const forked: Read = value => {
    const session = textIn(value, 'parentSessionId');
    if (session !== undefined) sink.session(session, { base: session }, own);
  };

  const typed: Read = (value, time) => stored([value['content'], value['lastPrompt']], time, sink);

  const readers: Readonly<Record<string, Read>> = {
    ...{ user, assistant, attachment, system },
    'api-request': request,
    'api-request-blob': (value, time) =>
      contentTexts(objectIn(value, 'message')?.['content'], partOfRequest(textIn(value, 'hash'), time)),
    'api-request-shape': (value, time) => leaves(value['shape'], partOfRequest(textIn(value, 'shapeHash'), time)),
    ...{ 'queue-operation': typed, 'last-prompt': typed, 'content-replacement': replaced },
    'fork-context-ref': forked,
  };

  /** Sets the session and agent that a record belongs to; a copy is sent with the requests of the session that contains it now. */
  const placed = (value: JsonObject, isCopy: boolean): void => {
    const id = (isCopy && writer !== '' ? writer : undefined) ?? textIn(value, 'sessionId');
    const isSaid = value['type'] === 'user' || value['type'] === 'assistant';
    // Other records do not name the program that made them.
    const provider = isSaid && !bySdk.has(value['entrypoint']) ? 'anthropic' : undefined;
    if (id !== undefined) sink.session(id, { cwd: textIn(value, 'cwd'), provider }, lane);
    const uuid = textIn(value, 'uuid');
    if (isRooted || uuid === undefined || lane !== '') return;
    // A fork repeats the records of its parent, including ids, in a file of its own. A resumed session of 1.0.127 may continue in
    // another file (measured), whose first record names a predecessor that is not in it.
    isRooted = true;
    sink.facts(typeof value['parentUuid'] === 'string' ? { goesOn: 1 } : { root: uuid });
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const type = textIn(value, 'type') ?? '';
    const time = timeOf(value['timestamp']);
    const isCopy = isRepeated(value, time);
    lane = own === '' ? agents.read(value) : own;
    placed(value, isCopy);
    asked = type === 'user' ? time : null;
    // In 2.1.332, attachments sent with the summary come before it; requests name them.
    if (isShortened && !(type === 'attachment' && areRequestsNamed)) shortened(value, time, isCopy);
    const staying = lane === own ? prompts.read(value) : null;
    if (staying !== null) sink.window(staying);
    if (isCopy) sink.facts({ ownOnly: 1 });
    if (lane === own) kept.note(value);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (read !== undefined) read(value, time, isCopy);
    else if (!silent.has(type)) sink.unknown(value);
  };

  return {
    record,
    state: () => ({
      ...{ answer, named: areRequestsNamed, rooted: isRooted, began, writer, asked },
      ...{ shortened: isShortened, kept: kept.state(), prompts: prompts.state(), agents: agents.state() },
    }),
  };
};

/** Whether it is what the user ran after `!`, or a command of the program itself: neither asks the model (2.1.110, read 2026-12-01). */
function isOwnCommand(content: unknown): boolean {
  const [first] = Array.isArray(content) ? (content as readonly unknown[]) : [{ text: content }];
  return /^<(?:bash-(?:input|stdout|stderr)|local-command-(?:stdout|stderr|caveat)|command-name)>/.test(
    textIn(first, 'text') ?? '',
  );
}

/** Records of the same moment are not always in the order of their times. Milliseconds. */
const clockSlack = 500;

function named(hash: string | undefined): { readonly hashes?: () => readonly string[] } {
  return hash === undefined ? {} : { hashes: () => [hash] };
}

function pathOfResult(result: unknown): string | undefined {
  return textIn(result, 'filePath') ?? textIn(objectIn(result, 'file'), 'filePath');
}

/** Reads a complete output, two levels below the folder of its session. */
const outputOfSession: TextMapper = (text, sink, { path }) => {
  sink.session(path.split('/').at(-3) ?? '');
  stored(text, null, sink);
};

const measured = {
  ref: 'Measured: records of 1.0.127, 2.0.60, 2.1.128, 2.1.220, 2.1.271 and 2.1.332 compared with their captured requests',
  date: '2026-11-30',
  version: '2.1.332',
};

export const claudeCodeTranscripts: Transcripts = {
  stores: [
    {
      id: 'claude-code.sessions',
      assistant: 'claude-code',
      surface: 'cli',
      paths: [
        '~/.claude/projects/*/*.jsonl',
        '~/.claude/projects/*/*/subagents/*.jsonl',
        '~/.claude/projects/*/*/subagents/workflows/*.jsonl',
        // If XDG_CONFIG_HOME was set, in versions around 1.0.30 (its cli.js; no longer in 1.0.128).
        '~/.config/claude/projects/*/*.jsonl',
      ],
      reading: { format: 'records', map: sessionRecords },
      source: measured,
    },
    {
      // Renamed when another file took over the session; that file repeats it.
      id: 'claude-code.superseded',
      assistant: 'claude-code',
      surface: 'cli',
      paths: ['~/.claude/projects/*/*.jsonl.superseded-*'],
      reading: { format: 'records', map: sessionRecords },
      source: { ref: 'glama.ai/mcp/servers/Blackman99/spillscan', date: '2026-11-28' },
    },
    {
      id: 'claude-code.prompts',
      assistant: 'claude-code',
      surface: 'cli',
      paths: ['~/.claude/history.jsonl'],
      reading: {
        format: 'records',
        map: promptList(record => ({ session: textIn(record, 'sessionId'), time: record['timestamp'] })),
      },
      source: measured,
    },
    {
      id: 'claude-code.spill',
      assistant: 'claude-code',
      surface: 'cli',
      paths: ['~/.claude/projects/*/*/tool-results/*.txt'],
      // projects/<folder>/<session>/tool-results/<id>.txt
      reading: { format: 'text', map: outputOfSession },
      source: measured,
    },
    {
      // Output of background tasks; for a helper, a link to its records.
      id: 'claude-code.background',
      assistant: 'claude-code',
      surface: 'cli',
      paths: [],
      // claude-<user>/<folder>/<session>/tasks/<id>.output
      temporary: ['claude-*/*/*/tasks/*.output'],
      reading: { format: 'text', map: outputOfSession },
      source: { ref: 'Measured: files that 2.1.332 left in runs', date: '2026-12-01', version: '2.1.332' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com' },
  edges: [message('history.edge.claudeCode')],
};
