import { isObject, numberIn, objectIn, textIn } from '../../../json.ts';
import { leaves } from '../../../history/records/leaves.ts';
import { inputOf, stored } from '../../../history/records/messages.ts';
import type { RecordMapper } from '../../../history/types.ts';

/**
 * Reads lines that Copilot writes if `github.copilot.chat.agentDebugLog.fileLogging.enabled` is on: `{ts, sid, type, attrs}`. A request
 * contains its messages in `inputMessages`; system prompt and tools are in files next to it; everything else is cut at 5,000 characters
 * (extension/chat/vscode-node/chatDebugFileLoggerService.ts of microsoft/vscode-copilot-chat and public readers, read 2026-12-01).
 */
export const debugLog: RecordMapper = (sink, beside) => {
  // debug-logs/<session>/main.jsonl; helpers and requests for titles have files of their own.
  const [file = '', session = ''] = beside.path.split('/').reverse();
  const lane = file === 'main.jsonl' ? '' : file;
  const record = (value: unknown): void => {
    if (!isObject(value) || value['type'] === undefined) return sink.unknown(value);
    const attributes = objectIn(value, 'attrs');
    const [time, messages] = [numberIn(value, 'ts') ?? null, textIn(attributes, 'inputMessages')];
    sink.session(session, { provider: 'copilot', model: textIn(attributes, 'model') }, lane);
    if (value['type'] !== 'llm_request' || messages === undefined) return stored(attributes, time, sink);
    sink.compacted();
    const files = ['systemPromptFile', 'toolsFile'].map(each => textIn(attributes, each));
    const others = files.map(each => (each === undefined || /[\\/]/.test(each) ? '' : (beside.read(each) ?? '')));
    leaves(
      [...others, messages].map(each => inputOf(each) ?? each),
      text => sink.text(text, { status: 'sent', by: 'input', certainty: 'documented', time }),
    );
    sink.request(time);
  };
  return { record, state: () => ({}) };
};
