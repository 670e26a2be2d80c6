import { hasList, isObject, listIn, numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { continueSession } from '../continue/transcripts.ts';
import { contentTexts, leaves, timeOf } from '../../history/records/leaves.ts';
import { stored, ToolPaths } from '../../history/records/messages.ts';
import type { DocumentMapper, HistorySink, RecordMapper, TextFacts } from '../../history/types.ts';

/**
 * Reads sessions of Kiro's command line since version 2: `{kind, data: {content: [{kind, data}]}}`. Only prompts have a time, in
 * seconds; a file of the same name next to it contains folder and model.
 */
export const kiroCliRecords: RecordMapper = (sink, beside, saved) => {
  const paths = new ToolPaths(sink.calledPaths);
  const id = nameOf(beside.path);
  let time = typeof saved?.['time'] === 'number' ? saved['time'] : null;
  const meta = parseJson(beside.read(`${id}.json`) ?? '');
  sink.session(id, {
    cwd: textIn(meta, 'cwd'),
    provider: 'amazon-q',
    model: textIn(objectIn(meta, 'session_state', 'rts_model_state', 'model_info'), 'model_id'),
  });

  const block = (held: unknown, by: TextFacts['by']): void => {
    if (!isObject(held)) return;
    const { kind, data } = held;
    const facts = { status: 'sent', by, certainty: 'documented', time } as const;
    if (kind === 'toolUse') {
      paths.called(objectIn(held, 'data')?.['toolUseId'], objectIn(held, 'data')?.['input']);
      leaves(objectIn(held, 'data')?.['input'], text => sink.text(text, facts));
    } else if (kind === 'toolResult') {
      const path = paths.resultOf(objectIn(held, 'data')?.['toolUseId']);
      leaves(objectIn(held, 'data')?.['content'], text => sink.text(text, { ...facts, path }));
    } else if (kind !== 'image') leaves(data, text => sink.text(text, facts));
  };

  const record = (value: unknown): void => {
    if (!isObject(value)) return sink.unknown(value);
    const { kind } = value;
    const data = objectIn(value, 'data');
    const seconds = objectIn(data, 'meta')?.['timestamp'];
    if (typeof seconds === 'number') time = seconds * 1000;
    const content = listIn(data, 'content');
    if (kind === 'Prompt' || kind === 'ToolResults') for (const each of content) block(each, 'input');
    else if (kind === 'AssistantMessage') {
      sink.request(time);
      for (const each of content) block(each, 'reply');
    } else if (kind === 'Clear') sink.compacted();
    else sink.unknown(value);
  };
  return { record, state: () => ({ time }) };
};

const sessionOfContinue = continueSession('documented');

/** Reads a session of Kiro's editor before version 1, which was built on Continue and stores sessions in its form. */
export const kiroSession: DocumentMapper = (document, sink, beside) => {
  sessionOfContinue(document, sink, beside);
  sink.facts({ provider: 'amazon-q', model: textIn(document, 'selectedModel') });
};

/** Reads sessions of Kiro's editor since version 1, by workspace: `{id, timestamp, payload: {type, content}}`. */
export const kiroEditorRecords: RecordMapper = (sink, beside) => {
  // sessions/<workspace>/<session>/messages.jsonl
  const id = beside.path.split('/').at(-2) ?? '';
  const meta = parseJson(beside.read('session.json') ?? '');
  const [folder] = listIn(meta, 'workspacePaths');
  sink.session(id, {
    provider: 'amazon-q',
    cwd: textIn(meta, 'workspacePath') ?? (typeof folder === 'string' ? folder : undefined),
  });
  return {
    record: value => {
      const payload = objectIn(value, 'payload');
      if (!isObject(value) || payload === undefined) return sink.unknown(value);
      message(payload, timeOf(value['timestamp']), sink);
    },
    state: () => ({}),
  };
};

function message(payload: Readonly<Record<string, unknown>>, time: number | null, sink: HistorySink): void {
  const { type, content } = payload;
  const put = (by: TextFacts['by']) => (text: string) =>
    sink.text(text, { status: 'sent', by, certainty: 'documented', time });
  if (type === 'user') contentTexts(content, put('input'));
  else if (type === 'tool_result') leaves(content ?? payload, put('input'));
  else if (type === 'assistant') {
    sink.request(time);
    contentTexts(content, put('reply'));
  } else if (type === 'tool_call') leaves(payload, put('reply'));
  else stored(payload, time, sink);
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.(?:jsonl|chat)$/, '');
}

/**
 * Reads what Kiro's editor stored of one run before February 2026: `{executionId, metadata, chat: [{role, content}]}`. The runs of
 * a workflow repeat the messages of earlier runs.
 */
export const kiroChat: DocumentMapper = (document, sink, beside) => {
  if (!hasList(document, 'chat')) return sink.unknown(document);
  const metadata = objectIn(document, 'metadata');
  sink.session(textIn(document, 'executionId') ?? nameOf(beside.path), {
    provider: 'amazon-q',
    root: textIn(metadata, 'workflowId'),
    model: textIn(metadata, 'modelId'),
    from: numberIn(metadata, 'startTime'),
    to: numberIn(metadata, 'endTime') ?? beside.modified,
  });
  for (const each of listIn(document, 'chat')) {
    const [role, content] = isObject(each) ? [each['role'], each['content']] : [];
    const by = role === 'bot' || role === 'assistant' ? 'reply' : 'input';
    if (role === undefined) sink.unknown(each);
    if (by === 'reply') sink.request(null);
    contentTexts(content, text => sink.text(text, { status: 'sent', by, certainty: 'documented' }));
  }
};
