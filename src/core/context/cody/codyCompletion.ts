import { message } from '../../message.ts';
import { documented, estimated } from '../claim.ts';
import { cursorSimulator } from '../completion/cursorSimulator.ts';
import { ItemMaker } from '../completion/itemMaker.ts';
import { bestWindows, referenceWords } from '../copilot/similar/snippets.ts';
import { WindowCache } from '../copilot/similar/windowCache.ts';
import { otherDocuments } from '../places.ts';
import type { ContextItem, ContextRequest, OpenDocument, Simulator } from '../types.ts';

const source = 'sourcegraph/cody@dced3c1d vscode/src/completions/context';
const cursorClaim = documented(source, '2025-07-24');
const snippetClaim = estimated(`${source}/retrievers/jaccard-similarity`, '2025-07-24');

/** Characters of the whole context: 2048 tokens of four characters. A tenth of it is kept free. */
const contextCharacters = 2048 * 4;
const snippetCharacters = Math.floor(contextCharacters * 0.9);
const prefix = { unit: 'characters', most: Math.floor(contextCharacters * 0.6) } as const;
const suffix = { unit: 'characters', most: Math.floor(contextCharacters * 0.1) } as const;
const windowHeight = 50;
const mostPerDocument = 20;
const mostDocuments = 10;
/** Larger documents are usually generated; they are not read. */
const largestDocument = 1_000_000;

const about = { assistant: 'cody', feature: 'completion' } as const;
const make = new ItemMaker(about.assistant, about.feature);
const windows = new WindowCache(windowHeight);

function snippetItems(request: ContextRequest, active: OpenDocument, cursor: number): readonly ContextItem[] {
  const reference = referenceWords(active.text, cursor, windowHeight);
  const items: ContextItem[] = [];
  const found: {
    readonly document: OpenDocument;
    readonly startLine: number;
    readonly text: string;
    readonly score: number;
  }[] = [];
  let looked = 0;
  for (const document of otherDocuments(request)) {
    const { uri, text, languageId } = document;
    if (languageId !== active.languageId)
      items.push(make.dropped(uri, message('context.copilot.otherLanguage'), snippetClaim));
    else if (text.length > largestDocument) {
      items.push(make.dropped(uri, message('context.copilot.tooLarge', { limit: largestDocument }), snippetClaim));
    } else if (looked++ >= mostDocuments) {
      items.push(make.dropped(uri, message('context.agent.notAmongOpen', { limit: mostDocuments }), snippetClaim));
    } else if (reference.size > 0) {
      const index = windows.indexOf(document);
      for (const { startLine, endLine, score } of bestWindows(index, reference, mostPerDocument)) {
        found.push({ document, startLine: startLine + 1, text: index.textOf(startLine, endLine), score });
      }
    }
  }
  let rest = snippetCharacters;
  for (const { document, startLine, text } of found.sort((left, right) => right.score - left.score)) {
    if (text.length > rest) continue;
    rest -= text.length;
    const window = { text, startLine, endLine: startLine + text.split('\n').length - 1 };
    items.push(make.range(document.uri, window, 'possible', message('context.cody.snippet'), snippetClaim));
  }
  return items;
}

/** Sourcegraph Cody's inline completion as of its last public source; outdated where the closed product has changed since. */
export const codyCompletion: Simulator = cursorSimulator(
  {
    ...about,
    before: prefix,
    after: suffix,
    claim: cursorClaim,
    unknowns: [message('context.cody.strategy')],
  },
  make,
  snippetItems,
);
