import { type Message, message } from '../../../message.ts';
import { estimateTokens } from '../../estimatingTokenizer.ts';
import type { ContextItem, PayloadBlock, SourceRange } from '../../types.ts';
import { isWithin } from '../../../paths/absolutePaths.ts';
import type { AgentFile } from './agentFile.ts';
import { uriOfPath } from './ground.ts';
import type { AgentPlace } from './places.ts';

export type ItemDraft = Omit<ContextItem, 'assistant' | 'feature' | 'fidelity' | 'source'>;

/** Returns the item for a file, and its text for the payload if that is certain to be sent. */
export function shownFile(
  file: AgentFile,
  place: AgentPlace,
  folder: string,
): { readonly item: ItemDraft; readonly block: PayloadBlock | null } {
  const { lines, inclusion, text, rule } = file;
  const uri = uriOfPath(file.path, place, folder);
  const range = rangeOf(text, lines);
  const piece = text.slice(range.start, range.end);
  const reason = reasonOf(file, place);
  const isOwnText = file.linkedFrom === undefined && !['servers', 'hooks', 'tools'].includes(rule.part);
  const item: ItemDraft = {
    uri,
    kind: lines === null ? 'file' : 'range',
    startLine: lines?.[0] ?? null,
    endLine: lines?.[1] ?? null,
    tokens: isOwnText ? estimateTokens(piece) : 0,
    inclusion,
    reason,
  };
  const isInPayload = isOwnText && inclusion === 'certain' && rule.part === 'text' && piece !== '';
  const block = isInPayload ? { title: reason, text: piece, uri, startLine: lines?.[0] ?? 1, range } : null;
  return { item, block };
}

/** Returns the offsets of a range of whole lines. */
function rangeOf(text: string, lines: AgentFile['lines']): SourceRange {
  if (lines === null) return { start: 0, end: text.length };
  const [first, last] = lines;
  let start = 0;
  let at = 0;
  for (let line = 1; line <= last; line++) {
    if (line === first) start = at;
    const next = text.indexOf('\n', at);
    at = next < 0 ? text.length : next + 1;
  }
  return { start, end: at };
}

function reasonOf(file: AgentFile, place: AgentPlace): Message {
  const { rule, name = '', linkedFrom, importedBy, isLater } = file;
  if (rule.part === 'servers')
    return rule.describesToolsLater === true
      ? message('context.agent.serverNames', { name })
      : message('context.agent.server', { name });
  if (rule.part === 'hooks') return message('context.agent.hook', { name });
  if (rule.part === 'agents') return message('context.agent.declaredAgent', { name });
  if (rule.part === 'tools') return message('context.agent.ownTools');
  if (rule.part === 'setting') return message('context.agent.setting', { name });
  if (linkedFrom !== undefined) return message('context.agent.linked', { file: shortName(linkedFrom, place) });
  if (importedBy !== undefined) {
    return file.inclusion === 'certain'
      ? message('context.agent.imported', { file: shortName(importedBy, place) })
      : message('context.agent.importedElsewhere', { file: shortName(importedBy, place) });
  }
  if (rule.part === 'description')
    return isLater === true ? message('context.agent.describedLater') : message('context.agent.described');
  return file.inclusion === 'certain'
    ? message('context.agent.instructions')
    : message('context.agent.possibleInstructions');
}

/** Returns a short path for display: relative to the start folder, or with `~` for the home folder. */
function shortName(path: string, { folder, home }: AgentPlace): string {
  if (path.startsWith(`${folder}/`)) return path.slice(folder.length + 1);
  return home !== null && isWithin(home, path) ? `~${path.slice(home.length)}` : path;
}
