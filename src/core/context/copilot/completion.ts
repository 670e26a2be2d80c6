import { type Message, message } from '../../message.ts';
import type { ContextRequest, OpenDocument, Simulation, Simulator, Tokenizer } from '../types.ts';
import { replayFocus } from './similar/accessTimes.ts';
import { defaultPromptLimits } from './prompt/budget.ts';
import { completionItems, stoppedItem } from './completionItems.ts';
import { EditHistory, type StampedEdit } from './edits/editHistory.ts';
import { fewestCharacters } from './gates.ts';
import { languageContextItems } from './documents/languageContext.ts';
import { exclusionUnknowns, loadedExclusion } from './exclusion/loadedExclusion.ts';
import { inCells, readDocument } from './documents/notebook.ts';
import { payloadOf, placeBlocks } from './prompt/placedBlocks.ts';
import { completionPrompt, type CompletionPrompt } from './prompt/prompt.ts';
import { TokenCache } from './prompt/tokenCache.ts';
import { estimatingTokenizer } from '../estimatingTokenizer.ts';
import { WindowCache } from './similar/windowCache.ts';

/** Documents with these URI schemes never get a completion. */
const schemesWithout = ['output:', 'search-editor:', 'comment:', 'git:', 'chat-editing-snapshot-text-model:'];

/** The tokenizer with which Copilot cuts its prompt. */
const exactTokenizer = 'o200k_base';

/** Languages in which, with the default settings, a completion is only shown on request. */
const onlyWhenAsked: ReadonlySet<string> = new Set(['plaintext', 'markdown', 'scminput']);

/** Returns what no file or setting on this machine reveals. */
function unknownsFor(request: ContextRequest, active: OpenDocument | undefined): readonly Message[] {
  const unknowns = [
    message('context.copilot.experiments'),
    message('context.copilot.unifiedModel'),
    ...exclusionUnknowns(request),
  ];
  if (active?.languageId === 'typescript') unknowns.push(message('context.copilot.languageContext'));
  if (active?.languageId === 'cpp' || active?.languageId === 'c') unknowns.push(message('context.copilot.cppContext'));
  if (request.recentEdits.length > 0) unknowns.push(message('context.copilot.editsLag'));
  return unknowns;
}

/** Returns why Copilot would not request a completion here on its own. */
function stopsAt({ midLineBlocked }: CompletionPrompt, { languageId }: OpenDocument): readonly Message[] {
  const stops: Message[] = [];
  if (midLineBlocked) stops.push(message('context.copilot.midLine'));
  if (onlyWhenAsked.has(languageId)) stops.push(message('context.copilot.onlyWhenAsked', { language: languageId }));
  return stops;
}

/** Simulates Copilot's inline completion and caches what does not change between two keystrokes. */
class CompletionSimulator implements Simulator {
  readonly assistant = 'copilot';
  readonly feature = 'completion';
  readonly #windows = new WindowCache();
  #tokens = new TokenCache(estimatingTokenizer);
  #tokensOf: Tokenizer = estimatingTokenizer;
  #editsOf: ContextRequest['recentEdits'] = [];
  #edits: readonly StampedEdit[] = [];

  simulate(request: ContextRequest, tokenizer: Tokenizer = estimatingTokenizer): Simulation {
    const focused = request.documents.find(document => document.uri === request.active?.uri);
    const unknowns = unknownsFor(request, focused);
    const limit = { tokens: defaultPromptLimits.maxPromptTokens, fidelity: 'exact' } as const;
    const result = { assistant: this.assistant, feature: this.feature, limit, unknowns, payload: [] } as const;
    if (focused === undefined || request.active === null) {
      return { ...result, items: [], unknowns: [message('context.noActiveDocument'), ...unknowns] };
    }
    if (schemesWithout.some(scheme => focused.uri.startsWith(scheme))) {
      return { ...result, items: [stoppedItem(focused, message('context.copilot.schemeWithout'))] };
    }
    const offset = Math.max(0, Math.min(Math.trunc(request.active.offset) || 0, focused.text.length));
    const { active, cursor, cellsAbove } = readDocument(request.documents, focused, offset);
    const tokens = this.#cached(tokenizer);
    const prompt = completionPrompt(
      {
        documents: request.documents,
        active,
        cursor,
        folders: request.workspaceFolders,
        times: replayFocus(focusEvents(request)),
        isExcluded: loadedExclusion(request),
        edits: this.#reduced(request.recentEdits),
        limits: defaultPromptLimits,
        rememberedSuffix: '',
        indexOf: document => this.#windows.indexOf(document),
      },
      tokens,
    );
    if (prompt.type !== 'prompt') {
      const isExcluded = prompt.type === 'copilotContentExclusion';
      const reason = isExcluded
        ? message('context.copilot.activeExcluded')
        : message('context.copilot.tooShort', { limit: fewestCharacters });
      return { ...result, items: [stoppedItem(active, reason)] };
    }
    const placed = inCells(placeBlocks(prompt, active, cursor, defaultPromptLimits, tokens), focused, cellsAbove);
    const stops = stopsAt(prompt, focused);
    return {
      ...result,
      items: [
        ...stops.map(reason => stoppedItem(focused, reason)),
        ...completionItems(prompt, placed, {
          inclusion: stops.length > 0 ? 'possible' : 'certain',
          fidelity: tokenizer.name === exactTokenizer ? 'exact' : 'estimated',
        }),
        ...languageContextItems(request, focused, tokenizer),
      ],
      payload: payloadOf(placed),
      unknowns: prompt.suffix === '' ? unknowns : [...unknowns, message('context.copilot.olderSuffix')],
    };
  }

  #cached(tokenizer: Tokenizer): TokenCache {
    if (tokenizer !== this.#tokensOf) {
      this.#tokens = new TokenCache(tokenizer);
      this.#tokensOf = tokenizer;
    }
    return this.#tokens;
  }

  #reduced(edits: ContextRequest['recentEdits']): readonly StampedEdit[] {
    const isSame = edits.length === this.#editsOf.length && edits.every((edit, at) => edit === this.#editsOf[at]);
    if (isSame) return this.#edits;
    const history = new EditHistory();
    for (const edit of edits) history.change(edit);
    this.#editsOf = edits;
    this.#edits = history.edits();
    return this.#edits;
  }
}

function focusEvents(request: ContextRequest): readonly { readonly uri: string; readonly time: number }[] {
  if (request.focusHistory !== undefined) return request.focusHistory;
  return request.documents.flatMap(({ uri, lastFocused }) =>
    lastFocused === undefined ? [] : [{ uri, time: lastFocused }],
  );
}

/** Creates a simulator with its own caches; one is enough for an editor. */
export function createCopilotCompletion(): Simulator {
  return new CompletionSimulator();
}

/**
 * GitHub Copilot's inline completion: the open-source algorithm (microsoft/vscode-copilot-chat@31acd00a). Measurements on 2026-11-20
 * showed that 0.67.0 uses the same. Exact with the o200k_base tokenizer.
 */
export const copilotCompletion: Simulator = createCopilotCompletion();
