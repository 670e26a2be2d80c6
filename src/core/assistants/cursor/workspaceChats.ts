import { isObject, listIn, parseJson, textIn } from '../../json.ts';
import { leaves, timeOf } from '../../history/records/leaves.ts';
import { stored } from '../../history/records/messages.ts';
import { rowsOf } from '../../history/records/tables.ts';
import { folderOfWorkspace } from '../../history/records/workspaceFolder.ts';
import type { DatabaseMapper, HistorySink, SessionFacts } from '../../history/types.ts';

const chats = 'workbench.panel.aichat.view.aichat.chatdata';
/** Prompts for the arrow keys, and what was generated from them. */
const lists: ReadonlySet<unknown> = new Set(['aiService.prompts', 'aiService.generations']);

/** Reads chats from before 2025, each a tab of its workspace. No other rows are read, since they may contain tokens of extensions. */
export const workspaceChats: DatabaseMapper = (tables, sink, beside, onDamage) => {
  const cwd = folderOfWorkspace(beside.read('workspace.json'));
  for (const of of rowsOf(tables, 'ItemTable', onDamage)) {
    const key = of('key');
    if (key !== chats && !lists.has(key)) continue;
    const value = of('value');
    const payload = parseJson(value instanceof Uint8Array ? (beside.unpack(value, 'none') ?? '') : String(value ?? ''));
    if (key === chats) for (const each of listIn(payload, 'tabs')) tab(each, { cwd, provider: 'cursor' }, sink);
    else {
      sink.session('', { cwd });
      stored(payload, null, sink);
    }
  }
};

function tab(payload: unknown, facts: SessionFacts, sink: HistorySink): void {
  const sent = isObject(payload) ? timeOf(payload['lastSendTime']) : null;
  sink.session(textIn(payload, 'tabId') ?? '', { ...facts, to: sent ?? undefined });
  for (const bubble of listIn(payload, 'bubbles')) {
    if (!isObject(bubble)) continue;
    const isReply = bubble['type'] === 'ai';
    if (isReply) sink.request(null);
    const said = [bubble['text'], bubble['rawText'], bubble['delegate']].find(
      each => typeof each === 'string' && each !== '',
    );
    const selected = isReply
      ? []
      : listIn(bubble, 'selections').map(each => textIn(each, 'text') ?? textIn(each, 'rawText'));
    leaves([said, selected], text =>
      sink.text(text, { status: 'sent', by: isReply ? 'reply' : 'input', certainty: 'documented' }),
    );
  }
}
