import { message } from '../../message.ts';
import { documented, estimated } from '../claim.ts';
import { cursorSimulator } from '../completion/cursorSimulator.ts';
import { ItemMaker } from '../completion/itemMaker.ts';
import { otherDocuments, relativePath } from '../places.ts';
import { before } from '../textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulator } from '../types.ts';
import { bm25 } from './bm25.ts';

const repository = 'aws/language-servers@55af91ea server/aws-lsp-codewhisperer/src';
const cursorClaim = documented(`${repository}/language-server/inline-completion/contants/constants.ts`, '2026-08-20');
const chunkClaim = estimated(`${repository}/shared/supplementalContextUtil/crossFileContextUtil.ts`, '2026-08-20');

const side = { unit: 'characters', most: 10_240 } as const;
const queryLines = 50;
const chunkLines = 50;
const mostChunks = 60;
const mostMatches = 3;
const mostCharacters = 20_480;

/** Extensions that take chunks from each other; documents of other languages get nothing from other documents. */
const dialects: readonly ReadonlySet<string>[] = [
  new Set(['java']),
  new Set(['py']),
  new Set(['js', 'jsx']),
  new Set(['ts', 'tsx']),
];

const about = { assistant: 'amazon-q', feature: 'completion' } as const;
const make = new ItemMaker(about.assistant, about.feature);

interface Chunk {
  readonly document: OpenDocument;
  readonly startLine: number;
  readonly endLine: number;
  readonly text: string;
}

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

/** Whether a file name is one that the languages' test tools look for. */
const isTest = (path: string): boolean => /(?:^|\/)(?:test_[^/]*|[^/]*(?:_test|\.test|\.spec|Tests?))\.\w+$/.test(path);

/** Returns the number of steps from one file to another through their common folder. */
function distance(left: string, right: string): number {
  const [from, to] = [left.split('/'), right.split('/')];
  let common = 0;
  while (common < from.length - 1 && common < to.length - 1 && from[common] === to[common]) common++;
  return from.length + to.length - 2 * common - 2;
}

/** Returns the first chunks of a document, one more than are scored at most, because the chunk after a match is what is sent. */
function chunksOf(document: OpenDocument): readonly Chunk[] {
  const { text } = document;
  const chunks: Chunk[] = [];
  let startLine = 1;
  for (let start = 0; start <= text.length && chunks.length <= mostChunks;) {
    let end = start - 1;
    let lines = 0;
    for (; lines < chunkLines && end < text.length; lines++) {
      const next = text.indexOf('\n', end + 1);
      end = next < 0 ? text.length : next;
    }
    chunks.push({ document, startLine, endLine: startLine + lines - 1, text: text.slice(start, end) });
    startLine += lines;
    start = end + 1;
  }
  return chunks;
}

function neighbourItems(request: ContextRequest, active: OpenDocument, cursor: number): readonly ContextItem[] {
  const activePath = relativePath(request, active.uri);
  const dialect = dialects.find(each => each.has(extensionOf(activePath)));
  const items: ContextItem[] = [];
  const candidates: { readonly document: OpenDocument; readonly distance: number }[] = [];
  for (const document of otherDocuments(request)) {
    const path = relativePath(request, document.uri);
    const fits = dialect?.has(extensionOf(path)) === true;
    if (fits && !isTest(path)) candidates.push({ document, distance: distance(activePath, path) });
    else {
      const reason = fits ? message('context.amazonq.test') : message('context.copilot.otherLanguage');
      items.push(make.dropped(document.uri, reason, chunkClaim));
    }
  }
  candidates.sort((left, right) => left.distance - right.distance);
  const chunks: (Chunk & { readonly next: Chunk })[] = [];
  for (const { document } of candidates) {
    if (chunks.length >= mostChunks) break;
    const own = chunksOf(document);
    for (const [at, chunk] of own.entries()) chunks.push({ ...chunk, next: own[at + 1] ?? chunk });
  }
  const considered = chunks.slice(0, mostChunks);
  const query = before(active.text, cursor, { unit: 'lines', most: queryLines }).text;
  const scores = bm25(
    considered.map(({ text }) => text),
    query,
  );
  const ranked = considered
    .map((chunk, at) => ({ next: chunk.next, score: scores[at] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, mostMatches);
  let rest = mostCharacters;
  const taken = new Set<OpenDocument>();
  for (const { next } of ranked) {
    const text = next.text.slice(0, Math.min(side.most, rest));
    if (text === '') continue;
    rest -= text.length;
    taken.add(next.document);
    items.push(
      make.range(next.document.uri, { ...next, text }, 'possible', message('context.amazonq.chunk'), chunkClaim),
    );
  }
  for (const { document } of candidates) {
    if (taken.has(document)) continue;
    items.push(make.dropped(document.uri, message('context.copilot.notBest', { limit: mostMatches }), chunkClaim));
  }
  return items;
}

/**
 * Amazon Q's inline completion: the text around the cursor and, from open documents in the same language, the chunks that follow the best
 * matches. Its way of splitting words is not reproduced, so chunks with close scores may come in another order.
 */
export const amazonQCompletion: Simulator = cursorSimulator(
  {
    ...about,
    before: side,
    after: side,
    claim: cursorClaim,
    unknowns: [message('context.amazonq.projectIndex'), message('context.amazonq.focalFile')],
  },
  make,
  neighbourItems,
);
