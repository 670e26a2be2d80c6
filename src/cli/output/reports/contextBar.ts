import {
  type ContextWindow,
  isSent,
  type PartKind,
  type WindowPart,
} from '../../../core/exposure/window/contextWindow.ts';
import type { Painter } from '../painter.ts';
import { joined, type Safe, t } from '../safe.ts';

/** Columns of a full bar. */
const width = 40;
/** How many parts are named next to the bar, the largest first: about as many as fit in a line of a terminal. */
const mostNamed = 4;

/** The character and the colour of each kind: either is enough to recognise it. */
const marks: Readonly<
  Record<
    PartKind,
    { readonly mark: string; readonly ascii: string; readonly style: 'blue' | 'green' | 'magenta' | 'yellow' | 'dim' }
  >
> = {
  'this-file': { mark: '█', ascii: '#', style: 'blue' },
  snippet: { mark: '▓', ascii: '=', style: 'green' },
  'whole-file': { mark: '▒', ascii: '+', style: 'magenta' },
  about: { mark: '░', ascii: '-', style: 'yellow' },
  'on-demand': { mark: '·', ascii: '.', style: 'dim' },
};

/**
 * Returns the contents of a window as one line: a bar of its parts by their tokens, and the names of the largest with their shares;
 * `!` marks a part with a secret. Null if nothing with a known size would be sent.
 * @param nameOf returns a short name of a part
 */
export function contextBar(
  { parts, tokens }: ContextWindow,
  nameOf: (part: WindowPart) => string,
  { painter, isAscii }: { readonly painter: Painter; readonly isAscii: boolean },
): Safe | null {
  const sized = parts.filter(each => isSent(each) && each.item.tokens > 0);
  if (sized.length === 0) return null;
  const lengths = columnsOf(sized.map(each => each.item.tokens));
  const bar = sized.map((part, at) => {
    const { mark, ascii, style } = marks[part.kind];
    const piece = (isAscii ? ascii : mark).repeat(lengths[at] ?? 0);
    return painter.paint(part.secrets > 0 ? 'red' : style, piece);
  });
  const named = [...sized].sort((a, b) => b.item.tokens - a.item.tokens).slice(0, mostNamed);
  const names = named.map(part => {
    const share = Math.round((part.item.tokens / tokens) * 100);
    const text = t`${nameOf(part)} ${share}%${part.secrets > 0 ? '!' : ''}`;
    return part.secrets > 0 ? painter.paint('red', text) : text;
  });
  const rest = sized.length - named.length;
  return t`  ${joined(bar, '')}  ${joined([...names, ...(rest > 0 ? [`${rest} more`] : [])], '  ')}`;
}

/** Returns the columns of each part: its share of the bar, at least one if there is room. Together never more than the bar. */
function columnsOf(tokens: readonly number[]): readonly number[] {
  const all = tokens.reduce((sum, each) => sum + each, 0);
  if (all === 0) return tokens.map(() => 0);
  let done = 0;
  let drawn = 0;
  return tokens.map((each, at) => {
    done += each;
    const left = width - (tokens.length - 1 - at);
    const end = Math.min(Math.max(Math.round((done / all) * width), drawn + 1), Math.max(left, drawn));
    const columns = Math.min(end, width) - drawn;
    drawn += columns;
    return columns;
  });
}
