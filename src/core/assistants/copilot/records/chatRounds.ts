import { isObject, type JsonObject, listIn, objectIn, textIn } from '../../../json.ts';
import { leaves, pathOf } from '../../../history/records/leaves.ts';
import { inputOf } from '../../../history/records/messages.ts';
import type { TextFacts } from '../../../history/types.ts';

export type Put = (text: string, by: TextFacts['by'], at: number | null, more?: Partial<TextFacts>) => void;

/** A plain text longer than this many characters is written to a file, and the model is told the file's path instead. */
const longest = 8 * 1024;
/** Tools whose results are sent in full whatever their length. */
const whole: ReadonlySet<unknown> = new Set(['search_subagent', 'explore_subagent', 'execution_subagent', 'memory']);

/**
 * Whether long results are written to files: `github.copilot.chat.agent.largeToolResultsToDisk.enabled` is true by default since 0.38.0
 * (microsoft/vscode-copilot-chat ede4e247b of 2026-02-17; onText in prompts/node/panel/toolCalling.tsx). The records keep them in full.
 */
export function keepsLongOut(extensionVersion: string | undefined): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(extensionVersion ?? '') ?? [];
  return major !== undefined && (Number(major) > 0 || Number(minor) >= 38);
}

/** Reads an answer and the results of its calls. */
export function readRound(round: JsonObject, at: number | null, results: JsonObject, isOut: boolean, put: Put): void {
  leaves([round['response'], objectIn(round, 'thinking')?.['text']], text => put(text, 'reply', at));
  for (const call of listIn(round, 'toolCalls')) {
    const given = textIn(call, 'arguments') ?? '';
    put(given, 'reply', at);
    const isWhole = !isOut || whole.has(isObject(call) ? call['name'] : undefined);
    for (const content of listIn(results[textIn(call, 'id') ?? ''], 'content')) {
      const text = joined(content);
      const isLeftOut = !isWhole && isPlain(content) && text.length > longest;
      const status = isLeftOut ? ({ status: 'stored-only', certainty: 'estimated' } as const) : {};
      put(text, 'input', at, { path: pathOf(inputOf(given)), ...status });
    }
  }
  // The output of a hook, for example that work is not finished, is sent with the next request.
  const said = textIn(round, 'hookContext');
  if (said !== undefined) put(said, 'input', at, { waits: true });
}

function isPlain(content: unknown): boolean {
  return typeof (isObject(content) ? content['value'] : content) === 'string';
}

/**
 * Returns the text of a result: a value, or a tree with one leaf per line. The lines must be joined to detect keys that span several lines.
 */
function joined(content: unknown): string {
  const value = isObject(content) ? content['value'] : content;
  if (typeof value === 'string') return value;
  let text = '';
  const walk = (node: unknown, depth: number): void => {
    if (!isObject(node) || depth > 100) return;
    const own = textIn(node, 'text');
    if (own !== undefined)
      text += node['lineBreakBefore'] === true && text !== '' && !text.endsWith('\n') ? `\n${own}` : own;
    for (const child of listIn(node, 'children')) walk(child, depth + 1);
  };
  walk(objectIn(value, 'node'), 0);
  if (text === '') leaves(value, each => (text += `${each}\n`));
  return text;
}
