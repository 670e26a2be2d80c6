import { isObject, type JsonObject, listIn, numberIn, objectIn, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, pathOfAddress, timeOf } from '../../history/records/leaves.ts';
import { anthropicContent, stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, TextFacts, Transcripts } from '../../history/types.ts';

/** Reads a thread: messages in Anthropic's form, except for tool results. Each answer is one request. */
const thread: DocumentMapper = (document, sink, beside) => {
  if (!isObject(document) || !Array.isArray(document['messages'])) return sink.unknown(document);
  const [tree] = listIn(objectIn(document, 'env', 'initial'), 'trees');
  const id = textIn(document, 'id') ?? (beside.path.split('/').at(-1) ?? '').replace(/\.json$/, '');
  sink.session(id, {
    provider: 'amp',
    cwd: pathOfAddress(textIn(tree, 'uri')),
    from: numberIn(document, 'created'),
    to: beside.modified,
  });
  const paths = new ToolPaths();
  for (const each of listIn(document, 'messages')) said(each, id, sink, paths);
};

function said(payload: unknown, id: string, sink: HistorySink, paths: ToolPaths): void {
  const role = textIn(payload, 'role');
  if (!isObject(payload) || (role !== 'user' && role !== 'assistant')) return sink.unknown(payload);
  const usage = objectIn(payload, 'usage');
  // A sub-agent's messages are among those of its thread.
  sink.session(id, { model: textIn(usage, 'model') }, textIn(payload, 'parentToolUseId') ?? '');
  const time = timeOf(usage?.['timestamp']) ?? timeOf(objectIn(payload, 'meta')?.['sentAt']);
  if (role === 'assistant') sink.request(time);
  const by = role === 'assistant' ? 'reply' : 'input';
  const facts = { certainty: 'documented', time } as const;
  for (const file of listIn(objectIn(payload, 'fileMentions'), 'files')) mentioned(file, { ...facts, by }, sink);
  for (const block of listIn(payload, 'content')) {
    const run = runOf(block);
    anthropicContent([run === undefined ? block : resultOf(block, run)], by, facts, sink, paths);
    stored(run?.['progress'], time, sink);
  }
}

/** Returns how a tool ran, from the block of its result. */
function runOf(block: unknown): JsonObject | undefined {
  return textIn(block, 'type') === 'tool_result' ? objectIn(block, 'run') : undefined;
}

/** Reads a file that the user mentioned. */
function mentioned(file: unknown, facts: Pick<TextFacts, 'by' | 'certainty' | 'time'>, sink: HistorySink): void {
  const path = pathOfAddress(textIn(file, 'uri'));
  leaves(isObject(file) ? file['content'] : undefined, text => sink.text(text, { ...facts, status: 'sent', path }));
}

/** Converts a result to Anthropic's form. */
function resultOf(block: unknown, run: JsonObject): JsonObject {
  return {
    type: 'tool_result',
    tool_use_id: textIn(block, 'toolUseID'),
    content: run['result'] ?? run['error'],
    is_error: run['status'] === 'error',
  };
}

export const ampTranscripts: Transcripts = {
  stores: [
    {
      id: 'amp.threads',
      assistant: 'amp',
      surface: 'cli',
      paths: ['~/.local/share/amp/threads/T-*.json'],
      reading: { format: 'document', map: thread },
      source: {
        ref: 'kenn-io/agentsview@08a272b6 internal/parser/amp.go, and other public readers',
        date: '2026-11-30',
      },
    },
  ],
  hosts: { amp: 'ampcode.com' },
  edges: [message('history.edge.amp')],
};
