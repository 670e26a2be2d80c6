import { hasList, isObject, type JsonObject, listIn, objectIn, parseJson, textIn } from '../../json.ts';
import { message } from '../../message.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, Transcripts } from '../../history/types.ts';

/** Parts of an answer that are sent: text, tool calls and thoughts. Others are for people. */
const replies: ReadonlySet<unknown> = new Set([0, 5, 8]);

/**
 * Reads a session: exchanges, each a request with its answer. Their nodes are sent with later requests, except those of exchanges
 * that were canceled or made a summary (`chatHistoryForAPI` in augment.mjs of 0.36.0).
 */
const session: DocumentMapper = (document, sink) => {
  if (!hasList(document, 'chatHistory')) return sink.unknown(document);
  const id = textIn(document, 'sessionId') ?? '';
  sink.session(id, { from: timeOf(document['created']) ?? undefined, to: timeOf(document['modified']) ?? undefined });
  const paths = new ToolPaths();
  let live: string[] = [];
  for (const [index, item] of listIn(document, 'chatHistory').entries()) {
    const exchange = objectIn(item, 'exchange');
    if (!isObject(item) || exchange === undefined) sink.unknown(item);
    else {
      const time = timeOf(item['finishedAt']);
      const requested = listIn(exchange, 'request_nodes').filter(isObject);
      sink.session(id, { model: textIn(exchange, 'model_id'), cwd: folderIn(requested) });
      const summary = requested.map(each => objectIn(each, 'history_summary_node')).find(each => each !== undefined);
      if (summary !== undefined) {
        // The request for the summary carried what it replaces.
        if ((textIn(summary, 'summarization_request_id') ?? '') !== '') sink.request(time);
        sink.compacted();
        live = [];
      }
      const name = `exchange ${index}`;
      live.push(name);
      exchanged(exchange, requested, { sink, paths, time, name });
      stored([exchange['response_text'], item['changedFiles']], time, sink);
      if (item['completed'] === false || item['isHistorySummary'] === true) {
        live.pop();
        sink.window(new Set(live));
      }
    }
  }
};

interface Place {
  readonly sink: HistorySink;
  readonly paths: ToolPaths;
  readonly time: number | null;
  readonly name: string;
}

function exchanged(exchange: JsonObject, requested: readonly JsonObject[], { sink, paths, time, name }: Place): void {
  const facts = { status: 'sent', certainty: 'documented', time, message: name } as const;
  const put = (payload: unknown, path?: string): void =>
    leaves(payload, text => sink.text(text, { ...facts, by: 'input', path }));
  // The prompt is usually in a node as well.
  if (!requested.some(each => each['type'] === 0)) put(exchange['request_message']);
  for (const node of requested) {
    const result = objectIn(node, 'tool_result_node');
    put([objectIn(node, 'text_node')?.['content'], node['ide_state_node'], node['edit_events_node']]);
    put(node['history_summary_node']);
    const parts = listIn(result, 'content_nodes').map(each => textIn(each, 'text_content'));
    if (result !== undefined)
      put(
        parts.length > 0 ? parts : result['content'],
        result['is_error'] === true ? undefined : paths.resultOf(result['tool_use_id']),
      );
  }
  sink.request(time);
  for (const node of listIn(exchange, 'response_nodes').filter(isObject)) {
    if (!replies.has(node['type'])) continue;
    const use = objectIn(node, 'tool_use');
    const input = textIn(use, 'input_json') ?? '';
    if (use !== undefined) paths.called(use['tool_use_id'], parseJson(input));
    for (const text of [textIn(node, 'content'), input, textIn(objectIn(node, 'thinking'), 'content')])
      if (text !== undefined && text !== '') sink.text(text, { ...facts, by: 'reply' });
  }
}

function folderIn(nodes: readonly JsonObject[]): string | undefined {
  for (const node of nodes) {
    const [folder] = listIn(node['ide_state_node'], 'workspace_folders');
    const root = textIn(folder, 'repository_root') ?? textIn(folder, 'folder_root');
    if (root !== undefined) return root;
  }
  return undefined;
}

export const augmentTranscripts: Transcripts = {
  stores: [
    {
      id: 'augment.sessions',
      assistant: 'augment',
      surface: 'cli',
      paths: ['~/.augment/sessions/*.json'],
      reading: { format: 'document', map: session },
      source: { ref: 'augment.mjs of @augmentcode/auggie 0.36.0', date: '2026-11-30', version: '0.36.0' },
    },
  ],
  hosts: {},
  edges: [message('history.edge.augment')],
};
