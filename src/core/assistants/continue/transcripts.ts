import { asList, hasList, isObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { contentTexts, leaves, pathOf, pathOfAddress } from '../../history/records/leaves.ts';
import { inputOf, openAiCalls, stored } from '../../history/records/messages.ts';
import { devData } from './devData.ts';
import type { Certainty, DocumentMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** Reads a session. It contains no times; its start is in `sessions.json`. `output[].content` is what was sent. */
export const continueSession =
  (certainty: Certainty): DocumentMapper =>
  (document, sink, beside) => {
    if (!hasList(document, 'history')) return sink.unknown(document);
    const id = textIn(document, 'sessionId') ?? '';
    const index = parseJson(beside.read('sessions.json') ?? '');
    const entry = asList(index).find(each => textIn(each, 'sessionId') === id);
    const created = Number(isObject(entry) ? entry['dateCreated'] : undefined);
    const folder = textIn(document, 'workspaceDirectory');
    sink.session(id, {
      // The extension writes a URI, the command line a path.
      cwd: pathOfAddress(folder) ?? folder,
      root: firstCall(listIn(document, 'history')),
      from: Number.isFinite(created) ? created : undefined,
      to: beside.modified,
    });
    let thoughts: readonly unknown[] = [];
    for (const each of listIn(document, 'history')) {
      const role = objectIn(each, 'message')?.['role'];
      if (role === 'thinking') {
        thoughts = [...thoughts, each];
        continue;
      }
      if (role !== 'assistant') thought(thoughts, sink);
      turn(each, { id, thoughts: role === 'assistant' ? thoughts : [], certainty }, sink);
      thoughts = [];
    }
    thought(thoughts, sink);
  };

/** Shorter call ids may be numbers that start again in each session. */
const leastId = 20;

/** Returns the id of the first tool call. `cn --fork` names no original session, but copies share this id (1.5.47, measured). */
function firstCall(history: readonly unknown[]): string | undefined {
  const ids = history.flatMap(each => listIn(each, 'toolCallStates').map(state => textIn(state, 'toolCallId') ?? ''));
  return ids.find(id => id.length >= leastId);
}

/** Reads thoughts of an answer that has nothing else. */
function thought(thoughts: readonly unknown[], sink: HistorySink): void {
  if (thoughts.length === 0) return;
  sink.request(null);
  putThoughts(thoughts, sink);
}

function putThoughts(thoughts: readonly unknown[], sink: HistorySink): void {
  for (const each of thoughts)
    contentTexts(objectIn(each, 'message')?.['content'], text =>
      sink.text(text, { status: 'sent', by: 'reply', certainty: 'documented' }),
    );
}

interface Turn {
  /** The id of the session. */
  readonly id: string;
  /** The thoughts before the answer. */
  readonly thoughts: readonly unknown[];
  readonly certainty: Certainty;
}

function turn(each: unknown, { id, thoughts, certainty }: Turn, sink: HistorySink): void {
  const said = objectIn(each, 'message');
  if (!isObject(each) || said === undefined) return sink.unknown(each);
  const isReply = said['role'] === 'assistant';
  if (isReply) {
    sink.session(id, { model: textIn(objectIn(said, 'usage'), 'model') });
    // The extension stores prompts as they were sent, including the system prompt and rules.
    for (const log of listIn(each, 'promptLogs'))
      leaves(textIn(log, 'prompt'), text =>
        sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', isRepeated: true }),
      );
    sink.request(null);
    putThoughts(thoughts, sink);
  }
  const by = isReply ? 'reply' : 'input';
  contentTexts(said['content'], text => sink.text(text, { status: 'sent', by, certainty }));
  openAiCalls(said['toolCalls'], (_id, _input, text) => sink.text(text, { status: 'sent', by, certainty }));
  const context = listIn(each, 'contextItems');
  // Items displayed next to an answer are never sent.
  if (isReply) stored([context, objectIn(each, 'reasoning')?.['text']], null, sink);
  else for (const item of context) attached(item, said['role'] === 'user' ? beside : undefined, sink);
  for (const state of listIn(each, 'toolCallStates')) results(state, certainty, sink);
  summarised(each['conversationSummary'], said['content'], sink);
}

/** The name of what no request for a summary carries: the summary is made from the messages alone. */
const beside = 'beside a message';

function attached(item: unknown, message: string | undefined, sink: HistorySink): void {
  const uri = objectIn(item, 'uri');
  const path = uri?.['type'] === 'file' ? pathOfAddress(textIn(uri, 'value')) : undefined;
  leaves(isObject(item) ? item['content'] : item, text =>
    sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', message, path }),
  );
}

/** Reads the result of a call (gui/src/redux/util/constructMessages.ts, read 2026-12-01). */
function results(state: unknown, certainty: Certainty, sink: HistorySink): void {
  const status = textIn(state, 'status');
  const outputs = listIn(state, 'output').map(output => (isObject(output) ? output['content'] : output));
  // The model is only told that the call was canceled, whatever output there was before.
  if (status === 'canceled') return stored(outputs, null, sink);
  // A refused read names a file, but its output contains nothing of it.
  const given = status === 'errored' ? '' : (textIn(objectIn(state, 'toolCall', 'function'), 'arguments') ?? '');
  const facts = { status: 'sent', by: 'input', certainty, path: pathOf(inputOf(given)), message: beside } as const;
  // A call that is still running has preliminary output.
  leaves(outputs, text => sink.text(text, { ...facts, waits: status === 'calling' }));
}

/**
 * Reads a summary, which replaces the message that contains it and everything before (core/util/conversationCompaction.ts, read 2026-11).
 */
function summarised(summary: unknown, content: unknown, sink: HistorySink): void {
  if (typeof summary !== 'string' || summary === '') return;
  // The CLI stores only the summary, as the answer that it was.
  if (content !== summary) sink.requestBefore(null, new Set([beside]));
  sink.compacted();
  sink.text(summary, { status: 'sent', by: 'reply', certainty: 'documented' });
}

export const continueTranscripts: Transcripts = {
  stores: [
    {
      id: 'continue.sessions',
      assistant: 'continue',
      surface: 'cli',
      paths: ['~/.continue/sessions/*-*.json'],
      reading: { format: 'document', map: continueSession('measured') },
      source: {
        ref: 'Measured: records of 1.5.47 compared with their captured requests, also of forks, summaries, failures and a kill',
        date: '2026-12-01',
        version: '1.5.47',
      },
    },
    {
      id: 'continue.dev-data',
      assistant: 'continue',
      surface: 'editor',
      paths: ['~/.continue/dev_data/*/*.jsonl', '~/.continue/dev_data/autocomplete.jsonl'],
      reading: { format: 'records', map: devData },
      source: {
        ref: 'continuedev/continue core/data/log.ts, packages/config-yaml/src/schemas/data',
        date: '2026-11-30',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.continue')],
};
